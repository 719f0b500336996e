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
        editions: Name of the list of editions.
        language: Its column of languages.
        translated: Its column of what is translated.
        updated: Its column of dates.
        beside: Its column of editions that have the original with the translation.
        interleaved: What is said of those that have it sentence by sentence.
        original: What is said of the language of the source.
        errors: What is said of errors that the checks found, before their number.
    """

    notes: str
    note: str
    back: str
    contents: str
    untranslated: str
    editions: str
    language: str
    translated: str
    updated: str
    beside: str
    interleaved: str
    original: str
    errors: str
    colon: str = ": "


_ENGLISH = Wording(
    notes="Notes",
    note="Note",
    back="Back to the text",
    contents="Contents",
    untranslated="untranslated",
    editions="Editions",
    language="Language",
    translated="Translated",
    updated="Updated",
    beside="With the original",
    interleaved="sentence by sentence",
    original="original",
    errors="known errors",
)
_WORDINGS = {
    "ar": Wording(
        notes="الحواشي",
        note="الحاشية",
        back="العودة إلى النص",
        contents="المحتويات",
        untranslated="غير مترجم",
        editions="الإصدارات",
        language="اللغة",
        translated="المترجم",
        updated="آخر تحديث",
        beside="مع النص الأصلي",
        interleaved="جملة بجملة",
        original="النص الأصلي",
        errors="أخطاء معروفة",
    ),
    "az": Wording(
        notes="Qeydlər",
        note="Qeyd",
        back="Mətnə qayıt",
        contents="Mündəricat",
        untranslated="tərcümə olunmayıb",
        editions="Nəşrlər",
        language="Dil",
        translated="Tərcümə olunub",
        updated="Yenilənib",
        beside="Orijinalla birlikdə",
        interleaved="cümlə-cümlə",
        original="orijinal",
        errors="məlum səhvlər",
    ),
    "de": Wording(
        notes="Anmerkungen",
        note="Anmerkung",
        back="Zurück zum Text",
        contents="Inhalt",
        untranslated="nicht übersetzt",
        editions="Ausgaben",
        language="Sprache",
        translated="Übersetzt",
        updated="Stand",
        beside="Mit dem Original",
        interleaved="Satz für Satz",
        original="Original",
        errors="bekannte Fehler",
    ),
    "en": _ENGLISH,
    "es": Wording(
        notes="Notas",
        note="Nota",
        back="Volver al texto",
        contents="Índice",
        untranslated="sin traducir",
        editions="Ediciones",
        language="Idioma",
        translated="Traducido",
        updated="Actualizado",
        beside="Con el original",
        interleaved="frase por frase",
        original="original",
        errors="errores conocidos",
    ),
    "fa": Wording(
        notes="پانویس‌ها",
        note="پانویس",
        back="بازگشت به متن",
        contents="فهرست مطالب",
        untranslated="ترجمه‌نشده",
        editions="نسخه‌ها",
        language="زبان",
        translated="ترجمه‌شده",
        updated="به‌روزرسانی",
        beside="همراه متن اصلی",
        interleaved="جمله به جمله",
        original="متن اصلی",
        errors="خطاهای شناخته‌شده",
    ),
    "fr": Wording(
        notes="Notes",
        note="Note",
        back="Retour au texte",
        contents="Table des matières",
        untranslated="non traduit",
        editions="Éditions",
        language="Langue",
        translated="Traduit",
        updated="Mise à jour",
        beside="Avec l’original",
        interleaved="phrase par phrase",
        original="original",
        errors="erreurs connues",
        colon="\u00a0: ",
    ),
    "he": Wording(
        notes="הערות",
        note="הערה",
        back="חזרה לטקסט",
        contents="תוכן העניינים",
        untranslated="לא תורגם",
        editions="מהדורות",
        language="שפה",
        translated="תורגם",
        updated="עודכן",
        beside="עם המקור",
        interleaved="משפט אחר משפט",
        original="מקור",
        errors="שגיאות ידועות",
    ),
    "hi": Wording(
        notes="टिप्पणियाँ",
        note="टिप्पणी",
        back="पाठ पर वापस",
        contents="विषय-सूची",
        untranslated="अनूदित नहीं",
        editions="संस्करण",
        language="भाषा",
        translated="अनूदित",
        updated="अद्यतन",
        beside="मूल के साथ",
        interleaved="वाक्य-दर-वाक्य",
        original="मूल",
        errors="ज्ञात त्रुटियाँ",
    ),
    "ja": Wording(
        notes="脚注",
        note="脚注",
        back="本文に戻る",
        contents="目次",
        untranslated="未翻訳",
        editions="各国語版",
        language="言語",
        translated="翻訳済み",
        updated="更新日",
        beside="原文併記",
        interleaved="一文ごと",
        original="原文",
        errors="既知の誤り",
        colon="：",
    ),
    "ru": Wording(
        notes="Примечания",
        note="Примечание",
        back="Назад к тексту",
        contents="Содержание",
        untranslated="не переведено",
        editions="Издания",
        language="Язык",
        translated="Переведено",
        updated="Обновлено",
        beside="С оригиналом",
        interleaved="по предложениям",
        original="оригинал",
        errors="известные ошибки",
    ),
    "tr": Wording(
        notes="Notlar",
        note="Not",
        back="Metne dön",
        contents="İçindekiler",
        untranslated="çevrilmemiş",
        editions="Sürümler",
        language="Dil",
        translated="Çevrilen",
        updated="Güncellendi",
        beside="Aslıyla birlikte",
        interleaved="cümle cümle",
        original="özgün metin",
        errors="bilinen hatalar",
    ),
    "ur": Wording(
        notes="حواشی",
        note="حاشیہ",
        back="متن پر واپس",
        contents="فہرست",
        untranslated="غیر ترجمہ شدہ",
        editions="نسخے",
        language="زبان",
        translated="ترجمہ شدہ",
        updated="تازہ کاری",
        beside="اصل متن کے ساتھ",
        interleaved="جملہ بہ جملہ",
        original="اصل متن",
        errors="معلوم غلطیاں",
    ),
    "zh": Wording(
        notes="脚注",
        note="脚注",
        back="返回正文",
        contents="目录",
        untranslated="未翻译",
        editions="版本",
        language="语言",
        translated="已翻译",
        updated="更新日期",
        beside="原文对照",
        interleaved="逐句对照",
        original="原文",
        errors="已知错误",
        colon="：",
    ),
    "zh-Hant": Wording(
        notes="註腳",
        note="註腳",
        back="返回正文",
        contents="目錄",
        untranslated="未翻譯",
        editions="版本",
        language="語言",
        translated="已翻譯",
        updated="更新日期",
        beside="原文對照",
        interleaved="逐句對照",
        original="原文",
        errors="已知錯誤",
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
