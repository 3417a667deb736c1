"""What writing a baseline has changed, in a line."""

from __future__ import annotations

from citecheck.check.baseline import Baseline
from citecheck.messages import Messages


def summary(old: Baseline, new: Baseline, said: Messages) -> str:
    """How many findings are accepted now, how many of them were not so before, and how many are no longer."""
    before, now = ({one.fingerprint for one in baseline.entries} for baseline in (old, new))
    added = set(new.entries) - set(old.entries)
    count = len(new.entries)
    parts = [said.say(f"baseline.written.{'one' if count == 1 else 'many'}", count=count, file=new.file)]
    changes = (("added", len(added)), ("dropped", len(before - now)))
    told = [said.say(f"baseline.{name}", count=number) for name, number in changes if number]
    return f"{parts[0]} ({', '.join(told)})" if told else parts[0]
