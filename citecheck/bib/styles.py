"""Entries → references as people print them, Vietnamese and English: a line each."""

from __future__ import annotations

from citecheck.bib.entries import Entry
from citecheck.bib.names import english_issuer, english_type

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DEEDS = (
    "về ", "v/v ", "ban hành ", "phê duyệt ", "thực hiện ", "triển khai ", "hướng dẫn ", "thông báo ", "sửa đổi",
    "điều chỉnh", "thành lập ", "thi hành ", "quy định ", "kết luận ", "sơ kết ", "tổng kết ", "tiếp tục thực hiện ",
)  # fmt: skip


def vietnamese(entry: Entry) -> str:
    """Bộ Chính trị (2022), Quy định số 58-QĐ/TW ngày 08/02/2022 về …"""
    head = f"{entry.issuer} ({entry.year or 'không rõ năm'}), {entry.type} số {entry.identifier}"
    return _sentence(head, _vietnamese_date(entry.date), _led(entry.title))


def english(entry: Entry) -> str:
    """Politburo (2022), Regulation No. 58-QĐ/TW of 8 February 2022 on …; a Vietnamese title stands in quotes."""
    title = entry.english or (f"“{entry.title}”" if entry.title else "")
    head = f"{english_issuer(entry.issuer)} ({entry.year or 'n.d.'}), {english_type(entry.type)} No. {entry.identifier}"
    return _sentence(head, _english_date(entry.date), title)


def _led(title: str) -> str:
    """A title that only names the subject is led by “về”; one that is a deed, or begins with a name, is not."""
    return title if not title or title[0].isupper() or title.startswith(_DEEDS) else f"về {title}"


def _sentence(head: str, date: str, title: str) -> str:
    return " ".join(part for part in (head, date, title) if part) + "."


def _vietnamese_date(date: str | None) -> str:
    parts = (date or "").split("-")
    if len(parts) == 3:
        return f"ngày {parts[2]}/{parts[1]}/{parts[0]}"
    return f"tháng {parts[1]}/{parts[0]}" if len(parts) == 2 else ""


def _english_date(date: str | None) -> str:
    parts = (date or "").split("-")
    if len(parts) < 2:
        return ""
    month = f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return f"of {int(parts[2])} {month}" if len(parts) == 3 else f"of {month}"
