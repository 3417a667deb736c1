"""The graph of relations: every arrow once, backward ones marked, and nothing in a name that a tool would read."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from citecheck.check.checking import check
from citecheck.extract import extract
from citecheck.messages import messages
from citecheck.model import Text
from citecheck.network import dot, mermaid
from citecheck.network.relations import Arrow, Network, Node, network_of
from citecheck.patterns import load_patterns
from tests.test_cli import run

PATTERNS = load_patterns()
EN = messages("en")
BACKWARD = (
    "Conclusion No. 15-KL/TW dated September 30, 2001 of the Secretariat on continuing to implement "
    "Directive No. 46-CT/TW dated June 22, 2015 of the Politburo.\n"
)
FORWARD = "Kết luận số 01-KL/TW ngày 18/5/2021 về tiếp tục thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016.\n"


def network(*contents: str) -> Network:
    texts = [Text(f"{number}.txt", content) for number, content in enumerate(contents)]
    return network_of(check([extract(text, PATTERNS) for text in texts], "2026-11-21", PATTERNS))


@pytest.mark.parametrize(
    ("contents", "arrows"),
    [
        # a document to what it continues
        ((FORWARD,), [("01-KL/TW", "05-CT/TW", "continues", 1, None)]),
        # said twice: one arrow
        ((FORWARD, FORWARD), [("01-KL/TW", "05-CT/TW", "continues", 2, None)]),
        # older than what it continues
        ((BACKWARD,), [("15-KL/TW", "46-CT/TW", "continues", 1, ("2001-09-30", "2015-06-22"))]),
        # the basis is dated by the registry only
        (
            ("Conclusion No. 15-KL/TW dated September 30, 2001 on continuing to implement Directive No. 46-CT/TW.\n",),
            [("15-KL/TW", "46-CT/TW", "continues", 1, ("2001-09-30", "2010-07-27"))],
        ),
        # nothing is said
        (("Chỉ thị 05-CT/TW ngày 15/5/2016; Quy định 58-QĐ/TW ngày 08/02/2022.\n",), []),
    ],
)
def test_arrows(contents: tuple[str, ...], arrows: list[tuple[str, str, str, int, tuple[str, str] | None]]) -> None:
    made = network(*contents)
    names = [node.identifier for node in made.nodes]
    assert [(names[one.start], names[one.end], one.kind, one.places, one.backward) for one in made.arrows] == arrows


def test_the_order_of_texts_changes_nothing() -> None:
    assert network(FORWARD, BACKWARD) == network(BACKWARD, FORWARD)


HOSTILE = Network(
    (Node('58"-QĐ\\/TW', "]; n2 <script>", ("2022-02-08",)), Node("a\nb", "#quot; | `", ())),
    (Arrow(0, 1, "based on", 2, ("2001-01-01", "2015-01-01")),),
)


def test_dot_is_escaped() -> None:
    assert dot.dot(HOSTILE, EN) == (
        "digraph citations {\n"
        "  rankdir=LR;\n"
        '  node [shape=box, fontname="sans-serif"];\n'
        '  n1 [label="58\\"-QĐ\\\\/TW ]; n2 <script>\\n2022-02-08"];\n'
        '  n2 [label="a b #quot; | `\\nno date"];\n'
        '  n1 -> n2 [label="rests on 2×\\ndated 2001-01-01, before 2015-01-01", color=red, fontcolor=red, penwidth=2];\n'
        "}\n"
    )


def test_mermaid_is_escaped() -> None:
    assert mermaid.mermaid(HOSTILE, EN) == (
        "flowchart LR\n"
        '  n1["58#34;-QĐ#92;/TW #93;, n2 #60;script#62;<br>2022-02-08"]\n'
        '  n2["a#10;b #35;quot, #124; #96;<br>no date"]\n'
        '  n1 ==>|"rests on 2×<br>dated 2001-01-01, before 2015-01-01"| n2\n'
        "  linkStyle 0 stroke:red,color:red\n"
    )


@pytest.mark.parametrize("format_", ["dot", "mermaid"])
def test_the_command(format_: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BACKWARD, encoding="utf-8")
    first = run("graph", "a.txt", "--format", format_, cwd=tmp_path)
    assert first.returncode == 0, first.stderr.decode()
    assert "15-KL/TW" in first.stdout.decode()
    assert "red" in first.stdout.decode()
    assert run("graph", "a.txt", "--format", format_, "--lang", "vi", cwd=tmp_path).stdout != first.stdout
    assert run("graph", "none.txt", cwd=tmp_path).returncode == 2


@pytest.mark.skipif(shutil.which("dot") is None, reason="no Graphviz")
def test_graphviz_draws_it() -> None:
    made = subprocess.run(["dot", "-Tsvg"], input=dot.dot(HOSTILE, EN).encode(), capture_output=True, check=True)
    assert b"</svg>" in made.stdout
