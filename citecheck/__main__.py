"""Entry point of the `citecheck` command and of `python -m citecheck`.

The version is answered before anything else is imported, so that it costs no more than the interpreter.
"""

import sys


def main() -> None:
    """Run the command line; never returns (the exit status is computed in `cli`)."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from citecheck.version import __version__

        print(f"citecheck {__version__}")
        return
    import gc

    gc.set_threshold(100_000)  # to get ready makes many things and no garbage
    from citecheck.cli import run

    status = run(sys.argv[1:])
    gc.freeze()  # what ends with the process need not be searched for cycles: a sixth of checking one article
    sys.exit(status)


if __name__ == "__main__":
    main()
