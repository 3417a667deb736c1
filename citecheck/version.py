"""The version, as a literal: `citecheck --version` must not have to look it up."""

__version__ = "0.1.0"
