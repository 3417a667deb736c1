"""What the registry commands print: rows, the documents of an identifier, problems."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence

from citecheck.messages import Messages
from citecheck.model import Identifier
from citecheck.patterns import Patterns
from citecheck.registry import Row
from citecheck.registry.building import Built, is_kept
from citecheck.registry.lookup import Entry
from citecheck.registry.problems import Problem
from citecheck.registry.writing import cells, text
from citecheck.report.excerpt import clean
from citecheck.report.summary import counted

Record = dict[str, object]


def record(row: Row) -> Record:
    """A row for JSON: the cells of its columns, null where nothing is known, and where it stands."""
    filled: Record = {name: cell or None for name, cell in cells(row).items()}
    return filled | {"sources": list(row.sources), "file": row.file, "line": row.line}


def rows_as(rows: Sequence[Row], format_: str, patterns: Patterns, said: Messages) -> str:
    """Rows as a table, as JSON, or as CSV that is itself a registry file."""
    if format_ == "json":
        return _json([record(row) for row in rows])
    if format_ == "csv":
        return text(rows, patterns)
    return _table(rows, said) if rows else said.say("registry.nothing") + "\n"


def _table(rows: Sequence[Row], said: Messages) -> str:
    from rich import box
    from rich.table import Table
    from rich.text import Text as Styled

    from citecheck.report.terminal import ascii_only, console, shown

    table = Table(box=box.ASCII2 if ascii_only() else box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for head in ("table.identifier", "table.date", "registry.head_term", "table.state"):
        table.add_column(said.say(head), no_wrap=True)
    table.add_column(said.say("registry.head_title"), overflow="fold", ratio=1)
    for row in rows:
        name = f"{row.identifier} {row.scope}" if row.scope else str(row.identifier)
        shown_cells = (name, said.date(row.date or "—"), row.term or "—", said.say(f"registry.{row.status}"), row.title)
        table.add_row(*(Styled(clean(cell)) for cell in shown_cells))
    made = console()
    made.print(table)
    return shown(made)


def entries_as(identifier: Identifier, found: Sequence[Entry], format_: str, said: Messages) -> str:
    """The documents of an identifier, each with its neighbours; of an unknown one, its neighbours alone."""
    if format_ == "json":
        return _json({"identifier": str(identifier), "documents": [_entry_record(entry) for entry in found]})
    if not found:
        return said.say("registry.no_series", series=identifier.series) + "\n"
    if found[0].row is None:
        return "".join(_between(entry, said) + "\n" for entry in found)
    return f"{clean(str(identifier))}\n" + "\n".join(_shown(entry, said) for entry in found)


def _entry_record(entry: Entry) -> Record:
    around = {name: record(row) if row else None for name, row in (("before", entry.before), ("after", entry.after))}
    place = {"series": entry.series, "scope": entry.scope, "term": entry.term}
    return {**place, "document": record(entry.row) if entry.row else None, **around}


def _shown(entry: Entry, said: Messages) -> str:
    row = entry.row
    assert row is not None
    head = [
        said.date(row.date) if row.date else said.say("registry.undated"),
        _where(entry, said),
        said.say(f"registry.{row.status}"),
    ]
    lines = [f"  {'  '.join(part for part in head if part)}"]
    named = [("issuer", row.issuer), ("title", row.title)]
    named += [(name, _number(one, said)) for name, one in (("before", entry.before), ("after", entry.after)) if one]
    named += [("source", source) for source in row.sources]
    named += [("note", row.note)]
    labels = {name: said.say(f"registry.{name}") for name, _ in named}
    width = max(map(len, labels.values()))
    lines += [f"    {labels[name]:<{width}}  {clean(value)}" for name, value in named if value]
    return "\n".join(lines) + "\n"


def _between(entry: Entry, said: Messages) -> str:
    before, after = (_number(row, said) if row else said.say("registry.nobody") for row in (entry.before, entry.after))
    where = _where(entry, said) or entry.series
    return "  " + said.say("registry.between", where=where, before=before, after=after)


def _where(entry: Entry, said: Messages) -> str:
    term = said.say("registry.term", term=entry.term) if entry.term else ""
    return clean(", ".join(part for part in (entry.scope, term) if part))


def _number(row: Row, said: Messages) -> str:
    return clean(said.say("registry.number", identifier=row.identifier, date=row.date))


def problem_line(problem: Problem, said: Messages) -> str:
    """file:line: level[name]: identifier: what is wrong, and what to do."""
    why = said.say(f"registry.problem.{problem.name}", **problem.values)
    name = f"{problem.identifier}: " if problem.identifier else ""
    return clean(f"{problem.file}:{problem.line}: {said.say(f'level.{problem.level}')}[{problem.name}]: {name}{why}")


def built_lines(built: Built, file: str, beside: str, said: Messages) -> list[str]:
    """The summary of a registry that was built: what is in its files, and what was left out."""
    kept = [row for row in built.rows if is_kept(row)]
    levels = Counter(row.status for row in built.rows if not is_kept(row))
    lines = [
        said.say(
            "registry.built", rows=_rows(len(built.rows), said), file=file, confirmed=levels["confirmed"],
            single=levels["single"], kept=len(kept),
        ),
        said.say("registry.built_disputed", rows=_rows(len(built.disputed), said), file=beside),
    ]  # fmt: skip
    return lines + [said.say(f"registry.left.{name}", count=count) for name, count in sorted(built.left_out.items())]


def _rows(count: int, said: Messages) -> str:
    return said.say(f"registry.rows.{'one' if count == 1 else 'many'}", count=count)


def checked(rows: int, files: int, found: Iterable[Problem], said: Messages) -> str:
    """The summary of a check of a registry."""
    levels = Counter(problem.level for problem in found)
    told = {
        "rows": _rows(rows, said),
        "files": said.say(f"registry.files.{'one' if files == 1 else 'many'}", count=files),
    }
    if not levels:
        return said.say("registry.sound", **told)
    errors, warnings = counted(said, "error", levels["error"]), counted(said, "warning", levels["warning"])
    return said.say("registry.checked", **told, errors=errors, warnings=warnings)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
