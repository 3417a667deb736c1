"""A copy of a text with remarks on its wrong dates, in the form of its own format: comments, marks, notes, highlights."""
