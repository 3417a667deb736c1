"""Report → what a person or a program reads: a file a format. Rich is imported only where a table is made."""

from __future__ import annotations
