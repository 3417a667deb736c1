"""The language server as an editor meets it, over the pipes of a real process."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from citecheck.errors import CitecheckError
from citecheck.extras import needed
from citecheck.lsp.positions import offset, position
from citecheck.messages import messages
from citecheck.model import Text
from tests.lsp_client import Client

RIGHT = "Quy định số 58-QĐ/TW ngày 08/02/2022 của Bộ Chính trị.\n"
WRONG = "Quy định số 58-QĐ/TW ngày 28/02/2022 của Bộ Chính trị.\n"


def address(folder: Path, name: str) -> str:
    return (folder / name).as_uri()


def cut(text: str, range_: dict[str, Any]) -> str:
    """What stands in a range of UTF-16 units, as an editor counts."""
    lines = text.replace("\r\n", "\n").split("\n")
    start, end = range_["start"], range_["end"]
    assert start["line"] == end["line"]
    units: bytes = lines[start["line"]].encode("utf-16-le")
    first, last = start["character"] * 2, end["character"] * 2
    piece: bytes = units[first:last]
    return piece.decode("utf-16-le")


def edited(text: str, action: dict[str, Any], uri: str) -> str:
    [edit] = action["edit"]["changes"][uri]
    new: str = edit["newText"]
    return text.replace(cut(text, edit["range"]), new)


def fixes(client: Client, uri: str, range_: dict[str, Any]) -> list[dict[str, Any]]:
    params = {"textDocument": {"uri": uri}, "range": range_, "context": {"diagnostics": []}}
    found: list[dict[str, Any]] = client.request("textDocument/codeAction", params)
    return found


def test_findings_come_go_and_are_mended(tmp_path: Path) -> None:
    uri = address(tmp_path, "a.txt")
    with Client(tmp_path) as client:
        client.open(uri, WRONG)
        [found] = client.diagnostics(uri)
        assert (found["code"], found["severity"], found["source"]) == ("CC102", 1, "citecheck")
        assert "codeDescription" not in found  # it would lead to the net
        assert cut(WRONG, found["range"]) == "28/02/2022"
        [action] = fixes(client, uri, found["range"])
        assert edited(WRONG, action, uri) == RIGHT
        assert "28/02/2022" in action["title"]
        client.change(uri, 2, edited(WRONG, action, uri))
        assert client.diagnostics(uri) == []
        assert fixes(client, uri, found["range"]) == []


@pytest.mark.parametrize(
    "text",
    [
        "🇻🇳 Nghị quyết 𝟏 – " + WRONG,  # letters of two UTF-16 units
        "Một.\r\nHai.\r\n" + WRONG,  # the line ends of Windows
        "\ufeffMột\n\n\tvà " + WRONG,  # a byte order mark, a tab
        "Một\u2028hai\x0cba " + WRONG,  # line ends for Python, none for the protocol
        "Mo\u0302\u0323t " + WRONG,  # decomposed letters
    ],
)
def test_positions_are_utf16_units(text: str, tmp_path: Path) -> None:
    uri = address(tmp_path, "a.txt")
    with Client(tmp_path) as client:
        client.open(uri, text)
        [found] = client.diagnostics(uri)
        assert cut(text, found["range"]) == "28/02/2022"
        [action] = fixes(client, uri, found["range"])
        assert edited(text, action, uri) == text.replace("28/02/2022", "08/02/2022")


def test_an_editor_that_counts_otherwise_is_answered_so(tmp_path: Path) -> None:
    uri, text = address(tmp_path, "a.txt"), "🇻🇳 " + WRONG
    with Client(tmp_path, capabilities={"general": {"positionEncodings": ["utf-8"]}}) as client:
        client.open(uri, text)
        [found] = client.diagnostics(uri)
        assert client.capabilities["positionEncoding"] == "utf-8"
        start, end = found["range"]["start"]["character"], found["range"]["end"]["character"]
        assert text.encode()[start:end] == b"28/02/2022"


def test_open_documents_are_compared(tmp_path: Path) -> None:
    """Of an unknown document nobody knows the right day: both places are shown, each with the other."""
    one, two = address(tmp_path, "Một hai.txt"), address(tmp_path, "b.txt")
    first, second = (f"Kế hoạch số 77-KH/TU ngày {day}/3/2021 của Tỉnh ủy Nghệ An.\n" for day in ("12", "21"))
    with Client(tmp_path) as client:
        client.open(one, first)
        assert client.diagnostics(one) == []
        client.open(two, second)
        [here] = client.diagnostics(one)
        [there] = client.diagnostics(two)
        assert here["code"] == there["code"] == "CC101"
        [related] = here["relatedInformation"]
        assert related["location"] == {"uri": two, "range": there["range"]}
        assert "2021-03-21" in related["message"]
        assert fixes(client, one, here["range"]) == []
        client.notify("textDocument/didClose", {"textDocument": {"uri": two}})
        assert client.diagnostics(one) == []


@pytest.mark.parametrize(
    ("text", "at", "said"),
    [
        (WRONG, 15, ["2022-02-08", "XIII"]),  # a known document
        ("🇻🇳 " + WRONG, 25, ["2022-02-08"]),  # behind letters of two units: the last letter of the identifier
        ("Quy định 4321-QĐ/TW", 12, ["4321-QĐ/TW"]),  # an unknown one: where it would stand
        (WRONG, 3, []),  # no identifier
    ],
)
def test_hover(text: str, at: int, said: list[str], tmp_path: Path) -> None:
    uri = address(tmp_path, "a.txt")
    with Client(tmp_path) as client:
        client.open(uri, text)
        params = {"textDocument": {"uri": uri}, "position": {"line": 0, "character": at}}
        found = client.request("textDocument/hover", params)
        shown = found["contents"]["value"] if found else ""
        assert bool(found) is bool(said)
        assert [one for one in said if one not in shown] == []


def test_html_is_read_as_such(tmp_path: Path) -> None:
    uri, text = address(tmp_path, "a.html"), f"<html><body><p>Ng&agrave;y: {WRONG}</p></body></html>"
    with Client(tmp_path) as client:
        client.open(uri, text)
        [found] = client.diagnostics(uri)
        assert cut(text, found["range"]) == "28/02/2022"


def test_the_configuration_of_the_folder_holds(tmp_path: Path) -> None:
    (tmp_path / "citecheck.toml").write_text('ignore = ["CC102"]\nmin-level = "info"\n', encoding="utf-8")
    uri = address(tmp_path, "a.txt")
    with Client(tmp_path) as client:
        client.open(uri, WRONG + "Quy định 58-QD/TW.\n")
        assert [one["code"] for one in client.diagnostics(uri)] == ["CC301"]


def test_a_mistake_in_the_configuration_is_shown(tmp_path: Path) -> None:
    (tmp_path / "citecheck.toml").write_text('ignore = ["CC999"]\n', encoding="utf-8")
    uri = address(tmp_path, "a.txt")
    with Client(tmp_path) as client:
        client.open(uri, WRONG)
        assert "CC999" in client.notification("window/showMessage")["message"]
        assert [one["code"] for one in client.diagnostics(uri)] == ["CC102"]


@pytest.mark.parametrize(
    ("text", "replaced"),
    [
        # the other date may be right
        ("Quy định 58-QĐ/TW và Kế hoạch 77-KH/TU cùng ngày 28/02/2022.\n", False),
        # the same right day is proven of both
        ("Quy định 57-QĐ/TW và 58-QĐ/TW cùng ngày 28/02/2022.\n", True),
    ],
)
def test_a_date_shared_by_two_documents_is_replaced_only_if_it_is_wrong_for_both(
    text: str, replaced: bool, tmp_path: Path
) -> None:
    uri = address(tmp_path, "a.txt")
    with Client(tmp_path) as client:
        client.open(uri, text)
        shown = client.diagnostics(uri)
        assert [one["code"] for one in shown] == (["CC102", "CC102"] if replaced else ["CC102"])
        for found in shown:
            mended = {edited(text, action, uri) for action in fixes(client, uri, found["range"])}
            assert mended == ({text.replace("28/02", "08/02")} if replaced else set())


@pytest.mark.parametrize(
    ("name", "text", "right"),
    [
        # words stay words, in the language of the text
        (
            "a.txt",
            "Regulation No. 58-QD/TW dated February 28, 2022 of the Politburo was read by all branches.\n",
            "February 8, 2022",
        ),
        ("a.txt", "Quy định số 58-QĐ/TW ngày 28 tháng\n02 năm 2022.\n", "08 tháng\n02 năm 2022"),
        # markup inside the date stays where it is
        ("a.html", "<p>Quy định số 58-QĐ/TW ngày <b>28</b>/02/2022.</p>\n", "<b>08</b>/02/2022"),
        # a mark of byte order in the editor
        ("a.txt", "\ufeff" + WRONG, "08/02/2022"),
    ],
)
def test_a_fix_keeps_the_format_and_the_language(name: str, text: str, right: str, tmp_path: Path) -> None:
    uri = address(tmp_path, name)
    with Client(tmp_path) as client:
        client.open(uri, text)
        [found] = client.diagnostics(uri)
        [action] = fixes(client, uri, found["range"])
        [edit] = action["edit"]["changes"][uri]
        assert edit["range"] == found["range"]
        assert right.endswith(edit["newText"]) or edit["newText"] == right


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Quy định số 58-QĐ/TW ngày 28/02/2022 [sic].\n", []),  # quoted as it stands: no finding at all
        # which of the two years is wrong, nobody knows
        ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2021 của Chính phủ.\n", ["CC107"]),
        # the month may be written first
        (
            "The committees of the province are asked to study Regulation No. 189-QD/TW of 10/8/2024.\n",
            ["CC102"],
        ),
    ],
)
def test_what_is_not_certain_is_not_replaced(text: str, codes: list[str], tmp_path: Path) -> None:
    uri = address(tmp_path, "a.txt")
    with Client(tmp_path) as client:
        client.open(uri, text)
        found = client.diagnostics(uri)
        assert [one["code"] for one in found] == codes
        assert [fixes(client, uri, one["range"]) for one in found] == [[]] * len(codes)


def test_a_missing_extra_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pygls", None)
    with pytest.raises(CitecheckError) as caught:
        needed("pygls", "lsp")
    for language in ("en", "vi"):
        assert 'pip install "citecheck[lsp]"' in caught.value.told(messages(language))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_positions_lead_back(encoding: str) -> None:
    text = Text("a", "á🇻🇳\r\n\rb𝟏\u2028c\n")
    for place in range(len(text.content) + 1):
        if text.content[place - 1 : place + 1] != "\r\n":  # no editor stands between the two
            assert offset(text, position(text, place, encoding), encoding) == place
    assert offset(text, types.Position(99, 0), encoding) == len(text.content)
