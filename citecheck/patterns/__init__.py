"""patterns/ → compiled Patterns: the data that does the recognising, ready for use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import regex

from citecheck.patterns.asides import compile_asides
from citecheck.patterns.codes import Codes, compile_codes
from citecheck.patterns.dates import DatePatterns, compile_dates
from citecheck.patterns.files import DataFile, read_folder, shipped
from citecheck.patterns.folds import Folds, compile_folds
from citecheck.patterns.knowledge import Localities, Terms, compile_localities, compile_terms
from citecheck.patterns.termwords import TermWords, compile_term_words
from citecheck.patterns.words import Lexicon, compile_words

TIMEOUT = 2.0
"""Seconds that one search with a user's own patterns may take."""


@dataclass(frozen=True)
class Patterns:
    """All pattern data of some folders; each part is compiled when it is first used. `users`: some are a user's own."""

    files: tuple[DataFile, ...]
    users: bool = False

    @cached_property
    def folds(self) -> Folds:
        """Character folds and surviving escapes."""
        return compile_folds(list(self.files))

    @cached_property
    def codes(self) -> Codes:
        """Type codes, issuer codes and forms."""
        return compile_codes(list(self.files))

    @cached_property
    def dates(self) -> DatePatterns:
        """Date patterns of all languages."""
        return compile_dates(list(self.files), TIMEOUT if self.users else None)

    @cached_property
    def words(self) -> Lexicon:
        """Link words of all languages."""
        return compile_words(list(self.files))

    @cached_property
    def asides(self) -> regex.Pattern[str]:
        """Remarks in brackets that something is quoted as it stands: [sic]."""
        return compile_asides(self.words)

    @cached_property
    def terms(self) -> Terms:
        """Party terms."""
        return compile_terms(list(self.files))

    @cached_property
    def term_words(self) -> TermWords:
        """How texts say a term."""
        return compile_term_words(list(self.files))

    @cached_property
    def localities(self) -> Localities:
        """Provinces and cities."""
        return compile_localities(list(self.files))

    def compile_all(self) -> None:
        """Compile every part now; PatternError for the first mistake."""
        for name, value in vars(type(self)).items():
            if isinstance(value, cached_property):
                getattr(self, name)
        for language in self.dates.languages:
            self.dates.search(language)

    def __hash__(self) -> int:
        return id(self)


@cache
def load_patterns(*folders: Path | str) -> Patterns:
    """The shipped patterns, with those of `folders` added; PatternError if a file has a mistake."""
    files = read_folder(shipped("patterns"))
    for folder in folders:
        files += read_folder(Path(folder))
    return Patterns(tuple(files), users=bool(folders))
