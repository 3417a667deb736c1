"""The language of a run: what --lang says, wherever it stands, else the configuration, else the locale."""

from __future__ import annotations

from collections.abc import Sequence

import click

from citecheck.messages import LANGUAGES, Messages, default_language, messages


def language_of(arguments: Sequence[str]) -> str:
    """The language of help and of mistakes in the command line itself, before that is understood."""
    for place, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if argument == "--":
            break
        if name == "--lang":
            asked = value or "".join(arguments[place + 1 : place + 2])
            return asked if asked in LANGUAGES else default_language()
    return default_language()


def speaking(context: click.Context) -> Messages:
    """The messages in the language of the run, which the outermost context holds."""
    said = context.find_root().obj
    return said if isinstance(said, Messages) else messages(default_language())


def speak(said: Messages) -> None:
    """From now on the run speaks this language: the configuration has been read."""
    click.get_current_context().find_root().obj = said


def _stated(context: click.Context, _: click.Parameter, value: str | None) -> str | None:
    """--lang behind the command, else before it: citecheck --lang vi check …; `meta` is shared by all contexts."""
    if value is not None:
        context.meta["citecheck.lang"] = value
    stated: str | None = context.meta.get("citecheck.lang")
    return stated


language_option = click.option("--lang", type=click.Choice(LANGUAGES), callback=_stated)
group_language_option = click.option("--lang", type=click.Choice(LANGUAGES), callback=_stated, expose_value=False)
