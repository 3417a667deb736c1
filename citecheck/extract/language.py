"""The language a text is mostly in, told by its letters; for the record only, it decides nothing."""

from __future__ import annotations


def language_of(content: str) -> str | None:
    """vi, ru, en, or None if the letters do not tell."""
    sample = content[:4_000].lower()
    vietnamese = sum(sample.count(letter) for letter in "ạảấầẩậắằặẹẻẽếềểệỉịọỏốồổộớờởợụủứừửựỳỵỷỹđơư")
    cyrillic = sum("а" <= letter <= "я" for letter in sample)
    letters = sum(letter.isalpha() for letter in sample) or 1
    if vietnamese / letters > 0.05:
        return "vi"
    if cyrillic / letters > 0.4:
        return "ru"
    ascii_letters = sum("a" <= letter <= "z" for letter in sample)
    english = sum(sample.count(f" {word} ") for word in ("the", "of", "and", "to"))
    return "en" if ascii_letters / letters > 0.9 and english * 60 > letters / 5 else None
