"""Writes docs/reference.md and docs/reference.vi.md from the commands themselves: `python -m tools.reference`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from citecheck.commands.help import keeps_lines, paragraphs, path_of, text_of
from citecheck.commands.language import speaking
from citecheck.messages import LANGUAGES
from tools.commands import Option, every_command, stated_options, usage_of, words

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGES = {language: DOCS / f"reference.{language}.md".replace(".en", "") for language in LANGUAGES}
SEVERAL = 3
"""An option of so many commands, with the same meaning in all, is told once."""


def page(language: str) -> str:
    """The whole page in a language."""
    said, commands = words(language), list(every_command(language))
    counted = Counter(one for _, context in commands for one in stated_options(context))
    shared = {one for one, count in counted.items() if count >= SEVERAL}
    parts = [f"# {said['title']}", said["twin"], said["intro"].strip()]
    for path, context in commands:
        parts += [f"## {path}", *_command(context, shared, language)]
    # in the order in which the commands have them
    parts += [f"## {said['shared']}", said["shared_intro"]]
    parts.append(_table((said["option"], said["what"]), (one for one in counted if one in shared)))
    for title, rows in ((said["status"], said["statuses"]), (said["environment"], said["variables"])):
        head = (title.lower(), said["meaning"])
        parts += [f"## {title}", _table(head, ((row["name"], row["told"]) for row in rows))]
    return "\n\n".join(parts) + "\n"


def _command(context: click.Context, shared: set[Option], language: str) -> Iterator[str]:
    said = words(language)
    yield f"```\n{usage_of(context)}\n```"
    for one in paragraphs(text_of(path_of(context), speaking(context)).strip("\n")):
        yield f"```\n{one}\n```" if keeps_lines(one) else " ".join(one.split())
    options = stated_options(context)
    own = [one for one in options if one not in shared]
    if own:
        yield _table((said["option"], said["what"]), own)
    names = [f"`{_name(written)}`" for written, told in options if (written, told) in shared]
    if names:
        yield said["also"] + ", ".join(names) + "."


def _name(written: str) -> str:
    """An option by its long name: "-q, --quiet" is --quiet, "--lang [en|vi]" --lang."""
    return next(word for word in written.replace(",", " ").split() if word.startswith("--"))


def _table(head: tuple[str, str], rows: Iterable[Option]) -> str:
    lines = [f"| {head[0]} | {head[1]} |", "| --- | --- |"]
    lines += [f"| `{_cell(name)}` | {_cell(told)} |" for name, told in rows]
    return "\n".join(lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", r"\|").replace("<", "&lt;")


if __name__ == "__main__":
    for one, path in PAGES.items():
        path.write_text(page(one), encoding="utf-8")
