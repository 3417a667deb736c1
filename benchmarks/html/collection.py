"""Made-up texts that cite like a newsroom's archive: many texts, the same few hundred documents, some wrong years.

Their citations are made with them, not extracted: this is about the page, and reading takes longer than all else.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from citecheck.model import Citation, CitedDate, Extract, Text
from citecheck.registry import Registry, Row

_SENTENCES = (
    "Thực hiện {type} số {id} ngày {day} của Bộ Chính trị, các cấp ủy đã tổ chức học tập, quán triệt đến từng chi bộ.",
    "Theo {type} số {id} ngày {day}, việc kiểm tra, giám sát được tiến hành thường xuyên; kết quả bước đầu rất rõ.",
    "Báo cáo cũng nêu rõ những việc chưa làm được so với yêu cầu của {type} số {id} ngày {day} và hướng khắc phục.",
    "Các đại biểu thảo luận về {type} số {id}, coi đây là nhiệm vụ trọng tâm của nhiệm kỳ, phải làm ngay từ cơ sở.",
)
_WRONG = 0.004


def collection(texts: int, citations: int, registry: Registry, seed: int = 1) -> Iterator[tuple[Text, Extract]]:
    """So many texts with so many citations each, of the documents of the registry; the same for the same seed."""
    chance = random.Random(seed)
    rows = [row for row in registry.rows if row.day is not None and row.status != "disputed"]
    for number in range(texts):
        source = f"luu-tru/{number // 100:02d}/bai-{number:04d}.txt"
        content, made = "", []
        for place, row in enumerate(chance.choices(rows, k=citations)):
            line, citation = _line(source, len(content), 2 * place + 1, row, chance)
            content += line + "\n\n"
            made.append(citation)
        dates = tuple(citation.date for citation in made if citation.date)
        text = Text(source, content)
        places = tuple(text.place(date.start) for date in dates)
        yield text, Extract(source, "text", "utf-8", "vi", len(content), tuple(made), dates, places)


def _line(source: str, start: int, number: int, row: Row, chance: random.Random) -> tuple[str, Citation]:
    year, month, day = map(int, (row.day or "").split("-"))
    if chance.random() < _WRONG:
        year -= 10
    written, identifier = f"{day}/{month}/{year}", str(row.identifier)
    line = chance.choice(_SENTENCES).format(type=row.type or "Văn bản", id=identifier, day=written)
    at, dated = line.index(identifier), line.find(written)
    date = CitedDate(start + dated, start + dated + len(written), written, year, month, day) if dated >= 0 else None
    citation = Citation(
        source, start + at, start + at + len(identifier), number, at + 1, identifier, row.identifier,
        date=date, binding="after" if date else None, scope=row.scope,
    )  # fmt: skip
    return line, citation
