"""Word documents with comments on their wrong dates; everything else of the package stays as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape

from citecheck.annotate.places import Spot, spots
from citecheck.annotate.remarks import Remark
from citecheck.annotate.unfit import UnfitError
from citecheck.annotate.wordpackage import WordPackage
from citecheck.annotate.wordtext import Letter, Paragraph, Part, Run, part_of
from citecheck.read.wordml import OWN

_SPACE = re.compile(r"\sxml:space=")

Insertion = tuple[int, int, str]
"""(place, order at that place, what is inserted)."""


def annotate(
    data: bytes, content: str, remarks: Sequence[Remark], day: str | None
) -> tuple[bytes, tuple[Remark, ...]]:  # fmt: skip
    """The document with a comment for each remark, and the remarks that have no place in it.

    `content` is the document as it was read, in which the remarks have their offsets; `day` (ISO) dates the comments.
    """
    package = WordPackage(data)
    body = package.text(package.main)
    if not package.usual():
        raise UnfitError("unusual")
    main = part_of(body)
    notes = {kind: part_of(package.text(path)) for kind, path in package.notes()}
    pieces = [(main, "", paragraph) for paragraph in main.paragraphs]
    pieces += [(part, f"{name} {one.note}", one) for name, part in notes.items() for one in part.paragraphs]
    texts = ["".join(one.letter for one in paragraph.letters) for _, _, paragraph in pieces]
    first = package.next_id()
    insertions: list[Insertion] = []
    comments: list[str] = []
    left: list[Remark] = []
    for remark, spot in zip(remarks, spots(content, remarks, texts), strict=True):
        made = None if spot is None else _range(pieces, spot, main, first + len(comments))
        if made is None:
            left.append(remark)
            continue
        insertions += made
        comments.append(_comment(first + len(comments), remark.lines, day))
    if comments:
        package.put(package.main, _inserted(body, insertions))
        package.add_comments("".join(comments))
    return package.data(), tuple(left)


def _range(pieces: list[tuple[Part, str, Paragraph]], spot: Spot, main: Part, number: int) -> list[Insertion] | None:
    """The marks of a comment around a date; in a note, around the sign in the body that refers to it."""
    _, note, paragraph = pieces[spot.piece]
    begin, end = f'<w:commentRangeStart w:id="{number}"/>', _closing(number)
    if note:
        run = main.references.get(note)
        return None if run is None else [(run.start, 1, begin), (run.end, 0, end)]
    if paragraph.boxed:
        return None  # Word takes no comments in boxes
    letters = paragraph.letters
    return [*_before(letters[spot.first], main.xml, begin), *_behind(letters[spot.last], main.xml, end)]


def _closing(number: int) -> str:
    return f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'


def _before(letter: Letter, xml: str, mark: str) -> list[Insertion]:
    """A mark before a letter: before its run if it is the first there, else the run is parted."""
    head = xml[letter.run.start : letter.start]
    own = letter.run.tag + letter.run.properties + xml[letter.text_tag[0] : letter.text_tag[1]]
    if re.sub(r">\s+<", "><", head) == re.sub(r">\s+<", "><", own):
        return [(letter.run.start, 1, mark)]
    return _parted(letter, letter.start, mark)


def _behind(letter: Letter, xml: str, mark: str) -> list[Insertion]:
    rest = xml[letter.end : letter.run.end]
    if re.sub(r"\s+", "", rest) == "</w:t></w:r>":
        return [(letter.run.end, 0, mark)]
    return _parted(letter, letter.end, mark)


def _parted(letter: Letter, place: int, mark: str) -> list[Insertion]:
    run: Run = letter.run
    again = f'{run.tag}{run.properties}<w:t xml:space="preserve">'
    # the spaces at the new end of the first part must not be lost
    kept = (letter.text_tag[1] - 1, 2, ' xml:space="preserve"')
    return [kept, (place, 0, f"</w:t></w:r>{mark}{again}")]


def _inserted(xml: str, insertions: list[Insertion]) -> str:
    parts, place = [], 0
    # a w:t that is parted twice is told once to keep its spaces
    for at, _, piece in sorted(set(insertions)):
        if piece.startswith(" xml:space") and _SPACE.search(xml[xml.rindex("<", 0, at) : at]):
            continue
        parts += [xml[place:at], piece]
        place = at
    return "".join([*parts, xml[place:]])


def _comment(number: int, lines: tuple[str, ...], day: str | None) -> str:
    dated = f' w:date="{day}T00:00:00Z"' if day else ""
    paragraphs = "".join(f'<w:p><w:r><w:t xml:space="preserve">{_plain(line)}</w:t></w:r></w:p>' for line in lines)
    return f'<w:comment w:id="{number}" w:author="{OWN}"{dated} w:initials="cc">{paragraphs}</w:comment>'


def _plain(line: str) -> str:
    return escape("".join(letter for letter in line if letter >= " "))
