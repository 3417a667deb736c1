"""Proven wrong dates → the right ones, written as the text writes its dates: for `fix` and for editors."""
