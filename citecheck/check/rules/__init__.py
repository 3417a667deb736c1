"""The rules: a file each. A rule is a function from what was found to findings, with a code and a name.

What a rule says to a person, its page for `citecheck explain` too, stands in messages/, in both languages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from citecheck.check.chronology import Older, older_pairs
from citecheck.check.context import Context, around, by_day
from citecheck.check.disagreements import Disagreement, disagreements
from citecheck.check.judging import Evidence, Known
from citecheck.messages import Messages
from citecheck.model import Document, Extract, Finding, Level, Pair
from citecheck.patterns import Patterns

if TYPE_CHECKING:
    from citecheck.check.translation import Compared

TRANSLATION = "CC4"
"""The beginning of the codes of the rules that compare a translation with its original."""


@dataclass(frozen=True)
class Found:
    """What a rule may look at: everything that was read, what is known, and the day of the run.

    `pairs` are the originals and translations to compare; without any, the rules about translations are silent.
    `beyond` is what stands around the citations, where these texts are not all that was read.
    """

    texts: tuple[Extract, ...]
    documents: tuple[Document, ...]
    known: Known
    today: str
    messages: Messages
    pairs: tuple[Pair, ...] = ()
    beyond: Context | None = None

    @property
    def patterns(self) -> Patterns:
        """The patterns that recognised everything."""
        return self.known.patterns

    @cached_property
    def compared(self) -> tuple[Compared, ...]:
        """The originals and translations, side by side."""
        if not self.pairs:
            return ()
        from citecheck.check.translation import Compared  # only a comparison has pairs

        return tuple(Compared(pair) for pair in self.pairs)

    @cached_property
    def older(self) -> tuple[Older, ...]:
        """The citations dated before the document they rest on."""
        return tuple(pair for text in self.texts for pair in older_pairs(text, self.known))

    @cached_property
    def context(self) -> Context:
        """What stands around the citations."""
        if self.beyond is not None:
            return self.beyond
        texts = {text.source: around(number, text) for number, text in enumerate(self.texts)}
        disproofs = {(pair.citation.source, pair.citation.start): pair for pair in self.older}
        return Context(disproofs, texts, by_day(self.documents, texts))

    @cached_property
    def disagreements(self) -> tuple[tuple[Document, tuple[Disagreement, ...]], ...]:
        """The documents whose days disagree with one another or with the registry."""
        found = ((document, disagreements(document, self.known, self.context)) for document in self.documents)
        return tuple((document, pairs) for document, pairs in found if pairs)

    def told(self, evidence: Iterable[Evidence]) -> tuple[str, ...]:
        """Evidence in words, each piece once."""
        lines = (self.messages.say(f"said.evidence.{item.key}", **dict(item.values)) for item in evidence)
        return tuple(dict.fromkeys(lines))


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code, name, level, and what finds.

    A rule of a `text` looks at whole texts, each by itself; any other at the citations of each identifier by
    themselves, and at what the context says around them.
    """

    code: str
    name: str
    level: Level
    find: Callable[[Found], Iterator[Finding]]
    text: bool = False


def fingerprint(rule: str, *parts: object) -> str:
    """A name for a finding that stays when lines move: 16 hexadecimal figures."""
    import hashlib  # loads OpenSSL: only for what is found

    return hashlib.sha256("\0".join(str(part) for part in (rule, *parts)).encode("utf-8", "surrogatepass")).hexdigest()[
        :16
    ]


def all_rules() -> tuple[Rule, ...]:
    """All rules, by code."""
    from citecheck.check.rules import (
        date_conflict,
        impossible_date,
        later_than_text,
        never_dated,
        odd_form,
        older_than_basis,
        other_number,
        out_of_order,
        reading,
        registry_mismatch,
        shared_identifier,
        term_mismatch,
        translation,
        type_word,
        unknown_code,
        unreadable_suppression,
        unused_suppression,
        year_in_number,
    )

    modules = (
        date_conflict, registry_mismatch, older_than_basis, impossible_date, out_of_order, later_than_text,
        year_in_number, term_mismatch, shared_identifier, unknown_code, type_word, other_number, odd_form, never_dated,
    )  # fmt: skip
    marks = (unused_suppression.RULE, unreadable_suppression.RULE)
    return (*(module.RULE for module in modules), *translation.RULES, *reading.RULES, *marks)
