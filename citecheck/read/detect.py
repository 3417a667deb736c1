"""Which format bytes are in: told by what they hold; the suffix only decides where several formats look alike."""

from __future__ import annotations

import io
import re

from citecheck.read.formats import format_of
from citecheck.read.unreadable import UnreadableError

_HEAD = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (
    b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"RIFF",
)  # fmt: skip
_HTML = re.compile(rb"(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html[\s>])", re.I | re.S)
_FIELD = re.compile(
    rb"^(from|to|subject|date|received|return-path|message-id|mime-version|content-type|delivered-to|snapshot-content-location):",
    re.I | re.M,
)
_SRT = re.compile(rb"\s*\d+\s*\r?\n\d\d?:\d\d:\d\d[,.]\d{1,3}\s*-->")

# the member of a zip that tells what it is
_MEMBERS = (
    ("word/document.xml", "docx"), ("xl/workbook.bin", "xlsb"), ("xl/workbook.xml", "xlsx"),
    ("ppt/presentation.xml", "pptx"),
)  # fmt: skip
_TYPES = {
    b"application/vnd.oasis.opendocument.text": "odt", b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.text-template": "odt", b"application/epub+zip": "epub",
}  # fmt: skip
# the stream of an OLE file that tells what it is; a text document may hold a workbook, so it comes first
_STREAMS = (
    ("EncryptedPackage", "password"), ("WordDocument", "doc"), ("__substg1.0", "msg"), ("PowerPoint Document", "ppt"),
    ("Workbook", "xls"), ("Book", "xls"),
)  # fmt: skip


def detect(data: bytes, name: str) -> str:
    """The name of the format of a file; UnreadableError for a kind that is known and not read."""
    said = format_of(name)
    head = data[:_HEAD]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _read_kind(_zipped(data, said))
    if head.startswith(_OLE):
        return _read_kind(_compound(data, said))
    if head.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(_PICTURES) and b"\0" in head:
        raise UnreadableError("scan")
    return _texts(_narrow(head), said)


def _read_kind(kind: str) -> str:
    if kind == "password":
        raise UnreadableError("password")
    if kind in ("pptx", "ppt", "msg"):
        raise UnreadableError("kind", suffix=f".{kind}")
    return kind


def _zipped(data: bytes, said: str | None) -> str:
    import zipfile  # the most files are none

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names:
                with archive.open("mimetype") as file:
                    kind = _TYPES.get(file.read(200).strip())
                if kind:
                    return kind
    except Exception:  # a damaged archive fails in many ways; its reader says how
        return said or "zip"
    return next((kind for member, kind in _MEMBERS if member in names), "zip")


def _compound(data: bytes, said: str | None) -> str:
    found = [kind for stream, kind in _STREAMS if stream.encode("utf-16-le") in data]
    if said in found and "password" not in found:
        return said
    return found[0] if found else said if said in ("doc", "xls") else "ole"


def _narrow(head: bytes) -> bytes:
    """The beginning of a text in single bytes, whatever Unicode form it is in, without a mark."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\0", b"")
    return head.removeprefix(b"\xef\xbb\xbf")


def _texts(head: bytes, said: str | None) -> str:
    """Which of the formats that are text: by its first words, else by the suffix."""
    if _HTML.match(head):
        return "mht" if said == "mht" else "html"
    if head.startswith(b"WEBVTT"):
        return "vtt"
    if _SRT.match(head):
        return "srt"
    mail = _mail(head, said)
    if mail:
        return mail
    if said in ("docx", "odt", "xlsx", "xls", "xlsb", "ods", "pdf", "rtf", "doc", "epub", "zip"):
        # the name promises what the bytes are not: a text in disguise is read as text
        return "text"
    return said or "text"


def _mail(head: bytes, said: str | None) -> str | None:
    """Mail begins with its fields; so may a letter typed into a text file, which has none of a machine's."""
    lines = re.split(rb"\r?\n\r?\n", head.lstrip(), maxsplit=1)[0]
    fields = {match[1].lower() for match in _FIELD.finditer(lines)}
    begins = re.match(rb"(?:[\w-]+:|From )", lines) is not None
    if not begins or len(fields) < 2:
        return None
    if b"multipart/related" in lines.lower() and (said == "mht" or b"snapshot-content-location" in fields):
        return "mht"
    if said in ("eml", "mht"):
        return said
    return "eml" if fields & {b"mime-version", b"message-id", b"received", b"return-path"} else None
