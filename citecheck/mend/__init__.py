"""Proven wrong dates → the same texts with the right ones, written as the text writes its dates."""
