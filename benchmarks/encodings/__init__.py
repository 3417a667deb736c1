"""How well encodings are told: what is right, what is refused, what is wrong."""
