"""The baseline: findings that a person accepts as they are, so that only new ones are said.

An entry says which dates of a document are accepted in which texts. Nothing in it counts lines or places: a moved
paragraph wakes nothing, the same wrong date in another text does. In a disagreement the date that by far most
texts give is accepted in any text, so that one more such citation wakes nothing either.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from citecheck.check.rules import fingerprint
from citecheck.errors import CitecheckError
from citecheck.globs import below
from citecheck.model import Finding, Place
from citecheck.suppression import Suppressed

VERSION = 1
ANYWHERE = "*"
"""Stands for the texts of a date that is accepted in any text."""
_DISAGREEING = "CC101"
_ABOUT_SUPPRESSION = "CC91"

Dates = tuple[tuple[str, tuple[str, ...]], ...]
"""Date (ISO, "" if none) → the texts it is accepted in; both sorted."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Findings of one rule about one document; `against` names what proves them. The words are for the reader."""

    fingerprint: str
    rule: str
    identifier: str
    scope: str
    against: tuple[str, ...]
    dates: Dates

    def accepts(self, other: Entry) -> bool:
        """Whether every date of `other` is accepted in all texts that give it."""
        known = dict(self.dates)
        return all(
            ANYWHERE in known.get(date, ()) or set(texts) <= set(known.get(date, ())) for date, texts in other.dates
        )

    @property
    def texts(self) -> set[str]:
        """The texts that it names."""
        return {text for _, texts in self.dates for text in texts if text != ANYWHERE}


@dataclass(frozen=True, slots=True)
class Baseline:
    """The entries by fingerprint; `file` as shown. Texts are named from its `folder`, sources from `working`."""

    file: str
    entries: tuple[Entry, ...] = ()
    folder: str = ""
    working: str = ""

    def entry(self, finding: Finding) -> Entry:
        """The entry that would accept a finding as it is."""
        sides = finding.sides if finding.rule == _DISAGREEING else finding.sides[:1]
        proofs = finding.sides[len(sides) :]
        against = sorted(
            f"{side.citations[0].identifier} {side.date or ''}".strip() for side in proofs if side.citations
        )
        texts = {side.date or "": {self._text(c.source) for c in side.citations} for side in sides}
        if finding.rule == _DISAGREEING:
            texts |= {date: {ANYWHERE} for date in _leading(texts)}
        if finding.at is not None:
            texts = {"": {self._text(finding.at.source)}}
        key = finding.identifier.key if finding.identifier else ""
        return Entry(
            fingerprint(finding.rule, "baseline", key, finding.scope or "", *against), finding.rule,
            str(finding.identifier or ""), finding.scope or "", tuple(against), _sorted(texts),
        )  # fmt: skip

    def _text(self, source: str) -> str:
        return below(source, self.folder, self.working)

    def split(self, findings: Iterable[Finding]) -> tuple[list[Finding], list[Suppressed], set[str]]:
        """(what is new, what is accepted, the fingerprints of the entries that accepted something)."""
        known = {entry.fingerprint: entry for entry in self.entries}
        kept, accepted, used = [], [], set[str]()
        for finding in findings:
            entry = self.entry(finding)
            if entry.fingerprint in known and known[entry.fingerprint].accepts(entry):
                used.add(entry.fingerprint)
                accepted.append(Suppressed(finding, "baseline", Place(self.file)))
            else:
                kept.append(finding)
        return kept, accepted, used

    def stale(self, used: set[str], read: Iterable[str]) -> list[Entry]:
        """The entries that are not `used`, and whose texts were all `read`."""
        texts = {self._text(source) for source in read}
        return [one for one in self.entries if one.fingerprint not in used and one.texts <= texts]

    def updated(self, findings: Iterable[Finding], read: Iterable[str], exists: Callable[[str], bool]) -> Baseline:
        """The baseline of these findings, and of the old entries' texts that still exist and were not `read` now."""
        seen = {self._text(source) for source in read}
        made = [self.entry(one) for one in findings if not one.rule.startswith(_ABOUT_SUPPRESSION)]
        carried = [_reduced(one, lambda text: text not in seen and exists(text)) for one in self.entries]
        return replace(self, entries=_merged([*made, *(one for one in carried if one.texts)]))


def _leading(texts: dict[str, set[str]]) -> list[str]:
    """The date that more than twice as many texts give as all others together, three at least."""
    every = sum(map(len, texts.values()))
    return [date for date, named in texts.items() if len(named) >= 3 and len(named) > 2 * (every - len(named))]


def _sorted(texts: dict[str, set[str]]) -> Dates:
    return tuple(
        (date, (ANYWHERE,) if ANYWHERE in named else tuple(sorted(named))) for date, named in sorted(texts.items())
    )


def _reduced(entry: Entry, stays: Callable[[str], bool]) -> Entry:
    texts = {date: {text for text in named if text == ANYWHERE or stays(text)} for date, named in entry.dates}
    return replace(entry, dates=_sorted({date: named for date, named in texts.items() if named}))


def _merged(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries of one fingerprint become one; sorted for the reader."""
    found: dict[str, Entry] = {}
    for entry in entries:
        texts: dict[str, set[str]] = {}
        for date, named in (*(found[entry.fingerprint].dates if entry.fingerprint in found else ()), *entry.dates):
            texts.setdefault(date, set()).update(named)
        found[entry.fingerprint] = replace(entry, dates=_sorted(texts))
    return tuple(sorted(found.values(), key=lambda one: (one.rule, one.identifier, one.scope, one.fingerprint)))


def to_text(baseline: Baseline) -> str:
    """The baseline as JSON, the same bytes for the same entries."""
    entries = [
        {
            "fingerprint": one.fingerprint,
            "rule": one.rule,
            "identifier": one.identifier or None,
            "scope": one.scope or None,
            "against": list(one.against),
            "dates": {date: list(texts) for date, texts in one.dates},
        }
        for one in baseline.entries
    ]
    return json.dumps({"version": VERSION, "findings": entries}, ensure_ascii=False, indent=1) + "\n"


def from_text(text: str, baseline: Baseline) -> Baseline:
    """`baseline` with the entries written in `text`; CitecheckError if it is no baseline."""
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as error:
        at = f"{baseline.file}:{error.lineno}:{error.colno}"
        raise CitecheckError("baseline.not_json", at=at, why=error.msg) from None
    if not isinstance(whole, dict) or whole.get("version") != VERSION or not isinstance(whole.get("findings"), list):
        raise CitecheckError("baseline.foreign", at=baseline.file)
    return replace(baseline, entries=_merged(_entries(whole["findings"], baseline.file)))


def _entries(rows: list[Any], file: str) -> Iterator[Entry]:
    for place, row in enumerate(rows, 1):
        try:
            dates = {str(date): {str(text) for text in texts} for date, texts in row["dates"].items()}
            against = tuple(map(str, row.get("against") or ()))
            words = (
                str(row["fingerprint"]),
                str(row["rule"]),
                str(row.get("identifier") or ""),
                str(row.get("scope") or ""),
            )
        except (KeyError, TypeError, AttributeError):
            raise CitecheckError("baseline.not_whole", at=file, place=place) from None
        yield Entry(*words, against, _sorted(dates))
