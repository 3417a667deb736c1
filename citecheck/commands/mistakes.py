"""Mistakes in a command line, in the language of the person, each with what is near or allowed."""

from __future__ import annotations

import re

import click

from citecheck.commands.language import speaking
from citecheck.messages import Messages

_EXTRA = r"(?s)argument.*\((?P<arguments>.+)\)\Z"


def told(error: click.ClickException, said: Messages) -> str:
    """What is wrong; of a wrong usage, under how the command is called."""
    if not isinstance(error, click.UsageError):
        return f"citecheck: {error.message}"
    if error.ctx is None:
        return said.say("usage.error", why=_why(error, said))
    said = speaking(error.ctx)
    hint = said.say("usage.try", command=error.ctx.command_path)
    return f"{error.ctx.get_usage()}\n{hint}\n\n{said.say('usage.error', why=_why(error, said))}"


def near(found: list[str] | None, said: Messages) -> str:
    """Did you mean …?, if anything is near."""
    return " " + said.say("usage.near", near=f" {said.say('usage.or')} ".join(found)) if found else ""


def _why(error: click.UsageError, said: Messages) -> str:
    match error:
        case click.NoSuchOption():
            return said.say("usage.no_option", name=error.option_name) + near(error.possibilities, said)
        case click.BadOptionUsage():
            return said.say(f"usage.{'no_value' if _is_flag(error) else 'needs_value'}", name=error.option_name)
        case click.MissingParameter() if error.param is not None:
            return said.say(f"usage.missing_{error.param.param_type_name}", name=_hint(error, said))
        case click.BadParameter() if error.param is not None and isinstance(error.param.type, click.Choice):
            return said.say(
                "usage.choice", name=_hint(error, said), choices=", ".join(map(str, error.param.type.choices))
            )
    if not error.message or error.message == "Missing command.":
        return said.say("usage.missing_command")
    if extra := re.search(_EXTRA, error.message):
        return said.say("usage.extra", arguments=extra["arguments"])
    return error.message


def _is_flag(error: click.BadOptionUsage) -> bool:
    options = error.ctx.command.params if error.ctx else []
    return any(isinstance(one, click.Option) and one.is_flag and error.option_name in one.opts for one in options)


def _hint(error: click.BadParameter, said: Messages) -> str:
    """The option or the argument as the usage names it."""
    assert error.param is not None
    if isinstance(error.param, click.Option):
        return max(error.param.opts, key=len)
    name = error.param.make_metavar(error.ctx) if error.ctx else error.param.human_readable_name
    return said.name("metavar", name.strip("[]."))
