"""Language tags and what CLDR says of a language, through Babel.

A language is known by its BCP 47 tag in canonical case (``zh-Hans``, ``pt-BR``,
``sr-Latn``). Tags in POSIX form (``zh_CN``, ``sr@latin``) are understood everywhere
and mean the same; folder names on disk stay as the user has them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from babel.core import Locale, UnknownLocaleError, get_global
from babel.messages.plurals import get_plural

from transmem.errors import LanguageError

# BCP 47 (RFC 5646, section 2.1) without extensions and private use, which name no translation.
_BCP47 = re.compile(
    r"(?P<language>[a-z]{2,8})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|\d{3}))?"
    r"(?P<variants>(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*)",
    re.IGNORECASE | re.ASCII,
)
_VARIANT = re.compile(r"[a-z0-9]{5,8}|\d[a-z0-9]{3}", re.ASCII)
# glibc's locale modifiers that name a script.
_MODIFIER_SCRIPTS = {"latin": "Latn", "cyrillic": "Cyrl", "arabic": "Arab", "devanagari": "Deva"}
_MOST_KNOWN = 4_096  # tags that are remembered: a service is asked for any that people think of
# Scripts that are written from right to left (Unicode Standard, bidirectional class R or AL).
_RIGHT_TO_LEFT = frozenset("Adlm Arab Hebr Mand Nkoo Rohg Samr Syrc Thaa Yezi".split())
# Babel's Arabic formula puts n%100 = 0…2 in form 4; gettext's manual and every editor in form 5.
_PLURALS = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 "
    ": n%100>=11 ? 4 : 5);"
}


@lru_cache(maxsize=_MOST_KNOWN)
def canonical(tag: str) -> str:
    """Gives the canonical BCP 47 form of a BCP 47 or POSIX tag.

    >>> canonical("zh_CN"), canonical("sr@latin"), canonical("PT-br"), canonical("en_US.UTF-8")
    ('zh-CN', 'sr-Latn', 'pt-BR', 'en-US')

    Raises:
        LanguageError: The tag is neither.
    """
    name, _, modifier = tag.strip().partition("@")
    name = name.partition(".")[0].replace("_", "-")
    match = _BCP47.fullmatch(name)
    script = _MODIFIER_SCRIPTS.get(modifier.lower())
    # A modifier that is no script can only be a variant; @euro names the money of a locale.
    variant = "" if script or modifier.lower() == "euro" else modifier.lower()
    if not match or (variant and not _VARIANT.fullmatch(variant)):
        shown = " ".join(tag.split())
        raise LanguageError(
            f"“{shown:.40}” is not a language tag; write it like fr, pt-BR or zh-Hans"
        )
    script = (match["script"] or script or "").title()
    variants = match["variants"].lstrip("-").lower()
    parts = [match["language"].lower(), script, (match["region"] or "").upper(), variants]
    return "-".join(filter(None, [*parts, variant]))


def base(tag: str) -> str:
    """Gives the language alone, without script, region and variants.

    >>> base("zh_Hant_TW")
    'zh'
    """
    return canonical(tag).partition("-")[0]


def posix(tag: str) -> str:
    """Gives the form that gettext's ``Language`` header uses.

    >>> posix("pt-BR"), posix("sr-Latn"), posix("zh-Hans-CN")
    ('pt_BR', 'sr@latin', 'zh_Hans_CN')
    """
    language, *rest = canonical(tag).split("-")
    modifiers = {script: modifier for modifier, script in _MODIFIER_SCRIPTS.items()}
    if rest and rest[0] in modifiers:
        return "_".join([language, *rest[1:]]) + "@" + modifiers[rest[0]]
    return "_".join([language, *rest])


def locale(tag: str) -> Locale | None:
    """Gives Babel's locale for a tag, or for the nearest tag above it; None if CLDR has none."""
    parts = canonical(tag).split("-")
    for end in range(len(parts), 0, -1):
        try:
            return Locale.parse("_".join(parts[:end]))
        except (UnknownLocaleError, ValueError):
            continue
    return None


@lru_cache(maxsize=_MOST_KNOWN)
def script(tag: str) -> str:
    """Gives the ISO 15924 code of the script that the language is written in, ``Zyyy`` if unknown.

    >>> script("fa"), script("zh"), script("az"), script("tlh")
    ('Arab', 'Hans', 'Latn', 'Zyyy')
    """
    match = _BCP47.fullmatch(canonical(tag))
    if match is None or match["script"]:
        return match["script"] if match else "Zyyy"
    subtags = get_global("likely_subtags")
    language, region = match["language"], match["region"]
    full = subtags.get(f"{language}_{region}") or subtags.get(language)
    return full.split("_")[1] if full else "Zyyy"


def direction(tag: str) -> str:
    """Gives ``rtl`` or ``ltr``.

    >>> direction("ar"), direction("az"), direction("ur-PK")
    ('rtl', 'ltr', 'rtl')
    """
    return "rtl" if script(tag) in _RIGHT_TO_LEFT else "ltr"


def spaced(tag: str) -> bool:
    """Whether the language puts spaces between words.

    >>> spaced("zh"), spaced("ko"), spaced("ja")
    (False, True, False)
    """
    return script(tag) not in {"Hans", "Hant", "Hani", "Jpan", "Thai", "Laoo", "Khmr", "Mymr"}


def parted(tag: str) -> bool:
    """Whether the language puts spaces between sentences; Thai does, and not between words.

    >>> parted("zh"), parted("ja"), parted("th"), parted("fr")
    (False, False, True, True)
    """
    return script(tag) not in {"Hans", "Hant", "Hani", "Jpan"}


def native_name(tag: str) -> str:
    """Gives the language's name in itself, or the tag if CLDR does not know it.

    >>> native_name("fr"), native_name("ar"), native_name("tlh")
    ('français', 'العربية', 'tlh')
    """
    found = locale(tag)
    return (found and found.get_display_name()) or canonical(tag)


def english_name(tag: str) -> str:
    """Gives the language's name in English, or the tag if CLDR does not know it."""
    found = locale(tag)
    return (found and found.get_display_name("en")) or canonical(tag)


def plural_forms(tag: str) -> str:
    """Gives the value of gettext's ``Plural-Forms`` header.

    >>> plural_forms("fr")
    'nplurals=2; plural=(n > 1);'
    """
    known = _PLURALS.get(base(tag))
    return known or str(get_plural(locale(tag) or "en"))
