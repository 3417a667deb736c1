"""The graph for Mermaid, which GitHub, GitLab and many editors draw inside Markdown."""

from __future__ import annotations

import re

from citecheck.messages import Messages
from citecheck.network.relations import Network
from citecheck.network.wording import arrow_lines, node_lines

_SIGNS = re.compile(r"[^\w\s.,:;/()×–—-]|[\r\n]")


def mermaid(network: Network, said: Messages) -> str:
    """A flowchart; arrows that lead backward in time are red and thick."""
    lines = ["flowchart LR"]
    lines += [f'  n{number}["{_joined(node_lines(node, said))}"]' for number, node in enumerate(network.nodes, 1)]
    for arrow in network.arrows:
        link = "==>" if arrow.backward else "-->"
        lines.append(f'  n{arrow.start + 1} {link}|"{_joined(arrow_lines(arrow, said))}"| n{arrow.end + 1}')
    wrong = [str(number) for number, arrow in enumerate(network.arrows) if arrow.backward]
    if wrong:
        lines.append(f"  linkStyle {','.join(wrong)} stroke:red,color:red")
    return "\n".join(lines) + "\n"


def _joined(lines: tuple[str, ...]) -> str:
    return "<br>".join(escaped(line) for line in lines)


def escaped(text: str) -> str:
    """Text inside the quotation marks of Mermaid: every sign that it or HTML may read is a number."""
    return _SIGNS.sub(lambda match: f"#{ord(match[0])};", text.replace(";", ","))
