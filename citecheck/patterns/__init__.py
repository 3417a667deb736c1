"""patterns/ → compiled Patterns: the data that does the recognising, ready for use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from citecheck.cachefolder import hash_of
from citecheck.kept import kept
from citecheck.patterns.files import DataFile, Source, parsed, read_sources, shipped

if TYPE_CHECKING:
    from citecheck import expressions as regex
    from citecheck.patterns.codes import Codes
    from citecheck.patterns.dates import DatePatterns
    from citecheck.patterns.folds import Folds
    from citecheck.patterns.localities import Localities
    from citecheck.patterns.terms import Terms
    from citecheck.patterns.termwords import TermWords
    from citecheck.patterns.words import Lexicon

T = TypeVar("T")

TIMEOUT = 2.0
"""Seconds that one search with a user's own patterns may take."""


@dataclass(frozen=True)
class Patterns:
    """All pattern data of some folders; each part is compiled when it is first used. `users`: some are a user's own.

    What compiles a part is imported with it: where all texts are as they were, nothing is recognised.
    """

    sources: tuple[Source, ...]
    users: bool = False

    @cached_property
    def files(self) -> tuple[DataFile, ...]:
        """The data files themselves, parsed."""
        return tuple(parsed(source) for source in self.sources)

    @cached_property
    def state(self) -> str:
        """A name for what the files say: what is compiled of other files has another."""
        return hash_of("\0".join(source.text for source in self.sources).encode())

    def _part(self, name: str, make: Callable[[list[DataFile]], T]) -> T:
        return kept(f"{name} {self.state}", lambda: make(list(self.files)))

    @cached_property
    def folds(self) -> Folds:
        """Character folds and surviving escapes."""
        from citecheck.patterns.folds import compile_folds

        return self._part("folds", compile_folds)

    @cached_property
    def codes(self) -> Codes:
        """Type codes, issuer codes and forms."""
        from citecheck.patterns.codes import compile_codes

        return self._part("codes", compile_codes)

    @cached_property
    def dates(self) -> DatePatterns:
        """Date patterns of all languages."""
        from citecheck.patterns.dates import compile_dates

        limit = TIMEOUT if self.users else None
        return self._part(f"dates {limit}", lambda files: compile_dates(files, limit))

    @cached_property
    def words(self) -> Lexicon:
        """Link words of all languages."""
        from citecheck.patterns.words import compile_words

        return self._part("words", compile_words)

    @cached_property
    def asides(self) -> regex.Pattern[str]:
        """Remarks in brackets that something is quoted as it stands: [sic]."""
        from citecheck.patterns.asides import compile_asides

        return compile_asides(self.words)

    @cached_property
    def corrections(self) -> regex.Pattern[str]:
        """The words of an erratum: đã in, sửa là."""
        from citecheck.patterns.asides import compile_corrections

        return compile_corrections(self.words)

    @cached_property
    def terms(self) -> Terms:
        """Party terms."""
        from citecheck.patterns.terms import compile_terms

        return self._part("terms", compile_terms)

    @cached_property
    def term_words(self) -> TermWords:
        """How texts say a term."""
        from citecheck.patterns.termwords import compile_term_words

        return self._part("term words", compile_term_words)

    @cached_property
    def localities(self) -> Localities:
        """Provinces and cities."""
        from citecheck.patterns.localities import compile_localities

        return self._part("localities", compile_localities)

    def compile_all(self) -> None:
        """Compile every part now; PatternError for the first mistake."""
        for name, value in vars(type(self)).items():
            if isinstance(value, cached_property):
                getattr(self, name)
        for manner in self.dates.manners():
            self.dates.search(manner)

    def __hash__(self) -> int:
        return id(self)

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        # another process compiles its own parts
        return Patterns, (self.sources, self.users)


@cache
def load_patterns(*folders: Path | str) -> Patterns:
    """The shipped patterns, with those of `folders` added; PatternError if a file has a mistake."""
    sources = read_sources(shipped("patterns"))
    for folder in folders:
        own = read_sources(Path(folder))
        for source in own:
            parsed(source)  # a slip in a user's file is shown before any text is read
        sources += own
    return Patterns(tuple(sources), users=bool(folders))
