"""Spaces at which a line may not break, as the language of a text wants them.

Only a space that stands there already becomes another one: no other sign is added, dropped or
changed, and codes, addresses and footnote marks stay as they are. What a translator typed as a
no-break space stays one; only French narrows it, since keyboards have the wide one alone.

Sources: Imprimerie nationale, *Lexique des règles typographiques* (France: which signs a no-break
space goes with; Unicode, core specification 6.2, has U+202F for the narrow one around them);
Office québécois de la langue française, *Espacement avant et après les principaux signes* (Canada);
BIPM, *SI Brochure* 5.4.3 (figures and unit symbols); Мильчин and Чельцова, *Справочник издателя и
автора* (Russia: the dash, № and initials). The abbreviations that go with figures are those of
:mod:`transmem.segmentation`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from transmem import languages
from transmem.editions.runs import RunKind
from transmem.segmentation.rules import rules_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from transmem.editions.content import Content, Part, Side, Text
    from transmem.editions.runs import Run

_NO_BREAK, _NARROW = "\u00a0", "\u202f"
_UNITS = (
    "mm cm m km m² km² m³ ha l g kg t °C W kW MW GW kWh MWh GWh kB MB GB TB "
    "мм см м км м² км² м³ га л г кг т Вт кВт МВт ГВт"
).split()
_EVERYWHERE = (
    r"(?<!\d)\d{1,3}(?P<group> )(?=\d{3}(?!\d))"  # 1 275, 1 000 000
    rf"|(?<=\d)(?P<unit> )(?=(?:[%‰٪€£¥$]|(?:{'|'.join(_UNITS)})(?!\w)))"
    r"|(?:[№§]|(?<!\w)[Nn][°ºᵒ])(?P<sign> )(?=\d)"
)
_FRENCH = r"|(?P<colon> )(?=:(?!\S))|(?<!\w)[Nn]os?(?P<number> )(?=\d)"
_OF = {
    "fr": r"(?P<narrow>[ \u00a0])(?=[;!?]+(?!\w)|»)|(?<=«)(?P<narrow_after>[ \u00a0])" + _FRENCH,
    # Canada has no space before ; ! ?, and a wide one inside guillemets.
    "fr-CA": r"(?P<before> )(?=[;!?]+(?!\w)|»)|(?<=«)(?P<after> )" + _FRENCH,
    "ru": r"(?<=\S)(?P<dash> )(?=[—–](?!\S))"
    r"|(?<!\w)[А-ЯЁA-Z]\.(?P<initial> )(?=[А-ЯЁA-Z](?:\.|[^\W\d_]))",  # А. С. Пушкин
}


def typeset(content: Content) -> Content:
    """Holds together what belongs together, on both sides."""
    return replace(content, source=_side(content.source), target=_side(content.target))


def spaces(text: str, language: str) -> Mapping[int, str]:
    r"""Finds the spaces that should be others.

    Args:
        text: A sentence.
        language: Of it.

    Returns:
        What should stand there, by place.

    >>> {place: ascii(space) for place, space in spaces("Voir p. 75 ; fin", "fr").items()}
    {7: "'\\xa0'", 10: "'\\u202f'"}
    """
    return {
        found.start(name): _NARROW if name.startswith("narrow") else _NO_BREAK
        for found in _pattern(languages.canonical(language)).finditer(text)
        if (name := found.lastgroup)
    }


@cache
def _pattern(language: str) -> re.Pattern[str]:
    base = languages.base(language)
    own = _OF.get(language) or _OF.get(base)
    words = "|".join(sorted(map(_any_case, rules_for(base).number)))
    abbreviations = rf"(?<![^\W_])(?:{words})\.(?P<abbreviation> )(?=[№§]?\d)"
    return re.compile("|".join(filter(None, [own, abbreviations, _EVERYWHERE])))


def _any_case(word: str) -> str:
    """Matches a word with a small or a capital first letter."""
    first = word[:1]
    return f"[{re.escape(first.lower())}{re.escape(first.upper())}]{re.escape(word[1:])}"


def _side(side: Side) -> Side:
    return replace(
        side,
        body=tuple(_part(part) for part in side.body),
        notes=tuple(_part(note) for note in side.notes),
    )


def _part(part: Part) -> Part:
    return replace(part, texts=tuple(_text(text) for text in part.texts))


def _text(text: Text) -> Text:
    found = spaces("".join(map(_seen, text.runs)), text.language)
    return replace(text, runs=tuple(_runs(text.runs, found))) if found else text


def _seen(run: Run) -> str:
    """Gives what is looked at of a run: of a code only that abbreviations go with it."""
    if run.kind is RunKind.PROSE:
        return run.text
    first = "0" if run.kind is RunKind.CODE else "x"
    return first + "x" * (len(run.text) - 1)


def _runs(runs: tuple[Run, ...], found: Mapping[int, str]) -> Iterator[Run]:
    start = 0
    for run in runs:
        if run.kind is RunKind.PROSE:
            signs = (found.get(start + place, sign) for place, sign in enumerate(run.text))
            yield replace(run, text="".join(signs))
        else:
            yield run
        start += len(run.text)
