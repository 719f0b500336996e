"""What the tests of editions share: documents, and how one edition is made.

The documents are the letter, and a made one with all that is hard to set. The made one has
headings, a list, a note that is called twice, symbols, joined numbers, addresses, Latin titles and
a sentence without a translation, in four languages written from right to left.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path

from transmem import catalogs, read
from transmem.editions import Settings, publish
from transmem.editions.templates import Templates
from transmem.model import Block, BlockKind, Catalog, Document, Edition, Segment, Unit

ROOT = Path(__file__).parents[1]
LETTER_LANGUAGES = ("ar", "es", "fr", "ru", "zh")
REPORT_LANGUAGES = ("ar", "fa", "he", "ur")

UNTRANSLATED = "This sentence (2) has no translation."
# As English has them; nothing of them may be broken or shown in another order.
CODES = ("A/67/753-S/2013/106", "8/43-C", "3,890-4,000", "CM/Del/Concl(92)471bis")
ADDRESSES = ("www.example.org/en/a(b)_c", "registry@example.org")
TITLE = "The Morning Paper (29 February 1992)"
HEADING, PARAGRAPH, ITEM, NOTE, SIGNATURE = (
    BlockKind.HEADING,
    BlockKind.PARAGRAPH,
    BlockKind.LIST_ITEM,
    BlockKind.FOOTNOTE,
    BlockKind.SIGNATURE,
)


def block(kind: BlockKind, *texts: str, number: int | None = None) -> Block:
    segments = tuple(Segment(text=text, lines=(1, 1)) for text in texts)
    return Block(kind=kind, number=number, segments=segments)


def document(*blocks: Block, language: str = "en") -> Document:
    return Document(path="letter.txt", language=language, blocks=blocks)


REPORT = Document(
    path="source/report.txt",
    language="en",
    blocks=(
        block(HEADING, "Report on symbols"),
        block(
            PARAGRAPH,
            "See A/67/753-S/2013/106 and decision 8/43-C.[^1]",
            UNTRANSLATED,
            "It was in The Morning Paper (29 February 1992).[^2][^1]",
        ),
        block(HEADING, "What there is"),
        block(ITEM, "(a) 3,890-4,000 persons;"),
        block(ITEM, "(b) registry@example.org."),
        block(HEADING, "What there is not"),
        block(PARAGRAPH, "In 1994 nothing.[^3]"),
        block(SIGNATURE, "(Signed) A. Writer", "Keeper of symbols"),
        block(NOTE, "At www.example.org/en/a(b)_c, 1,275 times.", number=1),
        block(NOTE, "The same.[^1]", number=2),
        block(NOTE, "CM/Del/Concl(92)471bis.", number=3),
    ),
)
_TRANSLATIONS = {
    "ar": (
        "تقرير عن الرموز",
        "انظر A/67/753-S/2013/106 والمقرر 8/43-C.[^1]",
        "ورد ذلك في The Morning Paper (29 February 1992).[^2][^1]",
        "ما هو موجود",
        "(أ) 3,890-4,000 شخص؛",
        "(ب) registry@example.org.",
        "ما هو غير موجود",
        "في عام 1994 لا شيء.[^3]",
        "(توقيع) أ. كاتب",
        "حافظ الرموز",
        "في www.example.org/en/a(b)_c، 1,275 مرة.",
        "المرجع نفسه.[^1]",
        "CM/Del/Concl(92)471bis.",
    ),
    "fa": (
        "گزارش دربارهٔ نمادها",
        "A/67/753-S/2013/106 و تصمیم 8/43-C را ببینید.[^1]",
        "در The Morning Paper (29 February 1992) آمده است.[^2][^1]",
        "آنچه هست",
        "(الف) 3,890-4,000 نفر؛",
        "(ب) registry@example.org.",
        "آنچه نیست",
        "در سال ۱۹۹۴ هیچ.[^3]",
        "(امضا) ا. نویسنده",
        "نگهبان نمادها",
        "در www.example.org/en/a(b)_c، ۱٬۲۷۵ بار.",
        "همان.[^1]",
        "CM/Del/Concl(92)471bis.",
    ),
    "he": (
        "דוח על סמלים",
        "ראו A/67/753-S/2013/106 והחלטה 8/43-C.[^1]",
        "זה הופיע ב-The Morning Paper (29 February 1992).[^2][^1]",
        "מה שיש",
        "(א) 3,890-4,000 נפש;",
        "(ב) registry@example.org.",
        "מה שאין",
        "בשנת 1994 לא היה דבר.[^3]",
        "(חתום) א. כותב",
        "שומר הסמלים",
        "ב-www.example.org/en/a(b)_c, 1,275 פעמים.",
        "שם.[^1]",
        "CM/Del/Concl(92)471bis.",
    ),
    "ur": (
        "علامتوں پر رپورٹ",
        "A/67/753-S/2013/106 اور فیصلہ 8/43-C دیکھیں۔[^1]",
        "یہ The Morning Paper (29 February 1992) میں تھا۔[^2][^1]",
        "جو ہے",
        "(الف) 3,890-4,000 افراد؛",
        "(ب) registry@example.org۔",
        "جو نہیں ہے",
        "1994 میں کچھ نہیں۔[^3]",
        "(دستخط) ا۔ مصنف",
        "علامتوں کا نگہبان",
        "www.example.org/en/a(b)_c پر، 1,275 بار۔",
        "وہی۔[^1]",
        "CM/Del/Concl(92)471bis.",
    ),
}

# A document, and a translation that calls its notes in the other order.
SWAPPED = document(
    block(PARAGRAPH, "First[^1] and second.[^2]"),
    block(NOTE, "One.", number=1),
    block(NOTE, "Two.", number=2),
)
SWAPPED_FRENCH = Catalog(
    path="fr.po",
    language="fr",
    units=(
        Unit(msgid="First[^1] and second.[^2]", msgstr="B[^2] A[^1]."),
        Unit(msgid="One.", msgstr="Un."),
        Unit(msgid="Two.", msgstr="Deux."),
    ),
)


def report(language: str) -> Catalog:
    """The made document's translation, but for one sentence."""
    sources = [
        segment.text
        for one in REPORT.blocks
        for segment in one.segments
        if segment.text != UNTRANSLATED
    ]
    pairs = zip(sources, _TRANSLATIONS[language], strict=True)
    units = tuple(Unit(msgid=source, msgstr=target) for source, target in pairs)
    return Catalog(path=f"{language}.po", language=language, units=units)


def edition_of(
    source: Document,
    translation: Catalog | None,
    *,
    form: str,
    layout: str = "translation",
    title: str | None = None,
    missing: str = "mark",
    created: datetime | None = None,
    templates: Path | None = None,
) -> bytes:
    """Makes one edition, in the language of the translation or, without one, in the source's."""
    settings = Settings(
        formats=[form],
        bilingual=[] if layout == "translation" else [layout],
        missing=missing,
        created=created,
        templates=Templates(folder=templates),
    )
    made = publish(
        source,
        translation,
        language=translation.language if translation else source.language,
        name=Path(source.path).stem,
        title=title,
        settings=settings,
    )
    (found,) = (one for one in made if one.record.layout == layout)
    return found.content


@cache
def published(*formats: str) -> tuple[Edition, ...]:
    """All editions of the letter and of the made document, in all layouts."""
    settings = Settings(formats=formats, bilingual=["columns", "interleaved"], missing="mark")
    letter = read(ROOT / "source" / "letter.txt")
    pairs = [
        *((letter, catalog(language)) for language in LETTER_LANGUAGES),
        *((REPORT, report(language)) for language in REPORT_LANGUAGES),
    ]
    return tuple(
        edition
        for source, translation in pairs
        for edition in publish(
            source,
            translation,
            language=translation.language,
            name=Path(source.path).stem,
            settings=settings,
        )
    )


def catalog(language: str) -> Catalog:
    """The letter's translation."""
    path = ROOT / "locales" / language / "LC_MESSAGES" / "letter.po"
    return catalogs.parse(path.read_text(encoding="utf-8"), path=path.name)
