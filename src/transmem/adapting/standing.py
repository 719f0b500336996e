"""What a number does where it stands: whether it counts what follows, or only names something.

“5 members” may need another form of the noun for 3; “paragraph 5” and “5 May” do not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transmem import languages
from transmem.adapting.differences import Text
from transmem.checks.pair import is_label
from transmem.fidelity import Month, Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a number does.

    Attributes:
        names: Whether it names something, as in “paragraph 5”.
        orders: Whether it counts a place in an order, as in “the 67th session”.
        dates: Whether it is a day or a year, or could be a year.
        enclosed: Whether it stands in brackets alone.
        ends: Whether nothing follows that it could count.
        joined: Whether it is a part of a compound, as in “16-bit”, which agrees with nothing.
    """

    names: bool
    dates: bool
    enclosed: bool
    ends: bool
    orders: bool = False
    joined: bool = False


# Nouns after which a number is a name, by source language.
_NAMED = {
    # Not words that are verbs as well: form, group, list 5 of them.
    "en": (
        "annex|annexes|appendix|art|article|articles|case|category|chap|chapter|chapters|channel"
        "|class|clause|column|columns|component|decision|decisions|document|draft resolution|fig"
        "|figure|figures|footnote|goal|heading|indicator|item|items|key|layer|level|line|lines"
        "|mode|no|nos|note|notes|number|option|p|page|pages|para|paragraph|paragraphs|paras|part"
        "|phase|pp|programme|protocol|regulation|resolution|resolutions|room|row|rule|rules|sect"
        "|section|sections|series|slot|stage|step|subprogramme|tab|table|tables|theme|track|type"
        "|version|vol|volume"
    ),
    "fr": (
        "annexe|art|article|articles|chap|chapitre|chapitres|décision|document|figure|fig|ligne"
        "|liste|niveau|no|nos|nᵒ|numéro|objectif|page|pages|p|paragraphe|paragraphes|partie"
        "|phase|point|points|pp|règle|règlement|résolution|résolutions|sect|section|tableau|titre"
        "|type|version|vol|volume"
    ),
    "es": (
        "anexo|art|artículo|artículos|cap|capítulo|capítulos|cuadro|decisión|documento|fase|figura"
        "|línea|lista|nivel|núm|núms|número|objetivo|p|pág|págs|página|páginas|párr|párrs|párrafo"
        "|párrafos|parte|punto|regla|reglamento|resolución|resoluciones|sec|sección|tabla|tema"
        "|tipo|título|versión|vol|volumen"
    ),
    "ru": (
        r"глав\w{1,2}|документ\w{0,2}|пункт\w{0,3}|п|пп|подпункт\w{0,3}|правил\w{1,2}|приложени\w{1,2}"
        r"|раздел\w{0,3}|резолюци\w{1,3}|решени\w{1,2}|рис|рисун\w{2,4}|стать\w{1,2}|ст|стр"
        r"|страниц\w{0,3}|таблиц\w{1,2}|том\w{0,2}|част\w{1,2}|№"
    ),
    "de": (
        "absatz|abs|abschnitt|anhang|anlage|art|artikel|band|bd|beschluss|dokument|fig|kapitel|kap"
        "|nr|nummer|punkt|regel|resolution|resolutionen|s|seite|seiten|stufe|tabelle|teil|typ"
        "|version|ziffer|ziff"
    ),
}
# What may stand between the members of a list or the ends of a range.
_CHAIN = (
    r"(?:[\d.,،、()/ \u00a0\u202f–-]"
    r"|\b(?:and|or|to|et|ou|à|au|y|o|a|al|и|или|по|до|und|oder|bis)\b)*"
)
_PATTERNS = {
    language: re.compile(rf"(?<!\w)(?:{nouns})\b\.?[ \u00a0]?{_CHAIN}$", re.IGNORECASE)
    for language, nouns in _NAMED.items()
}
_END = r"\s*(?:$|[.,;:!?)\]»”\"'’。，、；：！？）」]|[–—-]\s)"
_ENDS = re.compile(_END)
# After these words in English, the number before counted nothing.
_GOES_ON = re.compile(
    rf"{_END}|\s\(|\s(?:of|in|on|at|by|to|and|or|for|from|with|under|above|below|is|was|has|had|shall"
    r"|should|may|that|which|as)\b|\s[A-Z]"
)
_COMPOUND = re.compile(r"[-‑][^\W\d_]{3}")
# A label has a space after its sign: 64-bit is none.
_AFTER_LABEL = re.compile(r"(?:[.)．、`'’]|\s?[-–])\s")
_ENCLOSED_BEFORE, _ENCLOSED_AFTER = re.compile(r"[(（\[]\s?$"), re.compile(r"\s?[)）\]]")
# What may stand between a number and the month of its date.
_DATE_CHAIN = re.compile(
    r"(?:[\d\s.,،、/–—~-]|[年月日号號至到와和]|\b(?:and|to|of|the|st|nd|rd|th|er|et|au|aux|à|de|du|del|y|al|a"
    r"|e|und|bis|zum|auf|den|по|до|на|и|с|г|го|ve|və|və|تا|و|إلى|الى|من|से|और|तक)\b)*"
)
_DAY_SIGN = re.compile(r"\s?[日号號]|[-–—]|至|到")
_DATE_SIGNS = frozenset("-./")  # 2017-09-19
# Words beside the figures of a year, before them or after them.
_YEAR_BEFORE = re.compile(r"(?:\bعام|\bسنة|\bلعام|\bعامي|\bسال)\s$")
_YEAR_AFTER = re.compile(r"\s?(?:год(?:а|у|ом|е|ы|ов|ам|ами|ах)?\b|гг?\.|年(?!间|間))")
_FIRST_YEAR, _LAST_YEAR = 1500, 2100


def of_source(number: Number, text: Text, *, language: str) -> Standing:
    """Tells what a number of the text that was translated does: its words say what is a name."""
    before, after = _around(number, text)
    return Standing(
        names=(is_label(number, text.text) and bool(_AFTER_LABEL.match(after)))
        or _is_named(before, after, language),
        orders=number.ordinal,
        dates=_is_dated(number, text) or could_be_year(number),
        enclosed=_is_enclosed(before, after),
        ends=bool(_ENDS.match(after)),
    )


def of_target(number: Number, text: Text) -> Standing:
    """Tells what a number of the translation does, as far as it shows."""
    before, after = _around(number, text)
    year = bool(_YEAR_BEFORE.search(before) or _YEAR_AFTER.match(after))
    return Standing(
        names=False,
        dates=_is_dated(number, text) or (year and could_be_year(number)),
        enclosed=_is_enclosed(before, after),
        ends=bool(_ENDS.match(after)),
        orders=number.ordinal,
        joined=bool(_COMPOUND.match(after)),
    )


def counts_nothing(sources: Sequence[Standing], target: Standing) -> bool:
    """Whether no word depends on a number, which may stand more than once in the source.

    What counts a place here may count things there: “every 5th day”, «каждые 5 дней».
    """
    orders = target.orders or target.ends
    return (
        all(one.names or (one.orders and orders) for one in sources)
        or target.joined
        or (target.dates and all(one.dates or one.names or one.orders for one in sources))
        or (target.enclosed and all(one.enclosed for one in sources))
    )


def ends(sources: Sequence[Standing], target: Standing) -> bool:
    """Whether nothing follows that a number could count, on both sides."""
    return target.ends and all(one.ends or one.names or one.orders for one in sources)


def could_be_year(number: Number) -> bool:
    """Whether figures look like a year."""
    return (
        _FIRST_YEAR <= number.value < _LAST_YEAR
        and number.span.text.isdecimal()
        and not number.unit
    )


def is_day(number: Number, text: Text) -> bool:
    """Whether a number is a day beside its month."""
    return _is_dated(number, text) and not could_be_year(number)


def _around(number: Number, text: Text) -> tuple[str, str]:
    return text.text[: number.span.start], text.text[number.span.end :]


def _is_dated(number: Number, text: Text) -> bool:
    """Whether a number is a day or a year beside a month, or in a row with one: 20–23 May."""
    months = [item for item in text.items if isinstance(item, Month)]
    return any(
        _DATE_CHAIN.fullmatch(text.text[number.span.end : month.span.start])
        if number.span.end <= month.span.start
        else _is_after(number, month, text.text)
        for month in months
    )


def _is_after(number: Number, month: Month, text: str) -> bool:
    """Whether the figure after a month belongs to it: not in “in May 12 members”."""
    between, after = text[month.span.end : number.span.start], text[number.span.end :]
    alone = _ENDS.match(after) or _DAY_SIGN.match(after) or could_be_year(number)
    return between in _DATE_SIGNS or bool(alone and _DATE_CHAIN.fullmatch(between))


def _is_enclosed(before: str, after: str) -> bool:
    return bool(_ENCLOSED_BEFORE.search(before) and _ENCLOSED_AFTER.match(after))


def _is_named(before: str, after: str, language: str) -> bool:
    tag = languages.base(language)
    pattern = _PATTERNS.get(tag)
    follows = _GOES_ON if tag == "en" else _ENDS
    return bool(pattern and pattern.search(before) and follows.match(after))
