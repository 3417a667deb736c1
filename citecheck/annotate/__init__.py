"""A copy of a text with remarks on its wrong dates, in the manner of its format: comments, marks, notes, highlights."""
