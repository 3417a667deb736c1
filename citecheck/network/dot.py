"""The graph in DOT, which Graphviz draws."""

from __future__ import annotations

from citecheck.messages import Messages
from citecheck.network.relations import Network
from citecheck.network.wording import arrow_lines, node_lines


def dot(network: Network, said: Messages) -> str:
    """A directed graph; arrows that lead backward in time are red and thick."""
    lines = ["digraph citations {", "  rankdir=LR;", '  node [shape=box, fontname="sans-serif"];']
    lines += [
        f'  n{number} [label="{_joined(node_lines(node, said))}"];' for number, node in enumerate(network.nodes, 1)
    ]
    for arrow in network.arrows:
        wrong = ", color=red, fontcolor=red, penwidth=2" if arrow.backward else ""
        label = _joined(arrow_lines(arrow, said))
        lines.append(f'  n{arrow.start + 1} -> n{arrow.end + 1} [label="{label}"{wrong}];')
    return "\n".join([*lines, "}"]) + "\n"


def _joined(lines: tuple[str, ...]) -> str:
    return r"\n".join(escaped(line) for line in lines)


def escaped(text: str) -> str:
    """Text inside the quotation marks of DOT: no mark ends it, no backslash means anything."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ").replace("\r", " ")
