"""What reading PDF, Word and HTML costs, the library's part and ours apart: `python -m benchmarks.formats`.

One text of our own making, 200 pages long, is written in all three formats; each is read in this process, its
processor time taken, the best of some rounds. The library's part is what it takes to open the file and give all its
text: pypdfium2 the text of each page, zipfile and ElementTree the tree of the body, html.parser all its events (our
reader of HTML has a tokenizer of its own instead). What our reader takes in all, less that, is ours: words in reading
order, tables, notes, the way back to every letter. Finding the citations stands beside it. Speeds are pages, or bytes
of text, a second.
`--pages N`, `--rounds N`, `--font FILE` (a TrueType font with Vietnamese letters).
"""
