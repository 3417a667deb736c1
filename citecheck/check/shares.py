"""Judging more citations than the memory holds: they wait on disk, those of one identifier together.

A rule looks at whole texts, each by itself, or at the citations of each identifier by themselves; what it needs beside
them is little: what stands around the citations, the documents of a day, the order of the series. So texts are taken
apart as they come, and each share is judged for itself. What is said is what `check` says, in the same order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from operator import itemgetter
from zlib import crc32

from citecheck.check.brackets import Brackets
from citecheck.check.checking import order_of
from citecheck.check.chronology import Older
from citecheck.check.codes import is_on
from citecheck.check.context import Around, ByDay, Context, OfDay, around, by_day
from citecheck.check.documents import agreed, group
from citecheck.check.judging import Known
from citecheck.check.rows import Rows
from citecheck.check.rules import Found, all_rules
from citecheck.check.silence import Wishes, marked
from citecheck.identifier import Value
from citecheck.model import Citation, Document, Extract, Finding
from citecheck.registry import Row
from citecheck.spill import Spill
from citecheck.suppression import Suppressed, Suppression
from citecheck.verdicts import Asked, judged

HELD = 30_000
"""Citations that are held (in some 40 MB) before the texts are taken apart; fewer in all never leave the memory."""
SHARES = 256


@dataclass(frozen=True, slots=True)
class Judged:
    """What was said: how many documents of the Party were cited, the findings of each level, what was suppressed.

    `findings` and `suppressed` are sorted, and may be read from the disk.
    """

    documents: int
    levels: Counter[str]
    silenced: int
    findings: Iterable[Finding]
    suppressed: Iterable[Suppressed]


@dataclass(frozen=True, slots=True)
class Piece(Value):
    """The citations of a text that belong to one share, and what stands around them."""

    text: Extract
    around: Around


class Shares:
    """Takes texts in the order of their sources; judges them when all are there."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._basis = Known(asked.patterns, asked.registry, Brackets(asked.registry))
        self._fresh: list[Extract] = []
        self._weight = self._number = 0
        self._marks: list[Suppression] = []
        self._sources: set[str] = set()

    def add(self, text: Extract) -> None:
        """Take one more text."""
        self._fresh.append(text)
        if self._asked.policy.baseline is not None:
            self._sources.add(text.source)
        self._weight += 1 + len(text.citations) + len(text.dates) // 4
        if self._weight > HELD:
            self._take_apart()

    def judged(self) -> Judged:
        """What is to be said of all texts."""
        asked = self._asked
        if not self._number:
            report = judged(self._fresh, asked)
            levels = Counter[str](one.level for one in report.findings)
            documents = _of_party(report.documents)
            return Judged(documents, levels, len(report.suppressed), report.findings, report.suppressed)
        self._take_apart()
        return _Judging(asked, self._basis, self._pieces, self._texts, self._marks, self._sources).judged()

    def _take_apart(self) -> None:
        if not self._number:
            self._pieces: Spill[Piece] = Spill()
            self._texts: Spill[Extract] = Spill()
        pieces: dict[int, list[Piece]] = defaultdict(list)
        telling = []
        for text in self._fresh:
            self._marks += marked((text,), self._asked.patterns)
            if _tells(_found(self._asked, self._basis, (text,))):
                telling.append(text)
            for share, piece in _apart(self._number, text):
                pieces[share].append(piece)
            self._number += 1
        for share, ready in pieces.items():
            self._pieces.put(share, ready)
        if telling:
            self._texts.put(self._number, telling)
        self._fresh, self._weight = [], 0


def _found(
    asked: Asked,
    known: Known,
    texts: tuple[Extract, ...],
    documents: tuple[Document, ...] = (),
    context: Context | None = None,
) -> Found:
    return Found(texts, documents, known, asked.today, asked.said, beyond=context)


def _tells(found: Found) -> bool:
    """Whether a rule of texts has anything to say of a text, whatever the others hold."""
    return any(rule.text and next(rule.find(found), None) is not None for rule in all_rules())


def _apart(number: int, text: Extract) -> Iterator[tuple[int, Piece]]:
    """A piece of a text for each share."""
    own: dict[int, list[Citation]] = defaultdict(list)
    for citation in text.citations:
        own[_share_of(citation)].append(citation)
    whole = around(number, text) if own else None
    for share, citations in own.items():
        assert whole is not None
        copied = {one.start: whole.copied[one.start] for one in citations if one.start in whole.copied}
        thin = Extract(text.source, text.format, text.encoding, None, 0, tuple(citations), ())
        yield share, Piece(thin, Around(number, whole.month_first, whole.corrections, copied))


def _share_of(citation: Citation) -> int:
    return crc32(citation.identifier.key.encode("utf-8", "surrogatepass")) % SHARES


def _of_party(documents: Iterable[Document]) -> int:
    return sum(document.identifier.family == "party" for document in documents)


class _Judging:
    """The shares one after another: first for what all of them say together, then for the findings."""

    def __init__(
        self,
        asked: Asked,
        basis: Known,
        pieces: Spill[Piece],
        texts: Spill[Extract],
        marks: list[Suppression],
        sources: set[str],
    ) -> None:
        self._asked, self._basis, self._pieces, self._texts, self._sources = asked, basis, pieces, texts, sources
        wanted = tuple(dict.fromkeys((*marks, *asked.policy.suppressions)))
        self._wishes = Wishes(wanted, asked.policy.baseline)
        self._older: Spill[Older] = Spill()
        self._findings: Rows[Finding] = Rows()
        self._suppressed: Rows[Suppressed] = Rows()
        self._levels: Counter[str] = Counter()
        self._silenced = 0

    def judged(self) -> Judged:
        known, days, documents = self._together()
        self._of_texts(known)
        for share in self._pieces.numbers:
            self._of_share(share, known, days)
        self._put(self._wishes.idle(self._sources, self._asked.said), ())
        return Judged(documents, self._levels, self._silenced, self._findings, self._suppressed)

    def _together(self) -> tuple[Known, ByDay, int]:
        """The order of the series, the documents of each day, and how many documents there are."""
        party = 0
        rows: list[Row] = []
        days: dict[str, list[OfDay]] = defaultdict(list)
        for share in self._pieces.numbers:
            pieces = list(self._pieces.of(share))
            documents = _documents(pieces, self._basis)
            party += _of_party(documents)
            rows += agreed(documents, self._asked.patterns)
            for day, found in by_day(documents, _arounds(pieces)).items():
                days[day] += found
        return replace(self._basis, brackets=Brackets(self._asked.registry, tuple(rows))), days, party

    def _of_texts(self, known: Known) -> None:
        """What the rules of texts say; which citations are dated before what they rest on."""
        for block in self._texts.numbers:
            found = _found(self._asked, known, tuple(self._texts.of(block)))
            older: dict[int, list[Older]] = defaultdict(list)
            for pair in found.older:
                older[_share_of(pair.citation)].append(pair)
            for share, pairs in older.items():
                self._older.put(share, pairs)
            self._say(found, of_texts=True)

    def _of_share(self, share: int, known: Known, days: ByDay) -> None:
        pieces = list(self._pieces.of(share))
        disproofs = {(pair.citation.source, pair.citation.start): pair for pair in self._older.of(share)}
        context = Context(disproofs, _arounds(pieces), days)
        documents = _documents(pieces, self._basis)
        texts = tuple(piece.text for piece in pieces)
        self._say(_found(self._asked, known, texts, documents, context), of_texts=False)

    def _say(self, found: Found, of_texts: bool) -> None:
        findings = (finding for rule in all_rules() if rule.text == of_texts for finding in rule.find(found))
        self._put(*self._wishes.heard(findings, found))

    def _put(self, findings: Iterable[Finding], suppressed: Iterable[Suppressed]) -> None:
        """Put a sorted row away."""
        policy = self._asked.policy
        said = [(order_of(one), one) for one in findings if is_on(one.rule, policy.select, policy.ignore)]
        unsaid = [
            (order_of(one.finding), one) for one in suppressed if is_on(one.finding.rule, policy.select, policy.ignore)
        ]
        self._levels.update(one.level for _, one in said)
        self._silenced += len(unsaid)
        self._findings.add(sorted(said, key=itemgetter(0)))
        self._suppressed.add(sorted(unsaid, key=itemgetter(0)))


def _documents(pieces: Iterable[Piece], basis: Known) -> tuple[Document, ...]:
    return group((citation for piece in pieces for citation in piece.text.citations), basis)


def _arounds(pieces: Iterable[Piece]) -> dict[str, Around]:
    return {piece.text.source: piece.around for piece in pieces}
