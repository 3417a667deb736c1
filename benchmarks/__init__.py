"""Measures: accuracy on annotated texts. Each is one command."""
