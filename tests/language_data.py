"""The data of a language, tables of its words as tests want them, and CLDR's names of our units."""

from __future__ import annotations

import importlib
from collections.abc import Mapping

from transmem.fidelity.writing.notation import Notation

CLDR_UNITS = {
    "second": "duration-second",
    "minute": "duration-minute",
    "hour": "duration-hour",
    "day": "duration-day",
    "week": "duration-week",
    "month": "duration-month",
    "year": "duration-year",
    "mm": "length-millimeter",
    "cm": "length-centimeter",
    "m": "length-meter",
    "km": "length-kilometer",
    "mile": "length-mile",
    "foot": "length-foot",
    "inch": "length-inch",
    "m2": "area-square-meter",
    "km2": "area-square-kilometer",
    "ha": "area-hectare",
    "acre": "area-acre",
    "l": "volume-liter",
    "m3": "volume-cubic-meter",
    "barrel": "volume-barrel",
    "g": "mass-gram",
    "kg": "mass-kilogram",
    "t": "mass-tonne",
    "pound": "mass-pound",
    "celsius": "temperature-celsius",
    "fahrenheit": "temperature-fahrenheit",
    "W": "power-watt",
    "kW": "power-kilowatt",
    "MW": "power-megawatt",
    "GW": "power-gigawatt",
    "kWh": "energy-kilowatt-hour",
    "kB": "digital-kilobyte",
    "MB": "digital-megabyte",
    "GB": "digital-gigabyte",
    "TB": "digital-terabyte",
}


def notation(language: str) -> Notation:
    found: Notation = importlib.import_module(f"transmem.fidelity.writing.{language}").NOTATION
    return found


def by_word(table: Mapping[str, Mapping[str, object]]) -> list[tuple[str, str, object]]:
    """Gives each language with each of its words and what the table says of it."""
    return [(language, *row) for language, words in table.items() for row in words.items()]
