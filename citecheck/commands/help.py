"""Commands whose help is in the language of the person: looked up in messages, by their names, when it is shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from citecheck.commands.language import speaking
from citecheck.commands.mistakes import near
from citecheck.messages import Messages

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_WORD = r"\b[A-Z]{3,}\b"
_LINE = r"(?s).+?(?=(?<!\.)[.:;](?:\s|\Z))"


def named(parameter: click.Parameter) -> str:
    """An option by its long name, without dashes: fail-on."""
    return max(parameter.opts, key=len).lstrip("-")


def text_of(path: str, said: Messages) -> str:
    """What a command does; `path` is its name as it is called, like registry show."""
    return said.find(f"help.commands.{path}.text") or ""


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text."""
    return text.split("\n\n")


def keeps_lines(paragraph: str) -> bool:
    """Whether a paragraph has an indented line, and is not to be wrapped anew."""
    return "\n  " in f"\n{paragraph}"


def help_of(parameter: click.Parameter, path: str, said: Messages) -> str:
    """What an option does: as the command says it, else as all commands do."""
    name = named(parameter)
    found = said.find(f"help.commands.{path}.{name}") or said.find(f"help.options.{name}")
    return found or getattr(parameter, "help", None) or ""


def options_of(command: click.Command, context: click.Context) -> list[tuple[str, str]]:
    """How each option of a command is written, and what it does."""
    said, rows = speaking(context), []
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if isinstance(parameter, click.Option) and record is not None:
            told = help_of(parameter, path_of(context), said) + _extra(parameter, context, said)
            rows.append((translated(record[0], said), told))
    return rows


class Command(click.Command):
    """A command whose help stands in messages [help]."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """A mistake in the arguments knows the command that it was made with."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """How it is called."""
        said = speaking(ctx)
        pieces = translated(" ".join(self.collect_usage_pieces(ctx)), said)
        formatter.write_usage(ctx.command_path, pieces, f"{said.say('help.usage')} ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What it does."""
        formatter.write_paragraph()
        with formatter.indentation():
            text = paragraphs(text_of(path_of(ctx), speaking(ctx)))
            formatter.write_text("\n\n".join(f"\b\n{one}" if keeps_lines(one) else one for one in text))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Its options."""
        with formatter.section(speaking(ctx).say("help.heading.options")):
            formatter.write_dl(options_of(self, ctx))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """What may stand next, each with what it does, for shells that show it."""
        said, found = speaking(ctx), super().shell_complete(ctx, incomplete)
        options = {name: parameter for parameter in self.get_params(ctx) for name in parameter.opts}
        for item in found:
            if item.value in options:
                item.help = help_of(options[item.value], path_of(ctx), said)
            elif item.type == "plain":
                item.help = _line(text_of(_below(ctx, item.value), said)) or item.help
        return found


class Group(Command, click.Group):
    """A command with commands of its own."""

    command_class = Command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is asked for; a mistake names the one that may have been meant."""
        name, names = args[0], self.list_commands(ctx)
        if name not in names and not ctx.resilient_parsing:
            from difflib import get_close_matches

            close = near(get_close_matches(name, names, 1), speaking(ctx))
            raise click.UsageError(speaking(ctx).say("usage.no_command", name=name) + close, ctx)
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Its options, and its commands with the beginning of what each does."""
        super().format_options(ctx, formatter)
        said = speaking(ctx)
        rows = [(name, _line(text_of(_below(ctx, name), said))) for name in self.list_commands(ctx)]
        with formatter.section(said.say("help.heading.commands")):
            formatter.write_dl(rows)


def path_of(ctx: click.Context) -> str:
    """The command without the program's name: registry show; the program itself by its name."""
    return ctx.command_path.partition(" ")[2] or ctx.command_path


def _below(ctx: click.Context, name: str) -> str:
    """A command of a command, as the help names it."""
    return f"{path_of(ctx)} {name}" if ctx.parent else name


def _line(text: str) -> str:
    """The beginning of a text, to its first stop."""
    found = re.match(_LINE, text)
    return " ".join((found[0] if found else text).split())


def _extra(parameter: click.Option, ctx: click.Context, said: Messages) -> str:
    extra = parameter.get_help_extra(ctx)
    default = translated(extra["default"].strip("()"), said) if "default" in extra else ""
    told = [said.say("help.default", default=default)] if default else []
    told += [said.say("help.required")] if "required" in extra else []
    return f"  [{'; '.join(told)}]" if told else ""


def translated(usage: str, said: Messages) -> str:
    """A usage with its words for what is to be filled in (FILE, PATH) in the language."""
    return re.sub(_WORD, lambda word: said.name("metavar", word[0]), usage)
