"""The language a text is mostly in, told by its letters; for the record only, it decides nothing."""

from __future__ import annotations

from collections import Counter

_VIETNAMESE = "ạảấầẩậắằặẹẻẽếềểệỉịọỏốồổộớờởợụủứừửựỳỵỷỹđơư"


def language_of(content: str) -> str | None:
    """vi, ru, en, or None if the letters do not tell."""
    sample = content[:4_000].lower()
    counts = Counter(sample)
    letters = sum(count for letter, count in counts.items() if letter.isalpha()) or 1
    if sum(counts[letter] for letter in _VIETNAMESE) / letters > 0.05:
        return "vi"
    if sum(count for letter, count in counts.items() if "а" <= letter <= "я") / letters > 0.4:
        return "ru"
    ascii_letters = sum(count for letter, count in counts.items() if "a" <= letter <= "z")
    english = sum(sample.count(f" {word} ") for word in ("the", "of", "and", "to"))
    return "en" if ascii_letters / letters > 0.9 and english * 60 > letters / 5 else None
