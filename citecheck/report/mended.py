"""What was put right, what was left to a person and what failed, in lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citecheck.mend.run import Failure, Mended
from citecheck.messages import Messages


def left_lines(files: Iterable[Mended], failures: Iterable[Failure], said: Messages) -> Iterator[str]:
    """Each wrong date that was left, and each file that was not written, with the reason."""
    for file in files:
        for left in file.left:
            first, date = left.wrong.citations[0], left.wrong.date
            yield said.say(
                "fix.left_line", source=file.source, line=first.line, column=first.column, identifier=first.identifier,
                date=date.iso, right=left.wrong.right, why=said.say(f"fix.left.{left.reason}"),
            )  # fmt: skip
    for source, error in failures:
        yield said.say("fix.unsound", source=source, why=error.why(said))


def summary(files: Iterable[Mended], failures: Iterable[Failure], write: bool, said: Messages) -> str:
    """How much was, or is to be, put right, how much is left and in how many texts it failed."""
    failed = {source for source, _ in failures}
    files = tuple(files)
    done = [file for file in files if file.changed and file.source not in failed]
    left = sum(len(file.left) for file in files)
    parts = []
    if done:
        changed, texts = sum(len(file.changed) for file in done), len(done)
        key = "fix.written" if write else "fix.summary"
        parts.append(said.say(key, changed=_counted(said, "date", changed), texts=_counted(said, "text", texts)))
    if left:
        parts.append(said.say("fix.some_left", count=_counted(said, "date", left)))
    if failed:
        parts.append(said.say("fix.failed", count=_counted(said, "text", len(failed))))
    return " · ".join(parts) or said.say("fix.nothing")


def _counted(said: Messages, what: str, count: int) -> str:
    return said.say(f"fix.{what}.{'one' if count == 1 else 'many'}", count=count)
