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
        contents: Title of the table of contents.
        untranslated: What is said of a source text that has no translation.
        colon: What stands between that and the text.
    """

    notes: str
    note: str
    back: str
    contents: str
    untranslated: str
    colon: str = ": "


_ENGLISH = Wording(
    notes="Notes",
    note="Note",
    back="Back to the text",
    contents="Contents",
    untranslated="untranslated",
)
_WORDINGS = {
    "ar": Wording(
        notes="الحواشي",
        note="الحاشية",
        back="العودة إلى النص",
        contents="المحتويات",
        untranslated="غير مترجم",
    ),
    "az": Wording(
        notes="Qeydlər",
        note="Qeyd",
        back="Mətnə qayıt",
        contents="Mündəricat",
        untranslated="tərcümə olunmayıb",
    ),
    "de": Wording(
        notes="Anmerkungen",
        note="Anmerkung",
        back="Zurück zum Text",
        contents="Inhalt",
        untranslated="nicht übersetzt",
    ),
    "en": _ENGLISH,
    "es": Wording(
        notes="Notas",
        note="Nota",
        back="Volver al texto",
        contents="Índice",
        untranslated="sin traducir",
    ),
    "fa": Wording(
        notes="پانویس‌ها",
        note="پانویس",
        back="بازگشت به متن",
        contents="فهرست مطالب",
        untranslated="ترجمه‌نشده",
    ),
    "fr": Wording(
        notes="Notes",
        note="Note",
        back="Retour au texte",
        contents="Table des matières",
        untranslated="non traduit",
        colon="\u00a0: ",
    ),
    "he": Wording(
        notes="הערות",
        note="הערה",
        back="חזרה לטקסט",
        contents="תוכן העניינים",
        untranslated="לא תורגם",
    ),
    "hi": Wording(
        notes="टिप्पणियाँ",
        note="टिप्पणी",
        back="पाठ पर वापस",
        contents="विषय-सूची",
        untranslated="अनूदित नहीं",
    ),
    "ja": Wording(
        notes="脚注",
        note="脚注",
        back="本文に戻る",
        contents="目次",
        untranslated="未翻訳",
        colon="：",
    ),
    "ru": Wording(
        notes="Примечания",
        note="Примечание",
        back="Назад к тексту",
        contents="Содержание",
        untranslated="не переведено",
    ),
    "tr": Wording(
        notes="Notlar",
        note="Not",
        back="Metne dön",
        contents="İçindekiler",
        untranslated="çevrilmemiş",
    ),
    "ur": Wording(
        notes="حواشی",
        note="حاشیہ",
        back="متن پر واپس",
        contents="فہرست",
        untranslated="غیر ترجمہ شدہ",
    ),
    "zh": Wording(
        notes="脚注",
        note="脚注",
        back="返回正文",
        contents="目录",
        untranslated="未翻译",
        colon="：",
    ),
    "zh-Hant": Wording(
        notes="註腳",
        note="註腳",
        back="返回正文",
        contents="目錄",
        untranslated="未翻譯",
        colon="：",
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
