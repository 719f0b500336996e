"""Every value that travels between the parts of transmem.

All are frozen; none does I/O. Offsets count code points, ends are exclusive,
line numbers start at 1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of a text: what stands there, and where."""

    text: str
    start: int
    end: int


class BlockKind(StrEnum):
    """What a block of a document is (the names are part of the JSON contract)."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    FOOTNOTE = "footnote"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A sentence (or a line of a signature), with marks as ``[^n]``.

    Attributes:
        text: The mended text, on one line, without surrounding white space.
        lines: First and last line of it in the source.
    """

    text: str
    lines: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, heading, list item, footnote or signature.

    Attributes:
        number: The number of a footnote, None for other kinds.
    """

    kind: BlockKind
    number: int | None = None
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """One thing that reading changed, dropped, or could not decide.

    Attributes:
        kind: ``mended-word``, ``rejoined-address``, ``dropped-…``, ``undecided-…`` …
        line: Where in the source.
        before: The source's own characters; line breaks inside are kept.
        after: What became of them; empty if they were dropped, equal to ``before``
            if they were left because it could not be decided.
        why: The evidence, in words.
    """

    kind: str
    line: int
    before: str
    after: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A source document as it was read.

    Attributes:
        path: As the user named it; part of the references in catalogs.
        blocks: In reading order, footnotes last.
        problems: What is wrong with the source itself and stops translation (a mark
            without its footnote …); each is a repair whose ``after`` equals ``before``.
        digest: SHA-256 of the file that it was read from, in hexadecimal; empty if it was not.
    """

    path: str
    language: str
    blocks: tuple[Block, ...]
    repairs: tuple[Repair, ...] = ()
    problems: tuple[Repair, ...] = ()
    digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """An entry of a catalog: a segment and its translation.

    Attributes:
        msgid: Source text; with msgctxt the key of the entry.
        msgstr: Translation, empty if there is none.
        plural: ``msgid_plural`` of an entry that another program made, else None.
        plurals: Its translations by plural form.
        previous: Source that a fuzzy translation was made for (``#| msgid``).
        comments: Extracted comments (``#.``), for the translator from the program.
        notes: Translator comments (``# ``), kept as they are.
        references: ``file:line`` places (``#:``).
        flags: All flags but ``fuzzy``.
        line: Where the entry stands in its file; None if it was not read from one.
        raw: The very lines it was read from; writing uses them again when nothing changed.
    """

    msgid: str
    msgstr: str = ""
    msgctxt: str | None = None
    plural: str | None = None
    plurals: tuple[str, ...] = ()
    previous: str | None = None
    previous_context: str | None = None
    previous_plural: str | None = None
    comments: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    fuzzy: bool = False
    obsolete: bool = False
    line: int | None = field(default=None, compare=False)
    raw: str | None = field(default=None, compare=False, repr=False)

    @property
    def key(self) -> tuple[str | None, str]:
        """What tells entries of a catalog apart: context and source text."""
        return self.msgctxt, self.msgid

    @property
    def translated(self) -> bool:
        """Whether it can be published: not obsolete, not fuzzy, no form empty."""
        return not self.obsolete and not self.fuzzy and self.has_translation

    @property
    def has_translation(self) -> bool:
        """Whether anything was translated, whatever its state."""
        return bool(self.plurals) and all(self.plurals) if self.plural else bool(self.msgstr)


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """A PO or POT file.

    Attributes:
        path: The file, as messages should name it.
        language: BCP 47 tag of the translations; empty for a template.
        metadata: The header's fields, in their order.
        header: The very lines of the header entry with its comments; empty if it is new.
        units: Entries in the order of the file, obsolete ones included.
    """

    path: str
    language: str
    metadata: Mapping[str, str] = field(default_factory=dict)
    header: str = ""
    units: tuple[Unit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One language of a translation unit: TMX's ``<tuv>``.

    Dates are ISO 8601 in UTC, as TMX writes them: ``20240501T093000Z``.

    Attributes:
        language: BCP 47 tag in canonical form.
        text: The segment as people see it: all its characters, native codes such as ``<b>``
            included.
        markup: The segment as TMX 1.4b writes it inside ``<seg>``, if it has inline elements.
        creator: User that made it.
        changer: User that changed it last.
        uses: How often it has been used, if that is known.
        notes: Remarks of people.
        properties: Type and text of what tools say of it, in their order.
    """

    language: str
    text: str
    markup: str | None = None
    created: str | None = None
    creator: str | None = None
    changed: str | None = None
    changer: str | None = None
    uses: int | None = None
    last_used: str | None = None
    notes: tuple[str, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationUnit:
    """A text in several languages, as a translation memory knows it: TMX's ``<tu>``.

    Attributes:
        variants: At least one in the source language and one in another; there may be several
            in a language.
        source_language: BCP 47 tag in canonical form: that of one of the variants.
        previous: Source text of the segment before, if the file says it.
        next: Source text of the segment after, if the file says it.
        key: What tells it apart from others with the same source: ``msgctxt``, ``tuid`` …
        origin: Where the translation comes from: the file, as messages name it.
        line: Where it stands in the file that it was read from.
        notes: Remarks of people.
        properties: Type and text of what tools say of it, in their order.
    """

    variants: tuple[Variant, ...]
    source_language: str
    previous: str | None = None
    next: str | None = None
    key: str | None = None
    origin: str = ""
    line: int | None = field(default=None, compare=False)
    notes: tuple[str, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()

    @property
    def source(self) -> Variant:
        """The text that was translated: the first variant in the source language."""
        return next(found for found in self.variants if found.language == self.source_language)

    @property
    def targets(self) -> tuple[Variant, ...]:
        """Its translations: every variant in another language."""
        return tuple(found for found in self.variants if found.language != self.source_language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Something in a file of translation units that a memory cannot use, and that was left out.

    Attributes:
        line: Where it stands in the file.
        reason: What is wrong with it, in words.
    """

    line: int
    reason: str


class MatchKind(StrEnum):
    """What a match is (contract): the text between the same neighbours, the text, one like it."""

    CONTEXT = "context"
    EXACT = "exact"
    FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A translation that a memory offers.

    Attributes:
        source: The text in the memory that is like the one sought.
        target: Its translation.
        score: How alike they are, 0 to 1, rounded down to hundredths; 1 only for the same text.
        adapted: Whether the translation was rewritten with the values of the text sought.
        origin: The file that it was last added from.
        origins: Every file that has it, and how often.
        changed: When it was last changed, else when it was made, as TMX writes it; None if no file
            says it.
        user: Who changed it last, else who made it.
        added: When it was last added to the memory, as TMX writes it.
        key: What tells its unit apart from others with the same source: ``msgctxt``, ``tuid`` …
        reason: Why it was not adapted, or what was taken off its score; empty if nothing is to say.
    """

    source: str
    target: str
    source_language: str
    language: str
    score: float
    kind: MatchKind
    origin: str
    adapted: bool = False
    origins: tuple[tuple[str, int], ...] = ()
    changed: str | None = None
    user: str | None = None
    added: str | None = None
    key: str | None = None
    notes: tuple[str, ...] = ()
    reason: str = ""

    @property
    def percent(self) -> int:
        """The score as translators write it: 101 between the same neighbours."""
        return 101 if self.kind is MatchKind.CONTEXT else round(self.score * 100)

    @property
    def date(self) -> str | None:
        """The day when it was changed last, else when it was added: ``2024-05-01``."""
        said = self.changed or self.added
        return said and f"{said[:4]}-{said[4:6]}-{said[6:8]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """An entry of a catalog that got a translation from a memory.

    Attributes:
        line: Where the entry stands in the catalog, if it was read from a file.
        confirmed: Whether it counts as translated; otherwise a person must look at it.
    """

    msgid: str
    msgctxt: str | None = None
    line: int | None = None
    match: Match
    confirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """What a memory had for a catalog.

    Attributes:
        file: The catalog.
        language: That of the translations.
        suggestions: In the order of the catalog.
        kept: Entries that had a translation before, which was kept.
        untranslated: Entries that have none yet.
    """

    file: str
    language: str
    suggestions: tuple[Suggestion, ...]
    kept: int
    untranslated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a memory offers for a text.

    Attributes:
        query: The text.
        language: That of the translations that were sought.
        matches: The best first.
    """

    query: str
    language: str
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Concordance:
    """A text of a memory that has the words that were sought, and its translation.

    Attributes:
        in_translation: Whether they were sought, and stand, in the translation.
        spans: Where they stand.
        together: Whether they stand one after the other, as they were given.
        origin: The file that it was last added from.
    """

    source: str
    target: str
    source_language: str
    language: str
    in_translation: bool
    spans: tuple[Span, ...]
    together: bool
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """How much of a memory is from one language into another."""

    source_language: str
    language: str
    segments: int
    translations: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A file that was added, when for the last time, and the translations last added from it."""

    origin: str
    added: str
    translations: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """What a memory holds."""

    name: str
    segments: int
    translations: int
    pairs: tuple[Pair, ...]
    additions: tuple[Addition, ...]


class Severity(StrEnum):
    """How bad a finding is: a changed value, a foreign form, or a thing to look at (contract)."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that a check can find.

    Attributes:
        check: The check that it belongs to, ``numbers`` say.
        name: Its own name, ``number-changed`` say.
        severity: How bad it is, unless a project says otherwise.
        title: What it finds, in a few words.
    """

    check: str
    name: str
    severity: Severity
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a value stands in a file, as the file writes it: quotes, escapes and breaks count.

    Lines and columns start at 1, columns count code points, the end column is exclusive.
    """

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that a check found in a pair of source and translation.

    Attributes:
        check: The check's name, ``numbers`` say.
        rule: The rule in it, ``number-changed`` say.
        message: What became of what, in one line.
        source: The place in the source text, if there is one.
        target: The place in the translation, if there is one.
        suggestion: How the target language would write it, if that is known.
        certain: Whether the suggestion may replace the place in the translation unseen.
        file: The catalog; empty when a pair of strings was checked.
        line: The entry's line in it; 0 when a pair of strings was checked.
        msgstr: The translation, of a plural entry the form of it, that was checked.
        place: Where ``target`` stands in the catalog, if that is known.
        replacement: What to write there, in the catalog's notation; only if it is certain.
    """

    check: str
    rule: str
    severity: Severity
    message: str
    source: Span | None = None
    target: Span | None = None
    suggestion: str | None = None
    certain: bool = False
    file: str = ""
    line: int = 0
    language: str = ""
    msgctxt: str | None = None
    msgid: str = ""
    msgstr: str = ""
    place: Place | None = None
    replacement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A file, and what it would become.

    Attributes:
        file: As messages name it.
        before: Its text.
        after: The text that would replace it.
    """

    file: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Segments and their words, counted in the source."""

    segments: int = 0
    words: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(segments=self.segments + other.segments, words=self.words + other.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a catalog is: ``translated + fuzzy + untranslated == total``, obsolete apart."""

    file: str
    language: str
    translated: Count = Count()
    fuzzy: Count = Count()
    untranslated: Count = Count()
    obsolete: Count = Count()

    @property
    def total(self) -> Count:
        """All that a translator has to do, done or not."""
        return self.translated + self.fuzzy + self.untranslated

    @property
    def percent(self) -> float:
        """Share of segments translated, 0 to 100; an empty catalog is at 0."""
        return 100 * self.translated.segments / self.total.segments if self.total.segments else 0.0


class Band(StrEnum):
    """What a segment is to a memory, from the least work to the most (contract).

    Translated in its catalog already; 101%, the same text between the same neighbours; a
    repetition of what stands earlier; 100%, the same text; like one, by the least score of the
    band; of no use.
    """

    TRANSLATED = "translated"
    CONTEXT = "context"
    REPETITION = "repetition"
    EXACT = "exact"
    FUZZY_95 = "fuzzy_95"
    FUZZY_85 = "fuzzy_85"
    FUZZY_75 = "fuzzy_75"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leverage:
    """What a memory is worth for a document: each of its segments is in one band.

    Attributes:
        document: The document or the catalog that was counted.
        language: That of the translations.
    """

    document: str
    language: str
    counts: Mapping[Band, Count]

    def count(self, band: Band) -> Count:
        """Gives what is in a band."""
        return self.counts.get(band, Count())

    @property
    def total(self) -> Count:
        """All segments."""
        return sum(self.counts.values(), Count())


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Segments of a document and those that translate them; one of the sides may be empty.

    Attributes:
        source: How many segments of the document come before these.
        target: How many of the translation do.
        confidence: How probable it is that just these go together: 0 to 1.
    """

    source: int
    sources: tuple[Segment, ...]
    target: int
    targets: tuple[Segment, ...]
    confidence: float


SURE = 0.9
"""From this confidence on a link needs no look: benchmarks/alignment.py shows what it is worth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """A document and its translation, segment by segment.

    Attributes:
        links: In the order of both; every segment of each is in exactly one.
        evidence: The logarithm of how much likelier the linked segments are if they translate
            one another than if they only meet by chance; below 0 it speaks against them.
    """

    links: tuple[Link, ...]
    evidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """An alignment that went into a catalog.

    Attributes:
        file: The catalog.
        document: The path of the document.
        translation: The path of its translation.
        language: That of the translation.
        filled: Entries that got a translation.
        fuzzy: Entries that got one that must be looked at.
        kept: Entries that had one before, which was kept.
        differing: Those of them for which the translation has another.
        untranslated: Entries that have none yet.
        repairs: What reading the translation changed or could not decide.
    """

    file: str
    document: str
    translation: str
    language: str
    alignment: Alignment
    filled: int
    fuzzy: int
    kept: int
    differing: int
    untranslated: int
    repairs: tuple[Repair, ...] = ()


ENOUGH_SEGMENTS = 100
"""Below this, corpus metrics say little: WMT's test sets have a thousand segments and more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Where a score would lie for other segments of the same kind: 95 times in 100.

    Attributes:
        mean: Of the bootstrap samples (Koehn, Statistical significance tests for machine
            translation evaluation, 2004).
        margin: How far the score lies from it, up or down.
    """

    mean: float
    margin: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """A score and how it was made.

    Attributes:
        name: ``BLEU``, ``chrF2++`` or ``TER``.
        value: 0 to 100 (TER: 0 and up, lower is better).
        signature: sacrebleu's own.
        interval: None if it was not asked for.
    """

    name: str
    value: float
    signature: str
    interval: Interval | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How a score compares with that of a baseline, on the same segments.

    Attributes:
        metric: ``BLEU``, ``chrF2++`` or ``TER``.
        p: How often chance alone would make a difference as large: 0 to 1.
        signature: How the test was made, sacrebleu's own.
    """

    metric: str
    value: float
    baseline: float
    p: float
    signature: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentScore:
    """The scores of one segment.

    Attributes:
        references: In the order of the score's; None where one has not this segment.
        values: By the names that the corpus metrics have.
        nearest: Which reference the translation is nearest to, by chrF++.
        line: Where the entry stands in the catalog; None if it was not read from a file.
    """

    source: str
    hypothesis: str
    references: tuple[str | None, ...]
    values: Mapping[str, float]
    nearest: int = 0
    line: int | None = None

    @property
    def reference(self) -> str:
        """The nearest reference."""
        return self.references[self.nearest] or ""

    @property
    def other_references(self) -> tuple[str, ...]:
        """Those that are not the nearest, as far as they have this segment."""
        return tuple(
            text for number, text in enumerate(self.references) if text and number != self.nearest
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Scores of a catalog against a reference, or several.

    Attributes:
        references: What each is called.
        length_ratio: The words of the translations for one of the references (BLEU's).
        untranslated: Segments without a usable translation; they count as empty, not as absent.
        unreferenced: Segments that no reference has, left out of the score.
        baseline: What the catalog was compared with; None if with nothing.
        differences: By metric, if it was.
        doubts: Why the score may not be what it seems, each a sentence.
    """

    file: str
    language: str
    references: tuple[str, ...]
    metrics: tuple[Metric, ...]
    segments: tuple[SegmentScore, ...]
    length_ratio: float = 1.0
    untranslated: int = 0
    unreferenced: int = 0
    baseline: str | None = None
    differences: tuple[Difference, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def partly_referenced(self) -> int:
        """How many of the segments some of the references do not have."""
        return sum(1 for segment in self.segments if None in segment.references)


class Layout(StrEnum):
    """How an edition puts texts on its pages."""

    TRANSLATION = "translation"
    """The document in one language."""
    COLUMNS = "columns"
    """Source and translation side by side, each pair of segments in a row of its own."""
    INTERLEAVED = "interleaved"
    """Each segment of the source with its translation below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What an edition was made of, for the metadata of its file.

    Attributes:
        document: The source's file name, without folders.
        digest: SHA-256 of the source, in hexadecimal; empty if it was not read from a file.
        revised: When the catalog was last changed, as its header says; None if it does not.
        version: That of transmem.
        translated: Segments that have a translation, each text counted once.
        total: All of them.
        errors: Findings of level error that the translation had.
        created: For metadata that need a time; never that of the clock, so that the same
            inputs give the same bytes. May be before 1980, where the times of ZIP begin.
    """

    document: str
    digest: str
    revised: datetime | None
    version: str
    translated: int
    total: int
    errors: int
    created: datetime

    @property
    def complete(self) -> bool:
        """Whether nothing is missing, and nothing was found that is wrong."""
        return self.translated == self.total and not self.errors

    @property
    def generator(self) -> str:
        """The program that made it, ``transmem 0.1.0``."""
        return f"transmem {self.version}"

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """Names and texts, as a format writes them where its metadata have no field for it."""
        known = (
            ("transmem:source", self.document),
            ("transmem:source-sha256", self.digest),
            ("transmem:catalog-date", self.revised.isoformat() if self.revised else ""),
            ("transmem:version", self.version),
            ("transmem:progress", f"{self.translated}/{self.total}"),
            ("transmem:errors", str(self.errors or "")),
        )
        return tuple((name, text) for name, text in known if text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What a published file is, as a list of editions has it.

    Attributes:
        name: File name, without a folder.
        title: As the file's metadata have it.
        language: Of the edition.
        source_language: Of the document; the same for an edition of the source itself.
        format: ``html``, say.
        digest: SHA-256 of the file, in hexadecimal.
    """

    name: str
    title: str
    language: str
    source_language: str
    format: str
    layout: Layout
    stamp: Stamp
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A file to publish.

    Attributes:
        record: What it is and what it was made of.
        content: The very bytes of the file.
        missing: Source texts that have no publishable translation in it.
    """

    record: Record
    content: bytes
    missing: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """File name, without a folder."""
        return self.record.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many findings there are of each severity."""

    errors: int = 0
    warnings: int = 0
    infos: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            errors=self.errors + other.errors,
            warnings=self.warnings + other.warnings,
            infos=self.infos + other.infos,
        )

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Tally:
        """Counts findings."""
        counted = Counter(finding.severity for finding in findings)
        return cls(
            errors=counted[Severity.ERROR],
            warnings=counted[Severity.WARNING],
            infos=counted[Severity.INFO],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What the checks found, and in how much.

    Attributes:
        files: Catalogs that were checked.
        units: Entries of them that were checked.
        rules: Every rule that was looked for.
        paths: The catalogs, as messages name them.
        suppressed: Findings that translators let stand, with a comment; not among the others.
        baselined: Findings that the baseline knows; not among the others.
    """

    findings: tuple[Finding, ...]
    files: int
    units: int
    rules: tuple[Rule, ...] = ()
    paths: tuple[str, ...] = ()
    suppressed: int = 0
    baselined: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How far a catalog is and what the checks say of it."""

    progress: Progress
    findings: Tally = Tally()


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build made of one catalog.

    Attributes:
        editions: Names of the files it wrote.
        refused: Why it did not write the others; empty if it wrote all.
    """

    status: Status
    editions: tuple[str, ...] = ()
    refused: str = ""
