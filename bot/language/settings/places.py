"""Countries and their regions, as far as their public holidays are known: by code (ISO 3166) or by name."""

from __future__ import annotations

import re
from functools import lru_cache

_SAID_SO = {
    "UK": ("GB",),
    "USA": ("US",),
    "AMERICA": ("US",),
    "ENGLAND": ("GB", "ENG"),
    "SCOTLAND": ("GB", "SCT"),
    "WALES": ("GB", "WLS"),
    "NORTHERN IRELAND": ("GB", "NIR"),
    "BAVARIA": ("DE", "BY"),
}
"""What people say that is no country's name in the lists."""


@lru_cache(maxsize=512)
def is_place(country: str, region: str | None = None) -> bool:
    """Whether the public holidays of that country, and of that region where one is said, are known."""
    regions = _regions(country) if len(country) == 2 else None
    return regions is not None and (region is None or region in regions)


def place_called(words: str) -> tuple[str, ...] | None:
    """The country and its region that the words name: "DE-BY", "de by", "Germany, Bayern", "Scotland"."""
    said = " ".join(re.split(r"[\s,/-]+", words.strip())).upper()
    if said in _SAID_SO:
        return _SAID_SO[said]
    parts = said.split()
    for count in range(len(parts), 0, -1):
        country = _country(" ".join(parts[:count]))
        if country is None:
            continue
        if count == len(parts):
            return (country,)
        region = _region(country, " ".join(parts[count:]))
        return (country, region) if region else None
    return None


def place_name(country: str, region: str | None = None) -> str:
    """ "Germany", "Germany (BY)"."""
    name = _names().get(country, country)
    return f"{name} ({region})" if region else name


def _country(said: str) -> str | None:
    if len(said) == 2 and is_place(said):
        return said
    if said in _SAID_SO and len(_SAID_SO[said]) == 1:
        return _SAID_SO[said][0]
    found = next((code for code, name in _names().items() if name.upper() == said), None)
    return found if found and is_place(found) else None


def _region(country: str, said: str) -> str | None:
    known = _regions(country) or {}
    if said in known:
        return said
    return next((code for code, names in known.items() if said in names), None)


@lru_cache(maxsize=512)
def _regions(country: str) -> dict[str, frozenset[str]] | None:
    """Region -> its names, in capitals; None for a country whose holidays are not known."""
    # Loaded only where somebody names a country: the package takes as long as the rest of a web process.
    import holidays

    try:
        found = holidays.country_holidays(country)
    except NotImplementedError:
        return None
    regions: dict[str, set[str]] = {code: set() for code in found.subdivisions}
    for name, code in getattr(found, "subdivisions_aliases", {}).items():
        regions.setdefault(code, set()).add(" ".join(re.split(r"[\s,/-]+", name)).upper())
    return {code: frozenset(names) for code, names in regions.items()}


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Country -> its English name."""
    from babel import Locale

    named = Locale("en").territories.items()
    return {code: name for code, name in named if len(code) == 2 and code.isalpha()}
