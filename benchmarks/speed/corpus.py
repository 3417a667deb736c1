"""Corpora of our own making: news-like prose in three languages, citations and traps at the density of articles.

The same parameters give the same bytes.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PROSE = {
    "vi": [
        "Hội nghị đã nghe báo cáo kết quả công tác sáu tháng đầu năm và bàn phương hướng thời gian tới.",
        "Nhiều chi bộ nông thôn đổi mới cách sinh hoạt, gắn việc bàn sản xuất với việc chăm lo đời sống.",
        "Bà con trong xã góp đất, góp công làm đường, điện thắp sáng đã về tới từng ngõ nhỏ.",
        "Đồng chí Bí thư nhắc người đứng đầu phải đi cơ sở nhiều hơn, nghe dân nói và nói cho dân hiểu.",
        "Các địa phương rà soát quy hoạch, chuẩn bị nhân sự kỹ lưỡng, đúng quy trình và dân chủ.",
    ],
    "en": [
        "The meeting heard a report on the work of the first half of the year and discussed what comes next.",
        "Many rural cells have changed the way they meet, linking talk of the harvest with care for families.",
        "Villagers gave land and labour for the road, and street lights now reach the smallest lanes.",
        "The Secretary reminded leaders to visit the grassroots more often and to listen before they speak.",
    ],
    "ru": [
        "На совещании был заслушан доклад о работе за первое полугодие и обсуждены дальнейшие задачи.",
        "Многие сельские ячейки изменили порядок собраний и больше говорят о заботах семей.",
        "Жители отдали землю и труд под дорогу, и фонари теперь горят в самых дальних переулках.",
    ],
}
_ENGLISH = "January February March April May June July August September October November December"
_RUSSIAN = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
MONTHS = {"en": _ENGLISH.split(), "ru": _RUSSIAN.split()}
TYPES = {"QĐ": ("Quyết định", "Decision"), "NQ": ("Nghị quyết", "Resolution"), "CT": ("Chỉ thị", "Directive"),
         "KL": ("Kết luận", "Conclusion"), "HD": ("Hướng dẫn", "Instruction"), "KH": ("Kế hoạch", "Plan")}  # fmt: skip
ISSUERS = ["TW"] * 6 + ["TU"] * 3 + ["BTCTW", "UBKTTW", "VPTW", "HU", "ĐU"]
SPACING = 3500, 2300
"""Bytes from one citation, and from one trap, to the next, on the average."""


WRONG = 0.04
"""How many of the citations give a date of their own making; the others give the date of the document."""
LANGUAGES = (("vi", 60), ("en", 25), ("ru", 15))
"""How many of a hundred texts are in a language."""
REPORTERS = ["U.S."] * 6 + ["F.3d"] * 3 + ["S. Ct.", "F. Supp. 2d", "N.Y.2d", "Cal. 4th", "F.2d"]
"""What stands for the issuers in texts with citations of another law."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What the texts are like: `dense`, nothing but citations; in what languages; citing Party documents or, in the
    same places, decisions of courts of the `united_states`."""

    name: str = ""
    dense: bool = False
    languages: tuple[tuple[str, int], ...] = LANGUAGES
    united_states: bool = False


ORDINARY, DENSE, ENGLISH = Kind(), Kind("d", dense=True), Kind("en", languages=(("en", 100),))
AMERICAN = Kind("us", united_states=True)


def text(chance: random.Random, size: int, kind: Kind = ORDINARY) -> tuple[str, int]:
    """An article of about `size` bytes, and how many citations are in it."""
    names, weights = zip(*kind.languages, strict=True)
    language = chance.choices(names, weights)[0]
    parts: list[str] = []
    length = cited = 0
    while length < size:
        draw = chance.random() * 100
        piece = chance.choice(PROSE[language])
        if kind.dense or draw < 100 * 150 / SPACING[0]:
            piece = _citation(chance, language, kind.united_states)
            cited += 1
        elif draw < 100 * 150 / SPACING[0] + 100 * 150 / SPACING[1]:
            piece = _trap(chance, language)
        parts += [piece, "\n\n" if chance.random() < 0.2 else " "]
        length += len(piece.encode()) + 1
    made = "".join(parts)
    return (unicodedata.normalize("NFD", made) if chance.random() < 0.02 else made), cited


def _citation(chance: random.Random, language: str, united_states: bool) -> str:
    code = chance.choice(list(TYPES))
    number, place = chance.randint(1, 300), chance.randrange(len(ISSUERS))
    year, month, day = _day(chance if chance.random() < WRONG else random.Random(f"{number}-{code}/{ISSUERS[place]}"))
    written = code if language == "vi" else code.replace("Đ", "D")
    identifier = f"{number:02d}-{written}/{ISSUERS[place]}"
    if united_states:
        return f"They follow Smith v. Jones, {number + 200} {REPORTERS[place]} {day * month + 1} ({year})."
    if language == "vi":
        return f"Thực hiện {TYPES[code][0]} số {identifier}, ngày {day:02d}/{month:02d}/{year} của Bộ Chính trị."
    if language == "en":
        return f"They carry out {TYPES[code][1]} No. {identifier} dated {MONTHS['en'][month - 1]} {day}, {year}."
    return f"Выполняется документ № {identifier} от {day} {MONTHS['ru'][month - 1]} {year} года."


def _day(chance: random.Random) -> tuple[int, int, int]:
    return chance.randint(2005, 2024), chance.randint(1, 12), chance.randint(1, 28)


def _trap(chance: random.Random, language: str) -> str:
    """What looks like a citation or a date and is none, or is no matter of ours."""
    number, year, day = chance.randint(400, 1200), chance.randint(2001, 2024), chance.randint(1, 28)
    traps = {
        "vi": [f"Năm {year}, có {number}/{number + 9} hộ đạt chuẩn.", f"Giai đoạn {year}-{year + 5} cần 24/7 trực.",
               f"Nguồn: https://example.org/tin/{number}/{year}/{day}.html", f"Sáng {day}/6, chợ họp đông."],
        "en": [f"In {year}, {number}/{number + 9} homes passed.", f"See https://example.org/{year}/{day}/a-{number}.html",
               f"Updated May {day}, {year} 10:30."],
        "ru": [f"За период {year}-{year + 5} годов создано {number} дел.", f"Встреча прошла {day} мая {year} года."],
    }  # fmt: skip
    return chance.choice(traps[language])


def texts(seed: int, count: int, size: int, kind: Kind = ORDINARY) -> Iterator[tuple[str, int]]:
    """`count` articles of about `size` bytes, each with the number of its citations."""
    chance = random.Random(seed)
    for _ in range(count):
        yield text(chance, int(size * (0.5 + chance.random())), kind)


@dataclass(frozen=True, slots=True)
class Written:
    """A corpus on the disk: its folder, its bytes, and how many citations are in it."""

    folder: Path
    size: int
    citations: int


def write(parent: Path, count: int, size: int, kind: Kind = ORDINARY) -> Written:
    """The corpus, in a folder of its own in `parent`; made unless it is there."""
    folder = parent / f"{count}x{size}{kind.name}"
    made = parent / f"{folder.name}.made"
    if not made.exists():
        written = cited = 0
        for place, (content, citations) in enumerate(texts(1, count, size, kind)):
            path = folder / f"{place // 1000:03d}" / f"{place:06d}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode())
            written, cited = written + len(content.encode()), cited + citations
        made.write_text(f"{written} {cited}", encoding="utf-8")
    return Written(folder, *map(int, made.read_text(encoding="utf-8").split()))
