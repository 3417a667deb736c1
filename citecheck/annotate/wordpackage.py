"""The package of a Word document: its parts read as XML text, and comments put among them; the rest stays as it is."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator

from citecheck.annotate.unfit import UnfitError

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")
_SPACE = re.compile(r"\bxmlns:w=[\"']([^\"']+)[\"']")
_ID = re.compile(r"<w:comment\b[^>]*?\bw:id=[\"'](\d+)[\"']")
_ENCODING = re.compile(rb"<\?xml[^>]*encoding=[\"']([\w-]+)[\"']")
_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}
_LIMIT = 200_000_000


class WordPackage:
    """The parts, as bytes; what is put replaces a part or stands at the end."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except zipfile.BadZipFile:
            raise UnfitError("unusual") from None
        if sum(info.file_size for info in self._zip.infolist()) > _LIMIT:
            raise UnfitError("unusual")
        self._put: dict[str, bytes] = {}
        main = [target for kind, target in self._relations("") if kind == "officeDocument"]
        self.main = main[0] if main else "word/document.xml"

    def usual(self) -> bool:
        """Whether the main part is there and calls its names as all word processors do."""
        return self._has(self.main) and _SPACE.search(self.text(self.main)) is not None

    def text(self, name: str) -> str:
        """A part as XML text."""
        raw = self._put.get(name) or self._zip.read(name)
        declared = _ENCODING.match(raw.removeprefix(b"\xef\xbb\xbf"))
        if declared and declared[1].lower() != b"utf-8":
            raise UnfitError("unusual")
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            raise UnfitError("unusual") from None

    def put(self, name: str, xml: str) -> None:
        """Replace a part, or add one."""
        self._put[name] = xml.encode("utf-8")

    def notes(self) -> Iterator[tuple[str, str]]:
        """("footnote" or "endnote", name of the part that holds them)."""
        for kind, target in self._relations(self.main):
            if kind in _NOTES and self._has(target):
                yield _NOTES[kind], target

    def next_id(self) -> int:
        """A number that no comment of the document has yet."""
        name = self._comments()
        used = [int(number) for number in _ID.findall(self.text(name))] if name else []
        # marks whose comment is lost count too
        used += [int(number) for number in re.findall(r"<w:comment\w+ w:id=[\"'](\d+)", self.text(self.main))]
        return max(used, default=-1) + 1

    def add_comments(self, comments: str) -> None:
        """Put comments behind those that are there; the first make the part, its type and its relation."""
        name = self._comments()
        if name:
            xml = self.text(name)
            if "</w:comments>" in xml:
                place = xml.rindex("</w:comments>")
                self.put(name, xml[:place] + comments + xml[place:])
            else:
                self.put(
                    name, re.sub(r"(<w:comments\b[^>]*?)\s*/>", rf"\1>{_safe(comments)}</w:comments>", xml, count=1)
                )
            return
        name = posixpath.join(posixpath.dirname(self.main), "comments.xml")
        if self._has(name):
            raise UnfitError("unusual")
        found = _SPACE.search(self.text(self.main))
        space = found[1] if found else ""
        self.put(name, f'{_HEAD}<w:comments xmlns:w="{space}">{comments}</w:comments>')
        self._declare(name)
        self._relate(_STRICT if "purl.oclc.org" in space else _OFFICE)

    def data(self) -> bytes:
        """The package with all that was put."""
        out = io.BytesIO()
        names = self._zip.namelist()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
            for info in self._zip.infolist():
                made.writestr(info, self._put.get(info.filename) or self._zip.read(info), info.compress_type)
            for name, raw in self._put.items():
                if name not in names:
                    made.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), raw, zipfile.ZIP_DEFLATED)
        return out.getvalue()

    def _has(self, name: str) -> bool:
        return name in self._put or name in self._zip.namelist()

    def _comments(self) -> str | None:
        found = (target for kind, target in self._relations(self.main) if kind == "comments")
        return next((target for target in found if self._has(target)), None)

    def _relations(self, name: str) -> Iterator[tuple[str, str]]:
        """(the last word of its type, the part) for each relation of a part."""
        path = _relations_of(name)
        if not self._has(path):
            return
        for match in _RELATION.finditer(self.text(path)):
            given = dict(re.findall(r"(\w+)=[\"']([^\"']*)[\"']", match[0]))
            if given.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", posixpath.dirname(name), given.get("Target", "")))
                yield given.get("Type", "").rsplit("/", 1)[-1], target.lstrip("/")

    def _declare(self, name: str) -> None:
        types = self.text("[Content_Types].xml")
        end = types.rindex("</")
        # the names of this part bear a prefix in the packages of some programs
        prefix = types[end + 2 : types.index(">", end)].rpartition("Types")[0]
        said = f'<{prefix}Override PartName="/{name}" ContentType="{_TYPE}"/>'
        self.put("[Content_Types].xml", types[:end] + said + types[end:])

    def _relate(self, space: str) -> None:
        path = _relations_of(self.main)
        if not self._has(path):
            xmlns = "http://schemas.openxmlformats.org/package/2006/relationships"
            self.put(path, f'{_HEAD}<Relationships xmlns="{xmlns}"></Relationships>')
        xml = re.sub(r"(<Relationships\b[^>]*?)\s*/>", r"\1></Relationships>", self.text(path), count=1)
        end = xml.rindex("</")
        prefix = xml[end + 2 : xml.index(">", end)].rpartition("Relationships")[0]
        used, number = set(re.findall(r"\bId=[\"']([^\"']*)[\"']", xml)), 1
        while f"rIdCitecheck{number}" in used:
            number += 1
        said = f'<{prefix}Relationship Id="rIdCitecheck{number}" Type="{space}/comments" Target="comments.xml"/>'
        self.put(path, xml[:end] + said + xml[end:])


def _relations_of(name: str) -> str:
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _safe(text: str) -> str:
    return text.replace("\\", "\\\\")
