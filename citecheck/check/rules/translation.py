"""CC401 to CC404: what a translation cites otherwise than its original. Silent where nothing is to be compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from citecheck.check.causes import cause_of
from citecheck.check.judging import registry_evidence
from citecheck.check.rules import Found, Rule, fingerprint
from citecheck.messages import Messages
from citecheck.model import Citation, CitedDate, Finding, Level, Place, Side

if TYPE_CHECKING:
    from citecheck.check.redated import Difference
    from citecheck.check.translation import Compared, Row

ORIGINAL = "original"
"""The label of the side that the translation is held against."""


def _missing(pair: Compared, found: Found) -> Iterator[Finding]:
    """A document that only the original cites, shown where the translation should cite it."""
    from citecheck.check.translation import neighbour  # only a comparison gets here

    say, translation = found.messages.say, pair.pair.translation
    for row in pair.rows:
        if row.translation:
            continue
        beside = neighbour(row.original[0], pair.pair.original, pair.translation)
        proof = [say("said.translation.nothing")]
        if beside is not None:
            proof = [say(f"said.translation.{_side(beside)}", **_named(beside[0], found.messages))]
        if row.instead is not None:
            proof.append(say("said.translation.instead", identifier=row.instead))
        yield _finding(
            "CC401", row, pair, say("said.translation.missing", identifier=row.identifier),
            (_original(row.original),), proof, at=_gap(beside, translation.source),
        )  # fmt: skip


def _redated(pair: Compared, found: Found) -> Iterator[Finding]:
    """A date that is another one in the translation, or stands in one of the texts only."""
    from citecheck.check.redated import differences  # only a comparison gets here

    for row in pair.rows:
        for one in differences(row.original, row.translation) if row.original and row.translation else ():
            yield _other(one, row, pair, found) if one.kind == "other" else _alone(one, row, pair, found)


def _other(one: Difference, row: Row, pair: Compared, found: Found) -> Finding:
    say = found.messages.say
    ours, theirs = one.original[0], one.translation[0]
    level: Level = "error"
    cause, proof = _cause(ours, theirs, pair, found)
    if _read_otherwise(ours.own_date, theirs.own_date):
        level, proof = "warning", [say("said.translation.day_first")]
    known = [row for row in found.known.rows(ours) if row.day in (ours.full_date, theirs.full_date)]
    proof += found.told(item for row in known for item in registry_evidence(row))
    sure = known[0].day if len(known) == 1 and known[0].status == "confirmed" else None
    message = say(
        "said.translation.other", identifier=row.identifier, date=_written(theirs), original=_written(ours)
    )  # fmt: skip
    return _finding(
        "CC402", row, pair, message, (_side_of(one.translation), _original(one.original)), proof,
        level=level, cause=cause, suggestion=sure,
    )  # fmt: skip


def _alone(one: Difference, row: Row, pair: Compared, found: Found) -> Finding:
    lost = one.kind == "lost"
    dated = one.original[0] if lost else one.translation[0]
    message = found.messages.say(f"said.translation.{one.kind}", identifier=row.identifier, date=_written(dated))
    theirs = Side(None if lost else _iso(dated), one.translation)
    sides = (theirs, Side(_iso(dated) if lost else None, one.original, ORIGINAL))
    return _finding("CC402", row, pair, message, sides, [found.messages.say("said.translation.alone")], level="warning")


def _extra(pair: Compared, found: Found) -> Iterator[Finding]:
    """A document that only the translation cites."""
    say = found.messages.say
    for row in pair.rows:
        if not row.original:
            instead = [say("said.translation.instead_of", identifier=row.instead)] if row.instead else []
            message = say("said.translation.extra", identifier=row.identifier)
            yield _finding("CC403", row, pair, message, (_side_of(row.translation),), instead)


def _moved(pair: Compared, found: Found) -> Iterator[Finding]:
    """A document that both cite, in another order."""
    for row in pair.rows:
        if row.moved:
            message = found.messages.say("said.translation.moved", identifier=row.identifier)
            why = [found.messages.say("said.translation.moved_why")]
            yield _finding("CC404", row, pair, message, (_side_of(row.translation), _original(row.original)), why)


def _finding(
    code: str, row: Row, pair: Compared, message: str, sides: tuple[Side, ...], proof: list[str],
    level: Level | None = None, cause: str | None = None, suggestion: str | None = None, at: Place | None = None,
) -> Finding:  # fmt: skip
    rule = next(rule for rule in RULES if rule.code == code)
    scope = next((one.scope for side in sides for one in side.citations if one.scope), None)
    sources = (pair.pair.original.source, pair.pair.translation.source)
    return Finding(
        rule.code, rule.name, level or rule.level, row.identifier, message, sides, cause=cause,
        certainty="high" if (level or rule.level) == "error" else "medium", scope=scope, suggestion=suggestion,
        proof=tuple(proof), at=at,
        fingerprint=fingerprint(code, row.identifier.key, *sources, *(side.date for side in sides)),
    )  # fmt: skip


def _original(citations: tuple[Citation, ...]) -> Side:
    return Side(_first_date(citations), citations, ORIGINAL)


def _side_of(citations: tuple[Citation, ...]) -> Side:
    return Side(_first_date(citations), citations)


def _first_date(citations: tuple[Citation, ...]) -> str | None:
    return next(filter(None, map(_iso, citations)), None)


def _iso(citation: Citation) -> str | None:
    return citation.own_date.iso if citation.own_date else None


def _written(citation: Citation) -> str:
    """The date of a dated citation, as findings show it; as it is written, if it has no year."""
    return _iso(citation) or (" ".join(citation.own_date.raw.split()) if citation.own_date else "")


def _cause(ours: Citation, theirs: Citation, pair: Compared, found: Found) -> tuple[str | None, list[str]]:
    """The slip between two full dates, and what is to be said of it."""
    one, other = ours.full_date, theirs.full_date
    if one is None or other is None:
        return None, []
    cause, say = cause_of(one, other), found.messages.say
    if cause != "other":
        return cause, [say(f"said.conflict_why.{cause}")]
    near = [c for c in pair.pair.original.citations if c.full_date == other and c.identifier != ours.identifier]
    if near:
        return "copied", [say("said.translation.copied", date=other, identifier=near[0].identifier)]
    return cause, []


def _read_otherwise(one: CitedDate | None, other: CitedDate | None) -> bool:
    """Whether the figures of a translation, read day first, would agree if it puts the month first, as Americans do."""
    if one is None or other is None or other.order != "either":
        return False
    return (one.year, one.month, one.day) == (other.year, other.day, other.month)


def _side(beside: tuple[Citation, bool]) -> str:
    return "after" if beside[1] else "before"


def _named(citation: Citation, said: Messages) -> dict[str, object]:
    where = said.place(citation.locator or "") or f"{citation.line}:{citation.column}"
    return {"identifier": citation.identifier, "place": where}


def _gap(beside: tuple[Citation, bool] | None, source: str) -> Place:
    """The place beside a citation; the beginning of a text that gives no such place."""
    if beside is None:
        return Place(source)
    one, behind = beside
    # an identifier broken across lines ends where no column can be told from it
    shift = len(one.raw) if behind and "\n" not in one.raw else 0
    at = one.end if behind else one.start
    return Place(one.source, at, at, one.line, one.column + shift, "", one.locator)


def _each(find: Callable[[Compared, Found], Iterator[Finding]], found: Found) -> Iterator[Finding]:
    """What is found in each pair."""
    for pair in found.compared:
        yield from find(pair, found)


RULES = (
    Rule("CC401", "missing-in-translation", "error", partial(_each, _missing)),
    Rule("CC402", "date-differs-in-translation", "error", partial(_each, _redated)),
    Rule("CC403", "extra-in-translation", "warning", partial(_each, _extra)),
    Rule("CC404", "order-in-translation", "info", partial(_each, _moved)),
)
