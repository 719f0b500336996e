"""A month, written as another one is: by name and in its case, or in figures."""

from __future__ import annotations

import re
from collections.abc import Mapping

from transmem import languages
from transmem.adapting.uncertainty import UncertainError
from transmem.fidelity import Month

# The twelve names in each form that a date of the language has. Of Russian the cases: nominative,
# genitive, dative, prepositional. Of Arabic the Levantine names and those of Egypt; the United
# Nations write both, with a slash. A form that is not listed (an abbreviation, the ending of a
# Turkish name) is not adapted.
_FORMS: Mapping[str, tuple[str, ...]] = {
    "en": (
        "January February March April May June July August September October November December",
    ),
    "fr": ("janvier février mars avril mai juin juillet août septembre octobre novembre décembre",),
    "es": (
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    ),
    "de": ("Januar Februar März April Mai Juni Juli August September Oktober November Dezember",),
    "ru": (
        "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "январю февралю марту апрелю маю июню июлю августу сентябрю октябрю ноябрю декабрю",
        "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
    ),
    "ar": (
        (
            "كانون_الثاني شباط آذار نيسان أيار حزيران "
            "تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول"
        ),
        "يناير فبراير مارس أبريل مايو يونيه يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    ),
    "zh": ("一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月",),
    "ja": ("一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月",),
    "az": ("yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr",),
    "tr": ("Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",),
    "fa": (
        "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
        "ژانویهٔ فوریهٔ مارس آوریل مهٔ ژوئن ژوئیهٔ اوت سپتامبر اکتبر نوامبر دسامبر",
    ),
    "hi": ("जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",),
}
_TABLES = {
    tag: tuple([name.replace("_", " ") for name in form.split()] for form in forms)
    for tag, forms in _FORMS.items()
}
_PREFIX = re.compile("[وبفلك](?=..)")
_FIGURES = re.compile(r"\d{1,2}")
# What goes with the first letter of a month, and the letters before which it is another word.
_SOUNDING = {
    "fr": (re.compile(r"(?:\bd['’]|\bde\s)$", re.IGNORECASE), frozenset("ao")),  # d’août
    "en": (re.compile(r"\ban?\s$", re.IGNORECASE), frozenset("ao")),  # an April
    "es": (re.compile(r"\b[ou]\s$", re.IGNORECASE), frozenset("o")),  # septiembre u octubre
    "ru": (re.compile(r"\bоб?\s$", re.IGNORECASE), frozenset("аои")),  # об июне
}
# Where some or all months have other names than those of the tables.
_OTHER_NAMES = {
    "de-AT": frozenset({1}),  # Jänner
    **dict.fromkeys(("ar-DZ", "ar-MA", "ar-MR", "ar-TN"), frozenset(range(1, 13))),
}
_TWO_DIGITS = 10


def write(model: Month, new: int, *, before: str, after: str, language: str) -> str:
    """Writes a month in the place of another one.

    Args:
        model: What stands there.
        new: The month that shall stand there, 1 to 12.
        before: What stands before it.
        after: What stands after it.
        language: Of the text.

    Raises:
        UncertainError: It is a form that another month may not have.
    """
    text = model.span.text
    if model.converted or len(model.months) != 1:
        raise UncertainError(f"“{text}” is a date of another calendar, or of two months")
    if figures := _FIGURES.search(text):
        written = _in_figures(figures[0], new, before=before, after=after)
        return text[: figures.start()] + written + text[figures.end() :]
    if re.match(r"['’\u200c-]?[^\W\d_]", after) and languages.spaced(language):
        raise UncertainError(f"an ending is written together with “{text}”")
    return _named(text, model.months[0], new, before=before, language=language)


def _in_figures(old: str, new: int, *, before: str, after: str) -> str:
    """Writes the figures of a month: 02 in 26.02.1992, but 2 in 2月."""
    if any(not "0" <= sign <= "9" for sign in old):
        raise UncertainError(f"“{old}” is not in plain figures")
    joined = re.search(r"\d[./-]$", before) and re.match(r"[./-]\d", after)
    if joined and not old.startswith("0") and (new < _TWO_DIGITS <= int(old)):
        raise UncertainError(f"{new} may have to be written 0{new}")
    return f"{new:02}" if old.startswith("0") else str(new)


def _named(text: str, old: int, new: int, *, before: str, language: str) -> str:
    tag = languages.base(language)
    if new in _OTHER_NAMES.get(language, ()):
        raise UncertainError(f"months have names of their own in {language}")
    tables = _TABLES.get(tag, ())
    stop = "." * text.endswith(".")  # it may end the sentence
    names = re.split(r"(\s?/\s?)", text.removesuffix("."))
    written = [
        name if number % 2 else _like(name, old, new, tables, arabic=tag == "ar")
        for number, name in enumerate(names)
    ]
    if tag in _SOUNDING:
        sounding, letters = _SOUNDING[tag]
        first, other = names[0][0].lower() in letters, written[0][0].lower() in letters
        if first != other and sounding.search(before):
            raise UncertainError(f"the word before “{text}” goes with its first letter")
    return "".join(written) + stop


def _like(name: str, old: int, new: int, tables: tuple[list[str], ...], *, arabic: bool) -> str:
    """Gives the name of a month in the form that the name of another one has."""
    prefix = _PREFIX.match(name) if arabic else None
    candidates = [("", name), (prefix[0], name[1:])] if prefix else [("", name)]
    for lead, bare in candidates:
        for table in tables:
            if bare == table[old - 1]:
                return lead + table[new - 1]
            if bare == _capital(table[old - 1]):
                return lead + _capital(table[new - 1])
    raise UncertainError(f"“{name}” is a form that other months may not have")


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
