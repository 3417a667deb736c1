"""The sign of a cell that says what the cell above it says."""

from __future__ import annotations

DITTO = "〃"
"""What stands in a cell that one above it covers: readers write it there, and people do so in their own tables."""
