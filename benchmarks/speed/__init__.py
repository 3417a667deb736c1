"""How fast the program is, as ratios to other programs that read the same files: `python -m benchmarks.speed`.

Whole processes take turns, and medians are compared, so that a busy machine slows all alike. `--quick` uses small
corpora, `--only NAME` one of them, `--rounds N` sets how often. Corpora are made once, with a fixed seed, in a
temporary folder or in `--folder DIR`. What is not installed is left out with a note.
"""
