"""What stands on both sides of an identifier: is it one, or a piece of an address, a path or a product code?"""

from __future__ import annotations

from citecheck import expressions as regex

_FILE = regex.compile(
    r"\.(?:pdf|docx?|xlsx?|html?|aspx?|php|jpe?g|png|zip|rar|txt|md|json|csv|rtf|odt|pptx?|tag)\b", regex.I
)
_ADDRESS = regex.compile(r"://|www\.|@|%[0-9a-fA-F]{2}|\?\w+=")
_CHUNK_LEFT = regex.compile(r"(?r)[\p{Latin}\p{M}\d_./\\:%?=&#~+@–-]{0,200}")
_CHUNK_RIGHT = regex.compile(r"[\p{Latin}\p{M}\d_./\\:%?=&#~+@–-]{0,200}")


def stands_free(text: str, start: int, end: int, type_letters: str, introduced: bool, plain: bool) -> bool:
    """Whether the letters around text[start:end] let it be an identifier.

    `introduced`: words say that a document follows; `plain`: its shape and codes are the official, known ones.
    """
    return (
        _left_border(text, start, type_letters, introduced, plain)
        and _right_border(text, end, plain)
        and not _in_address(text, start, end)
    )


def _left_border(text: str, start: int, type_letters: str, introduced: bool, plain: bool) -> bool:
    if start == 0:
        return True
    before = text[start - 1]
    if before.isdigit() or before in "_\\+=~":
        return False
    if before in "-–—/":
        return before != "/" and (start == 1 or text[start - 2].isspace() or text[start - 2] in "(|*>")
    if before in ".,:":
        return start == 1 or not text[start - 2].isdigit() or before == ":" or (before == "," and plain)
    if before.isalpha():
        return _glued_prefix(text[max(0, start - 20) : start], type_letters, introduced)
    return True


def _glued_prefix(before: str, type_letters: str, introduced: bool) -> bool:
    """Letters glued to the number: số31-QĐ/TW, HD38-HD/BTCTW, 第57-NQ/TW; but not CV625-TB/TW."""
    word = regex.search(r"\p{L}+\Z", before)
    if word is None or introduced:
        return True
    if regex.match(r"[\p{Han}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Hira}\p{Kana}]", word[0][-1]):
        return True
    return word[0].upper() == type_letters.upper() or (word[0].islower() and not word[0].isascii())


def _right_border(text: str, end: int, plain: bool) -> bool:
    after = text[end : end + 2]
    if not after:
        return True
    if after[0] in "_=\\" and after[:2] not in ("\\r", "\\n"):
        return False
    if after[0].isdecimal() and not (text[end - 1].isalpha() and not after[1:2].isalnum()):
        return False  # but one figure is a footnote's
    if after[0] in "-/" and after[1:2].isalnum():
        # a dash before a word in prose is one thing, a slug another
        return plain and not after[1:2].isdigit()
    return True


def _in_address(text: str, start: int, end: int) -> bool:
    """Whether the identifier is part of an address, a path or a file name."""
    left = _CHUNK_LEFT.match(text, max(0, start - 200), start)
    right = _CHUNK_RIGHT.match(text, end, end + 200)
    head, tail = (left[0] if left else ""), (right[0] if right else "")
    if _ADDRESS.search(head) or _FILE.search(tail):
        return True
    if head.count("/") >= 1 and not head.endswith((":", ".")):
        return True
    return head.count("-") + head.count("_") >= 3 or tail.count("-") + tail.count("_") >= 3
