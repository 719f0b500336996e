"""The few words that an edition adds to a document, in the language of its readers."""

from __future__ import annotations

from dataclasses import dataclass

from transmem import languages


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What an edition says for itself.

    Attributes:
        notes: Name of the section of notes.
        note: Name of a note, before its number.
        back: Name of the link from a note to its mark.
        untranslated: What is said of a source text that has no translation.
        colon: What stands between that and the text.
    """

    notes: str
    note: str
    back: str
    untranslated: str
    colon: str = ": "


_ENGLISH = Wording(notes="Notes", note="Note", back="Back to the text", untranslated="untranslated")
_WORDINGS = {
    "ar": Wording(
        notes="الحواشي", note="الحاشية", back="العودة إلى النص", untranslated="غير مترجم"
    ),
    "de": Wording(
        notes="Anmerkungen",
        note="Anmerkung",
        back="Zurück zum Text",
        untranslated="nicht übersetzt",
    ),
    "en": _ENGLISH,
    "es": Wording(notes="Notas", note="Nota", back="Volver al texto", untranslated="sin traducir"),
    "fr": Wording(
        notes="Notes",
        note="Note",
        back="Retour au texte",
        untranslated="non traduit",
        colon="\u00a0: ",
    ),
    "ru": Wording(
        notes="Примечания",
        note="Примечание",
        back="Назад к тексту",
        untranslated="не переведено",
    ),
    "zh": Wording(notes="脚注", note="脚注", back="返回正文", untranslated="未翻译", colon="："),
    "zh-Hant": Wording(
        notes="註腳", note="註腳", back="返回正文", untranslated="未翻譯", colon="："
    ),
}


def wording(language: str) -> Wording:
    """Gives the wording for a language, English if there is none for it.

    >>> wording("fr-CA").back, wording("zh-TW").untranslated, wording("sw").notes
    ('Retour au texte', '未翻譯', 'Notes')
    """
    base = languages.base(language)
    with_script = f"{base}-{languages.script(language)}"
    return _WORDINGS.get(with_script) or _WORDINGS.get(base) or _ENGLISH
