"""Accuracy on annotated texts: recall, precision and dates, per language and per family.

python -m benchmarks.accuracy                 the table
python -m benchmarks.accuracy --check         exit 1 if a figure is below the recorded one (floor.json)
python -m benchmarks.accuracy --record        record the present figures as the floor
python -m benchmarks.accuracy --errors 20     the first mistakes of each sort
python -m benchmarks.accuracy --against REV   every citation gained, lost or dated differently since REV
"""
