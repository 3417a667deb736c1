"""Print the month names of one CLDR locale as the tables of a language file.

    python tools/cldr_months.py fr >> patterns/languages/fr.toml

The wide and abbreviated names go, in lower case and without their full stop, into [months] (as they
stand beside a day) and [months_alone] (as they stand alone). People then edit the file by hand: CLDR
lacks forms that texts use (es "setiembre", de "maerz", the cases of pl, cs and uk), and it holds
abbreviations that are common words (cs "pro"). Where both tables are alike, [months_alone] is not needed.

Only one locale per run: in Babel the stand-alone names of one locale leak into the next one read by
the same process (python-babel/babel#1234). Babel is needed for development only.
"""

from __future__ import annotations

import argparse
import json
import unicodedata

from babel import Locale, UnknownLocaleError

MONTHS = range(1, 13)
WIDTHS = ("wide", "abbreviated")


def month_names(locale: Locale, context: str) -> dict[int, list[str]]:
    """Return month number -> names of one context ("format" or "stand-alone"), the wide name first."""
    names: dict[int, list[str]] = {month: [] for month in MONTHS}
    for width in WIDTHS:
        for month in MONTHS:
            raw = str(locale.months[context][width][month])
            name = "~".join(unicodedata.normalize("NFC", raw).lower().rstrip(".").split())
            if name not in names[month]:
                names[month].append(name)
    return names


def table(title: str, names: dict[int, list[str]]) -> str:
    """Write month names as a TOML table."""
    rows = (f"{month} = {json.dumps(names[month], ensure_ascii=False)}" for month in MONTHS)
    return "\n".join((f"[{title}]", *rows))


def main() -> int:
    """Read the locale from the command line and print its two tables."""
    parser = argparse.ArgumentParser(description="Month names of one CLDR locale as TOML tables.")
    parser.add_argument("locale", help="a CLDR locale such as fr, pt or zh_Hans")
    code = parser.parse_args().locale
    try:
        locale = Locale.parse(code)
    except (UnknownLocaleError, ValueError) as error:
        parser.error(str(error))
    print(table("months", month_names(locale, "format")))
    print()
    print(table("months_alone", month_names(locale, "stand-alone")))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
