"""What all tests share: properties are judged by their results, never by the clock."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("citecheck", deadline=None)
settings.load_profile("citecheck")
