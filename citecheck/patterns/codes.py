"""Type and issuer codes: reads types.toml, issuers.toml and forms.toml into look-up tables.

A code is looked up by its letters in ASCII capitals, so that QĐ, QD, qđ and QÐ are one; spellings that
would be lost by that (TƯ, which is TW and not TU) are looked up first, as they stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from citecheck.model import Family
from citecheck.patterns.files import DataFile

_ASCII = str.maketrans("ĐđÐƯưỦủÂâÔôƠơ", "DDDUUUUAAOOOO")


def plain(code: str) -> str:
    """A code in ASCII capitals without dots and spaces."""
    return code.translate(_ASCII).upper().replace(".", "").replace(" ", "").replace("&", "")


@dataclass(frozen=True, slots=True)
class TypeCode:
    """A document type: official letters and Vietnamese name, and whether Party bodies issue such documents."""

    code: str
    name: str
    party: bool


@dataclass(frozen=True, slots=True)
class IssuerCode:
    """An issuing body: official letters, family, and whether every locality has one.

    `state_order`: in State order (174/CV-BCĐ) the code is that of a State body. `committee`: a Party committee, whose
    numbers rise with the dates; those of its agencies need not. `never`: types that the body does not issue.
    """

    code: str
    name: str
    family: Family
    local: bool
    level: str
    state_order: bool = False
    committee: bool = False
    never: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Form:
    """A shape of identifiers; `shape` is like N-T/I, `needs_introduction` guards shapes common in slugs.

    `needs_agreement`: it is read only where the type word before it says the same type. `issuers`: only with these,
    written so and with a blank before; a shape without a dash or a slash is looked for by them.
    """

    shape: str
    name: str
    official: str
    needs_introduction: bool
    needs_agreement: bool
    issuer: str
    issuers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Codes:
    """The tables: letters → code. `open_issuers` are prefixes that further capitals or figures may follow."""

    types: dict[str, TypeCode]
    type_spellings: dict[str, TypeCode]
    issuers: dict[str, IssuerCode]
    issuer_spellings: dict[str, IssuerCode]
    open_issuers: dict[str, IssuerCode]
    forms: dict[str, Form]

    def type(self, written: str) -> TypeCode | None:
        """The type whose code is `written`, in any case and spelling."""
        return self.type_spellings.get(written.upper()) or self.types.get(plain(written))

    def issuer(self, written: str) -> IssuerCode | None:
        """The issuer whose whole code is `written` (joint issuers apart)."""
        found = self.issuer_spellings.get(written.upper()) or self.issuers.get(plain(written))
        return found or self._open(plain(written))

    def listed(self, issuer: IssuerCode) -> bool:
        """Whether an issuer's code is in the data as it stands, nothing added to an open one."""
        return plain(issuer.code) in self.issuers

    def _open(self, letters: str) -> IssuerCode | None:
        for length in range(len(letters), 0, -1):
            base = self.open_issuers.get(letters[:length])
            more = letters[length:]
            if base is not None and (more.isalnum() if more else length > 1) and len(more) <= 14:
                return base
        return None


_TYPE = {"code": str, "name": str, "families": list, "source": str, "examples": list, "rejects": list}
_ISSUER = {"code": str, "name": str, "source": str, "examples": list, "rejects": list}
_ISSUER_MORE = {
    "family": str, "scope": str, "level": str, "spellings": list, "committee": bool, "state_order": bool, "never": list,
}  # fmt: skip
_FORM_MORE = {"official": str, "needs": str, "issuer": str, "issuers": list}
_FORM = {"shape": str, "name": str, "source": str, "examples": list, "rejects": list}


def compile_codes(files: list[DataFile]) -> Codes:
    """The tables of all types.toml, issuers.toml and forms.toml files."""
    types: dict[str, TypeCode] = {}
    type_spellings: dict[str, TypeCode] = {}
    forms: dict[str, Form] = {}
    for file in files:
        for row in file.entries("type", _TYPE, {"spellings": list}):
            code = TypeCode(row["code"], row["name"], "party" in row["families"])
            types.setdefault(plain(code.code), code)
            for spelling in (code.code, *row.get("spellings", [])):
                type_spellings.setdefault(spelling.upper(), code)
        for row in file.entries("form", _FORM, _FORM_MORE):
            forms.setdefault(row["shape"], _form(row))
    return _with_issuers(files, types, type_spellings, forms)


def _form(row: dict[str, Any]) -> Form:
    return Form(
        row["shape"], row["name"], row.get("official", ""),
        "needs" in row, row.get("needs") == "agreement", row.get("issuer", ""), tuple(row.get("issuers", [])),
    )  # fmt: skip


def _with_issuers(
    files: list[DataFile],
    types: dict[str, TypeCode],
    type_spellings: dict[str, TypeCode],
    forms: dict[str, Form],
) -> Codes:
    issuers: dict[str, IssuerCode] = {}
    spellings: dict[str, IssuerCode] = {}
    open_issuers: dict[str, IssuerCode] = {}
    bodies: list[tuple[str, str]] = []
    committees: list[tuple[IssuerCode, list[str]]] = []
    for file in files:
        for row in file.entries("issuer", _ISSUER, _ISSUER_MORE):
            code = _issuer(row)
            issuers.setdefault(plain(code.code), code)
            for spelling in row.get("spellings", []):
                spellings.setdefault(spelling.upper(), code)
            if row.get("committee"):
                committees.append((code, row.get("spellings", [])))
        for row in file.entries("open", _ISSUER, _ISSUER_MORE):
            open_issuers.setdefault(plain(row["code"]), _issuer(row))
        bodies += [(row["code"], row["name"]) for row in file.entries("body", _ISSUER, _ISSUER_MORE)]
    for body, name in bodies:
        for committee, written in committees:
            joined = IssuerCode(
                body + committee.code, f"{name} {committee.name}", "party", committee.local, committee.level
            )
            issuers.setdefault(plain(joined.code), joined)
            for spelling in written:
                spellings.setdefault((body + spelling).upper(), joined)
    return Codes(types, type_spellings, issuers, spellings, open_issuers, forms)


def _issuer(row: dict[str, Any]) -> IssuerCode:
    family: Family = "state" if row.get("family") == "state" else "party"
    local, level = row.get("scope") == "local", row.get("level", "")
    return IssuerCode(
        row["code"], row["name"], family, local, level,
        bool(row.get("state_order")), bool(row.get("committee")), frozenset(row.get("never", [])),
    )  # fmt: skip
