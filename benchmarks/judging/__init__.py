"""How well dates are judged: nobody accused wrongly, every provable error found.

python -m benchmarks.judging               two rates for each kind and cause, then each failing case
python -m benchmarks.judging --case NAME   everything that is said of one case

The cases are data in tests/data/judged/: small texts of our own around known facts, each with its source.
"""
