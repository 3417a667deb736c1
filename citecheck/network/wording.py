"""What stands at nodes and arrows, in the language of the run."""

from __future__ import annotations

from citecheck.messages import Messages
from citecheck.network.relations import Arrow, Network, Node


def node_lines(node: Node, said: Messages) -> tuple[str, str]:
    """The document, and below it its dates."""
    return f"{node.identifier} {node.apart}".rstrip(), " / ".join(node.dates) or said.say("graph.undated")


def arrow_lines(arrow: Arrow, said: Messages) -> tuple[str, ...]:
    """The relation, how often it is said if more than once, and what is wrong with its dates."""
    relation = said.say(f"said.relation.{arrow.kind.replace(' ', '_')}")
    often = " " + said.say("graph.places", count=arrow.places) if arrow.places > 1 else ""
    if arrow.backward is None:
        return (relation + often,)
    date, basis_date = arrow.backward
    return relation + often, said.say("graph.backward", date=date, basis_date=basis_date)


def summary(network: Network, said: Messages) -> str:
    """How many arrows, and how many of them lead backward."""
    if not network.arrows:
        return said.say("graph.nothing")
    return said.say(
        "graph.summary", arrows=_counted(said, "arrow", len(network.arrows)),
        documents=_counted(said, "document", len(network.nodes)),
        backward=sum(arrow.backward is not None for arrow in network.arrows),
    )  # fmt: skip


def _counted(said: Messages, what: str, count: int) -> str:
    return said.say(f"graph.{what}.{'one' if count == 1 else 'many'}", count=count)
