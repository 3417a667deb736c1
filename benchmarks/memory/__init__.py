"""What a run takes of memory and time when there is much to read: `python -m benchmarks.memory`.

Each figure is of a process of its own: the most memory that it held, and the CPU time that it and those it started
used. `--quick` uses small corpora, `--only NAME` one kind, `--citations N` sets how many are judged without being
read, `--folder DIR` is where the corpora are made, once, with a fixed seed.
"""
