"""The formats that are read: their suffixes, and the module that reads each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from citecheck.model import Text, Unread
from citecheck.read.unreadable import UnreadableError


@dataclass(frozen=True, slots=True)
class Format:
    """A format. Its module has `read(data, source)`; with `options`, `read(data, source, options)`; and where it
    holds `many` texts, a `read` with options that yields them, and members that are files themselves.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str
    takes: Literal["data", "options", "many"] = "data"


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside a file: its source name (mail.eml!/letter.docx), its bytes, the encoding said of it outside."""

    source: str
    data: bytes
    charset: str = ""


Part = Text | Unread | Member
Parts = Iterator[Part]

FORMATS = (
    Format("text", (".txt", ".text"), "plain", "options"),
    Format("markdown", (".md", ".markdown"), "plain", "options"),
    Format("csv", (".csv",), "delimited", "many"),
    Format("tsv", (".tsv", ".tab"), "delimited", "many"),
    Format("json", (".json",), "jsontext", "many"),
    Format("jsonl", (".jsonl", ".ndjson"), "jsontext", "many"),
    Format("html", (".html", ".htm", ".xhtml"), "html", "options"),
    Format("mht", (".mht", ".mhtml"), "mht", "many"),
    Format("eml", (".eml",), "eml", "many"),
    Format("epub", (".epub",), "epub"),
    Format("srt", (".srt",), "subtitles", "options"),
    Format("vtt", (".vtt",), "subtitles", "options"),
    Format("zip", (".zip",), "archive", "many"),
    Format("docx", (".docx", ".docm"), "docx"),
    Format("odt", (".odt",), "odt"),
    Format("rtf", (".rtf",), "rtf"),
    Format("doc", (".doc",), "doc"),
    Format("pdf", (".pdf",), "pdf"),
    Format("xlsx", (".xlsx", ".xlsm"), "xlsx"),
    Format("xls", (".xls",), "xls"),
    Format("xlsb", (".xlsb",), "xls"),
    Format("ods", (".ods",), "ods"),
)

BY_NAME = {one.name: one for one in FORMATS}
SUFFIXES = {suffix: one.name for one in FORMATS for suffix in one.suffixes}
PICTURES = {".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".bmp", ".webp", ".heic"}


def format_of(name: str) -> str | None:
    """The format that the suffix of a name says, if any."""
    return SUFFIXES.get(PurePath(name).suffix.lower())


def refusal(name: str) -> UnreadableError:
    """Why a file of such a name is not read, where nobody named it."""
    suffix = PurePath(name).suffix
    if suffix.lower() in PICTURES:
        return UnreadableError("scan")
    return UnreadableError("kind", suffix=suffix) if suffix else UnreadableError("no_suffix")
