"""`citecheck explain`: what a rule means."""

from __future__ import annotations

import click

from citecheck.commands.exits import ExitStatus
from citecheck.commands.help import Command
from citecheck.commands.language import language_option
from citecheck.errors import CitecheckError


@click.command("explain", cls=Command)
@click.argument("code")
@language_option
def command(code: str, lang: str | None) -> int:
    """Explain a rule: what it says, with an example. `citecheck explain all` lists the rules."""
    from citecheck.check.rules import all_rules
    from citecheck.messages import default_language, messages

    said = messages(lang or default_language())
    rules = {rule.code: rule for rule in all_rules()}
    if code.lower() == "all":
        for rule in rules.values():
            click.echo(f"{rule.code}  {rule.name:<22} {said.say(f'level.{rule.level}'):<8} {said.title(rule.code)}")
        return ExitStatus.CLEAN
    found = rules.get(code.upper())
    if found is None:
        raise CitecheckError(f"no rule {code!r}; the rules are {', '.join(rules)}")
    click.echo(f"{found.code} {found.name} ({said.say(f'level.{found.level}')}): {said.title(found.code)}\n")
    click.echo(said.page(found.code))
    return ExitStatus.CLEAN
