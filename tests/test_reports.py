from __future__ import annotations

import csv
import dataclasses
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transmem import reports
from transmem.model import (
    Addition,
    Aligned,
    Alignment,
    Band,
    Block,
    BlockKind,
    Built,
    Checked,
    Concordance,
    Count,
    Difference,
    Document,
    Finding,
    Found,
    Interval,
    Leverage,
    Link,
    Match,
    MatchKind,
    Metric,
    Pair,
    Progress,
    Repair,
    Score,
    Segment,
    SegmentScore,
    Severity,
    Span,
    Stats,
    Status,
    Suggested,
    Suggestion,
    Tally,
)
from transmem.reports import (
    aligned_json,
    build_json,
    build_text,
    columns,
    concordances_json,
    document_json,
    document_text,
    findings_json,
    findings_text,
    leverage_json,
    leverage_text,
    matches_json,
    memory_json,
    scores_csv,
    scores_html,
    scores_json,
    scores_text,
    status_csv,
    status_json,
    status_text,
    suggested_json,
    suggested_text,
)
from transmem.reports.look import Look
from transmem.reports.wording_diff import stretches

SOURCE = "1,275 residents of the town came."
TARGET = "1 257 habitants de la ville sont venus."
FINDING = Finding(
    check="numbers",
    rule="number-changed",
    severity=Severity.ERROR,
    file="locales/fr/LC_MESSAGES/letter.po",
    line=42,
    language="fr",
    msgid=SOURCE,
    msgstr=TARGET,
    message="1,275 became 1 257",
    source=Span(text="1,275", start=0, end=5),
    target=Span(text="1 257", start=0, end=5),
    suggestion="1 275",
)
FOUND = Tally(errors=1, warnings=2)
CHECKED = Checked(findings=(FINDING,), files=1, units=41)


def status(
    language: str = "fr",
    file: str = "fr.po",
    done: tuple[int, int, int, int] = (30, 4, 7, 2),
    found: Tally = FOUND,
) -> Status:
    translated, fuzzy, untranslated, obsolete = (Count(segments=n, words=10 * n) for n in done)
    return Status(
        progress=Progress(
            file=file,
            language=language,
            translated=translated,
            fuzzy=fuzzy,
            untranslated=untranslated,
            obsolete=obsolete,
        ),
        findings=found,
    )


# ---- findings


def test_a_finding_reads_like_a_compiler_s_message() -> None:
    assert findings_text.render(CHECKED) == (
        "locales/fr/LC_MESSAGES/letter.po:42: error: 1,275 became 1 257 [numbers/number-changed]\n"
        "    source: ⟦1,275⟧ residents of the town came.\n"
        "    target: ⟦1 257⟧ habitants de la ville sont venus.\n"
        "    help:   write 1 275\n"
        "\n"
        "1 error, 0 warnings in 1 file, 41 units"
    )


def test_nothing_found_is_one_line() -> None:
    nothing = Checked(findings=(), files=5, units=205)
    assert findings_text.render(nothing) == "0 errors, 0 warnings in 5 files, 205 units"


def test_what_is_hidden_is_counted() -> None:
    hidden = Checked(findings=(), files=1, units=9, suppressed=2, baselined=31)
    assert findings_text.render(hidden) == (
        "0 errors, 0 warnings in 1 file, 9 units; 2 suppressed, 31 in the baseline"
    )
    assert json.loads(findings_json.render(hidden))["summary"] == {
        "files": 1,
        "units": 9,
        "errors": 0,
        "warnings": 0,
        "infos": 0,
        "suppressed": 2,
        "baselined": 31,
    }


def test_a_finding_in_a_pair_of_strings_has_no_place() -> None:
    pair = dataclasses.replace(FINDING, file="", line=0)
    first = findings_text.render(dataclasses.replace(CHECKED, findings=(pair,))).splitlines()[0]
    assert first == "error: 1,275 became 1 257 [numbers/number-changed]"


def test_what_a_finding_does_not_have_is_not_shown() -> None:
    bare = Finding(check="c", rule="r", severity=Severity.INFO, message="look", msgid="Text.")
    text = findings_text.render(Checked(findings=(bare,), files=1, units=1))
    assert text == (
        "info: look [c/r]\n    source: Text.\n\n0 errors, 0 warnings, 1 info in 1 file, 1 unit"
    )


def test_a_value_that_is_missing_is_marked_where_it_should_stand() -> None:
    lost = dataclasses.replace(FINDING, target=Span(text="", start=2, end=2), msgstr="abcd")
    assert "target: ab⟦⟧cd\n" in findings_text.render(Checked(findings=(lost,), files=1, units=1))


def test_a_long_segment_is_cut_to_a_window_around_the_value() -> None:
    text = "word " * 50 + "1,275" + " word" * 50
    long = dataclasses.replace(FINDING, msgid=text, source=Span(text="1,275", start=250, end=255))
    shown = findings_text.render(Checked(findings=(long,), files=1, units=1), Look(width=60))
    line = shown.splitlines()[1]
    assert re.fullmatch(r"    source: ….* ⟦1,275⟧ .*…", line)
    assert len(line) == 60


def test_room_that_one_side_does_not_need_goes_to_the_other() -> None:
    long = dataclasses.replace(FINDING, msgid="1,275" + " word" * 50)
    shown = findings_text.render(Checked(findings=(long,), files=1, units=1), Look(width=60))
    line = shown.splitlines()[1]
    assert line.startswith("    source: ⟦1,275⟧ word word")
    assert len(line) == 60


def test_wide_characters_are_counted_as_wide_when_a_segment_is_cut() -> None:
    text = "联合国大会" * 20 + "1,275" + "联合国大会" * 20
    long = dataclasses.replace(FINDING, msgid=text, source=Span(text="1,275", start=100, end=105))
    shown = findings_text.render(Checked(findings=(long,), files=1, units=1), Look(width=60))
    assert 57 <= columns.width(shown.splitlines()[1]) <= 60


def test_control_characters_in_a_catalog_do_not_reach_the_terminal() -> None:
    nasty = dataclasses.replace(
        FINDING, msgstr="\x1b[2Jone\ntwo\x9b", target=Span(text="one", start=4, end=7)
    )
    shown = findings_text.render(Checked(findings=(nasty,), files=1, units=1))
    assert "    target: ␛[2J⟦one⟧↵two\ufffd\n" in shown


def test_colour_is_used_only_when_it_is_asked_for() -> None:
    plain = findings_text.render(CHECKED)
    colored = findings_text.render(CHECKED, Look(color=True))
    assert "\x1b" not in plain
    assert "\x1b[1;31merror:\x1b[0m" in colored
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == plain


def test_findings_as_json_follow_the_contract() -> None:
    assert json.loads(findings_json.render(CHECKED)) == {
        "version": 1,
        "findings": [
            {
                "check": "numbers",
                "rule": "number-changed",
                "severity": "error",
                "file": "locales/fr/LC_MESSAGES/letter.po",
                "line": 42,
                "language": "fr",
                "msgctxt": None,
                "msgid": SOURCE,
                "msgstr": TARGET,
                "message": "1,275 became 1 257",
                "source": {"text": "1,275", "start": 0, "end": 5},
                "target": {"text": "1 257", "start": 0, "end": 5},
                "suggestion": "1 275",
            }
        ],
        "summary": {
            "files": 1,
            "units": 41,
            "errors": 1,
            "warnings": 0,
            "infos": 0,
            "suppressed": 0,
            "baselined": 0,
        },
    }


def test_what_is_not_known_is_null_in_json() -> None:
    bare = Finding(check="c", rule="r", severity=Severity.INFO, message="look")
    (found,) = json.loads(findings_json.render(Checked(findings=(bare,), files=1, units=1)))[
        "findings"
    ]
    assert found["source"] is found["target"] is found["suggestion"] is None


# Scripts and signs that break layouts, among all others.
texts = st.text(max_size=200) | st.text(st.sampled_from("a1 ,联合国الجمعيةé\u0301🕊\u200d\u202e\n…"))


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    def spot(text: str) -> Span | None:
        if draw(st.booleans()):
            return None
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, len(text)))
        return Span(text=text[start:end], start=start, end=end)

    source, target = draw(texts), draw(texts)
    return Finding(
        check="numbers",
        rule="number-changed",
        severity=draw(st.sampled_from(Severity)),
        message=draw(texts),
        source=spot(source),
        target=spot(target),
        suggestion=draw(st.none() | texts),
        file=draw(st.sampled_from(["", "ar.po"])),
        line=draw(st.integers(0, 99)),
        msgid=source,
        msgstr=target,
    )


looks = st.builds(Look, width=st.integers(0, 120), color=st.booleans())


@given(st.lists(findings(), max_size=3), looks)
def test_any_finding_can_be_reported(some: list[Finding], look: Look) -> None:
    checked = Checked(findings=tuple(some), files=1, units=len(some))
    text = findings_text.render(checked, look)
    lines = text.split("\n")
    assert text.splitlines() == lines, "nothing in a segment breaks a line"
    assert sum("[numbers/number-changed]" in line for line in lines) >= len(some)
    loaded = json.loads(findings_json.render(checked))
    assert [one["msgid"] for one in loaded["findings"]] == [one.msgid for one in some]
    severities = [one.severity for one in some]
    assert loaded["summary"]["errors"] == severities.count(Severity.ERROR)


@given(findings(), st.integers(60, 120))
def test_segments_never_run_over_the_edge(finding: Finding, width: int) -> None:
    text = findings_text.render(Checked(findings=(finding,), files=1, units=1), Look(width=width))
    segments = [
        line for line in text.split("\n") if line.startswith(("    source:", "    target:"))
    ]
    assert all(columns.width(line) <= width for line in segments)


# ---- columns


@given(texts, st.integers(1, 50))
def test_a_text_that_is_cut_fits_its_room(text: str, room: int) -> None:
    for cut in (columns.head, columns.tail, columns.middle):
        assert columns.width(cut(text, room)) <= room
        assert cut(text, columns.width(text)) == text


def test_tables_are_aligned_by_what_the_eye_sees() -> None:
    lines = columns.table([("联合国", "1"), ("e\u0301", "22")], "<>")
    assert lines == ["联合国   1", "e\u0301       22"]


# ---- status


def test_progress_is_a_table_with_a_total() -> None:
    done = status("zh-Hans", "zh.po", (41, 0, 0, 0), Tally())
    assert status_text.render([status(), done]).splitlines() == [
        "language  translated  fuzzy  untranslated  obsolete  percent    words  errors  warnings",
        "fr                30      4             7         2    73.1%  300/410       1         2",
        "zh-Hans           41      0             0         0   100.0%  410/410       0         0",
        "total             71      4             7         2    86.5%  710/820       1         2",
    ]


def test_one_catalog_has_no_total() -> None:
    assert "total" not in status_text.render([status()])


def test_catalogs_of_one_language_are_told_apart_by_their_files() -> None:
    table = status_text.render([status(file="letter.po"), status(file="report.po")])
    assert [line.split()[0] for line in table.splitlines()] == [
        "catalog",
        "letter.po",
        "report.po",
        "total",
    ]


def test_no_catalogs_are_said_to_be_none() -> None:
    assert status_text.render([]) == build_text.render([]) == "no catalogs"
    assert json.loads(status_json.render([]))["total"]["percent"] == 0


@pytest.mark.parametrize(
    ("done", "percent"), [((0, 0, 0, 0), 0.0), ((9999, 1, 0, 0), 99.9), ((3, 0, 0, 9), 100.0)]
)
def test_only_a_complete_catalog_is_at_100(done: tuple[int, int, int, int], percent: float) -> None:
    one = status(done=done)
    assert json.loads(status_json.render([one]))["catalogs"][0]["percent"] == percent
    assert f" {percent:.1f}%" in status_text.render([one])


def test_progress_as_json_is_as_documented() -> None:
    assert json.loads(status_json.render([status()])) == {
        "version": 1,
        "catalogs": [
            {
                "file": "fr.po",
                "language": "fr",
                "language_name": "French",
                **(
                    figures := {
                        "segments": {
                            "translated": 30,
                            "fuzzy": 4,
                            "untranslated": 7,
                            "obsolete": 2,
                            "total": 41,
                        },
                        "words": {
                            "translated": 300,
                            "fuzzy": 40,
                            "untranslated": 70,
                            "obsolete": 20,
                            "total": 410,
                        },
                        "percent": 73.1,
                        "findings": {"errors": 1, "warnings": 2, "infos": 0},
                    }
                ),
            }
        ],
        "total": figures,
    }


counts = st.tuples(*[st.integers(0, 500)] * 4)
statuses = st.lists(
    st.builds(
        status,
        language=st.sampled_from(["fr", "ar", "zh-Hans", ""]),
        file=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0")),
        done=counts,
        found=st.builds(Tally, errors=st.integers(0, 9), infos=st.integers(0, 9)),
    ),
    max_size=4,
)


@given(statuses)
def test_csv_reads_back_as_it_was_written(some: list[Status]) -> None:
    rows = list(csv.DictReader(io.StringIO(status_csv.render(some), newline="")))
    assert [row["file"] for row in rows] == [one.progress.file for one in some]
    assert [int(row["total"]) for row in rows] == [one.progress.total.segments for one in some]
    assert [int(row["fuzzy_words"]) for row in rows] == [one.progress.fuzzy.words for one in some]
    assert [int(row["errors"]) for row in rows] == [one.findings.errors for one in some]


@given(statuses)
def test_the_parts_add_up_in_every_report(some: list[Status]) -> None:
    loaded = json.loads(status_json.render(some))
    for one in [*loaded["catalogs"], loaded["total"]]:
        for unit in (one["segments"], one["words"]):
            assert unit["translated"] + unit["fuzzy"] + unit["untranslated"] == unit["total"]
    for state, number in loaded["total"]["segments"].items():
        assert number == sum(one["segments"][state] for one in loaded["catalogs"])
    assert status_text.render(some)


# ---- scores


def score(segments: int = 2) -> Score:
    return Score(
        file="fr.po",
        language="fr",
        references=("answers.txt",),
        metrics=(
            Metric(
                name="BLEU",
                value=33.3333,
                signature="nrefs:1|tok:13a",
                interval=Interval(mean=32.25, margin=9.5),
            ),
            Metric(
                name="chrF2++",
                value=55.05,
                signature="nrefs:1|nw:2",
                interval=Interval(mean=54.0, margin=12.125),
            ),
            Metric(
                name="TER",
                value=120.0,
                signature="nrefs:1|norm:no",
                interval=Interval(mean=121.0, margin=30.0),
            ),
        ),
        segments=tuple(
            SegmentScore(
                source=f"Source {number}.",
                hypothesis="" if number == 1 else f"Texte {number}.",
                references=(f"Réponse {number}.",),
                values={"BLEU": 0.0, "chrF2++": 10.0 * (number != 1), "TER": 100.0},
                line=number,
            )
            for number in range(segments)
        ),
        length_ratio=0.875,
        baseline="draft.po",
        differences=(
            Difference(metric="BLEU", value=33.3333, baseline=20.0, p=0.001),
            Difference(metric="chrF2++", value=55.05, baseline=56.0, p=0.4),
            Difference(metric="TER", value=120.0, baseline=80.0, p=0.0301),
        ),
        untranslated=1,
        unreferenced=3,
    )


def test_scores_stand_with_their_signatures_and_what_they_leave_out() -> None:
    assert scores_text.render([score()]).splitlines() == [
        "fr.po (fr) against answers.txt",
        "  metric                 score  95% interval  signature",
        "  BLEU                    33.3    32.2 ± 9.5  nrefs:1|tok:13a",
        "  chrF2++                 55.0   54.0 ± 12.1  nrefs:1|nw:2",
        "  TER (lower is better)  120.0  121.0 ± 30.0  nrefs:1|norm:no",
        (
            "  2 segments; 1 untranslated or fuzzy (50%), scored as empty; "
            "3 more without a reference, left out; 0.88 words for one of the reference"
        ),
        (
            "  WARNING: 2 segments are too short a text for these scores to mean anything; "
            "take at least 100. Chance alone moves BLEU by 9.5, chrF2++ by 12.1, TER by 30.0."
        ),
        "  compared with draft.po:",
        "    BLEU 33.3, there 20.0: better, and hardly by chance (p = 0.0010)",
        "    chrF2++ 55.0, there 56.0: no difference that chance would not give (p = 0.40)",
        "    TER 120.0, there 80.0: worse, and hardly by chance (p = 0.0301)",
    ]


def test_doubts_stand_before_all_other_warnings() -> None:
    one = dataclasses.replace(score(), doubts=("answers.txt: is of another\x1b[31m text",))
    text, page = scores_text.render([one]), scores_html.render([one])
    assert "  WARNING: answers.txt: is of another␛[31m text\n  WARNING: 2 segments" in text
    assert page.count('<p class="warning">') == 2
    assert json.loads(scores_json.render([one]))["scores"][0]["doubts"] == list(one.doubts)


def test_of_several_references_the_nearest_is_compared_and_the_others_stand_below() -> None:
    segment = SegmentScore(
        source="No vote was taken.",
        hypothesis="Aucun vote.",
        references=("Sans vote.", "Aucun vote !", None),
        nearest=1,
        values={"BLEU": 10.0, "chrF2++": 50.0, "TER": 20.0},
        line=3,
    )
    one = dataclasses.replace(score(), references=("a.txt", "b.po", "c.po"), segments=(segment,))
    text = scores_text.render([one], Look(segments=1))
    assert text.startswith("fr.po (fr) against a.txt, b.po, c.po\n")
    assert "; 1 not in every reference, scored with what there is; " in text
    assert text.endswith(
        "    translation: Aucun vote.\n"
        "    reference:   Aucun vote !\n"
        "      another:   Sans vote.\n"
        "    difference:  Aucun vote[-.-]{+ !+}"
    )
    page = scores_html.render([one])
    assert "; compared with b.po</p>" in page
    assert '<p class="quiet" lang="fr" dir="ltr">Sans vote.</p>' in page
    (read,) = json.loads(scores_json.render([one]))["scores"]
    assert (read["reference"], read["references"]) == ("a.txt", ["a.txt", "b.po", "c.po"])
    (part,) = read["segments"]
    assert part["reference"] == "Aucun vote !"
    assert part["references"] == ["Sans vote.", "Aucun vote !", None]


def test_a_hundred_segments_are_enough_not_to_be_warned() -> None:
    assert "WARNING" in scores_text.render([score(99)])
    assert "WARNING" not in scores_text.render([score(100)])


def test_the_worst_segments_come_first_and_only_when_asked_for() -> None:
    shown = scores_text.render([score(3)], Look(segments=2))
    assert shown.endswith(
        "  worst segments first\n"
        "\n"
        "  line 1: BLEU 0.0, chrF2++ 0.0, TER 100.0\n"
        "    source:      Source 1.\n"
        "    translation: (untranslated or fuzzy)\n"
        "    reference:   Réponse 1.\n"
        "    difference:  {+Réponse 1.+}\n"
        "\n"
        "  line 0: BLEU 0.0, chrF2++ 10.0, TER 100.0\n"
        "    source:      Source 0.\n"
        "    translation: Texte 0.\n"
        "    reference:   Réponse 0.\n"
        "    difference:  [-Texte-]{+Réponse+} 0."
    )
    assert "worst" not in scores_text.render([score(3)])


def test_scores_as_json_keep_every_digit_and_the_order_of_the_catalog() -> None:
    (one,) = json.loads(scores_json.render([score()]))["scores"]
    assert one["metrics"][0] == {
        "name": "BLEU",
        "value": 33.3333,
        "signature": "nrefs:1|tok:13a",
        "interval": {"mean": 32.25, "margin": 9.5},
    }
    assert [part["line"] for part in one["segments"]] == [0, 1]
    assert one["segments"][1] == {
        "line": 1,
        "source": "Source 1.",
        "hypothesis": "",
        "reference": "Réponse 1.",
        "references": ["Réponse 1."],
        "values": {"BLEU": 0.0, "chrF2++": 0.0, "TER": 100.0},
    }
    assert (one["untranslated"], one["unreferenced"], one["reference"]) == (1, 3, "answers.txt")


@given(st.text(), st.text(), st.sampled_from(["fr", "ar", "zh", "ja"]))
def test_a_comparison_leaves_nothing_out(ours: str, theirs: str, language: str) -> None:
    parts = stretches(ours, theirs, language=language)
    assert "".join(part.translation for part in parts) == ours
    assert "".join(part.reference for part in parts) == theirs
    assert not any(part.equal and not part.translation for part in parts)


@pytest.mark.parametrize(
    ("language", "ours", "theirs", "different"),
    [
        # A code, a mark or an address is one word: half of it struck out would be a riddle.
        (
            "fr",
            "cf. A/67/753.[^1]",
            "cf. A/67/735.[^2]",
            [("A/67/753", "A/67/735"), ("[^1]", "[^2]")],
        ),
        ("zh", "见A/67/753号。", "见A/67/735号。", [("A/67/753", "A/67/735")]),
        ("zh", "共1,275人", "共1,257人", [("1,275", "1,257")]),
        ("fr", "www.un.org/fr.", "www.un.org/en.", [("www.un.org/fr", "www.un.org/en")]),
        # Vowel signs belong to their letters.
        ("hi", "हिन्दी में", "हिन्दू में", [("हिन्दी", "हिन्दू")]),
        ("th", "ที่นี่", "ที่นั่น", [("นี่", "นั่น")]),
        ("ar", "وفُقد شخص", "وفقد شخص", [("وفُقد", "وفقد")]),
    ],
)
def test_no_word_is_cut_in_a_comparison(
    language: str, ours: str, theirs: str, different: list[tuple[str, str]]
) -> None:
    parts = stretches(ours, theirs, language=language)
    assert [(part.translation, part.reference) for part in parts if not part.equal] == different


def test_chinese_is_compared_by_characters() -> None:
    parts = stretches("会议于中午结束", "会议在中午结束", language="zh")
    assert [(part.translation, part.reference) for part in parts if not part.equal] == [
        ("于", "在")
    ]


@given(st.lists(st.tuples(st.text(min_size=1), st.text()), min_size=1, max_size=5))
def test_scores_as_csv_can_be_read_back(texts: list[tuple[str, str]]) -> None:
    segments = tuple(
        SegmentScore(
            source=source,
            hypothesis=text,
            references=(source,),
            values={"BLEU": 1.5, "chrF2++": 2.0, "TER": 3.0},
        )
        for source, text in texts
    )
    one = dataclasses.replace(score(), segments=segments)
    written = scores_csv.render([one]) + "\n"
    rows = list(csv.DictReader(io.StringIO(written, newline="")))
    assert [(row["source"], row["translation"]) for row in rows] == texts
    assert {row["BLEU"] for row in rows} == {"1.5"}


def test_the_page_of_scores_is_inert_and_knows_directions() -> None:
    hostile = SegmentScore(
        source="<script>alert(1)</script>",
        hypothesis="{{ 7 * 7 }} & <b>",
        references=("نص آخر",),
        values={"BLEU": 0.0, "chrF2++": 100.0, "TER": 90.0},
        line=7,
    )
    one = dataclasses.replace(score(), language="ar", segments=(hostile,))
    page = scores_html.render([one])
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert '<p lang="ar" dir="rtl">' in page
    assert "49" not in re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    assert "90 to 100: 1</title>" in page
    assert "http" not in page


def test_codes_and_marks_are_read_from_left_to_right_in_arabic() -> None:
    segment = SegmentScore(
        source="See 8/43-C.[^1]",
        hypothesis="انظر 8/43-C.[^1]",
        references=("انظر 8/43-D.[^1]",),
        values={"BLEU": 0.0, "chrF2++": 50.0, "TER": 50.0},
    )
    one = dataclasses.replace(score(), language="ar", segments=(segment,))
    assert (
        'انظر <del><bdi dir="ltr">8/43-C</bdi></del><ins><bdi dir="ltr">8/43-D</bdi></ins>'
        '.<bdi dir="ltr">[^1]</bdi>'
    ) in scores_html.render([one])


def test_a_page_of_several_catalogs_begins_with_a_table_of_them() -> None:
    assert "<th>catalog</th>" not in scores_html.render([score()])
    page = scores_html.render([score(), dataclasses.replace(score(), file="other.po")])
    assert '<a href="#catalog-2">other.po</a>' in page
    assert '<h2 id="catalog-2">other.po' in page


# ---- documents


DOCUMENT = Document(
    path="source/note.txt",
    language="en",
    blocks=(
        Block(
            kind=BlockKind.PARAGRAPH,
            segments=(
                Segment(text="The meeting rose.", lines=(1, 1)),
                Segment(text="It had lasted an hour.[^1]", lines=(1, 3)),
            ),
        ),
        Block(
            kind=BlockKind.FOOTNOTE,
            number=1,
            segments=(Segment(text="See the record.", lines=(8, 8)),),
        ),
    ),
    repairs=(
        Repair(kind="mended-word", line=3, before="ho ur", after="hour", why="the list has it"),
        Repair(kind="dropped-rule", line=6, before="____\n", after="", why="a page ends here"),
        Repair(kind="undecided-break", line=9, before="a-\nb", after="a-\nb", why="both are words"),
    ),
)


def test_a_document_is_listed_with_all_that_was_changed_in_it() -> None:
    assert document_text.render(DOCUMENT) == (
        "source/note.txt (en): 1 paragraph, 1 footnote, 3 segments\n"
        "\n"
        "paragraph  lines 1–3\n"
        "  The meeting rose.\n"
        "  It had lasted an hour.[^1]\n"
        "\n"
        "footnote 1  line 8\n"
        "  See the record.\n"
        "\n"
        "3 repairs\n"
        "  line 3: mended-word: “ho ur” → “hour”\n"
        "    the list has it\n"
        "  line 6: dropped-rule: “____↵” dropped\n"
        "    a page ends here\n"
        "  line 9: undecided-break: “a-↵b” left as it is\n"
        "    both are words"
    )


def test_what_is_wrong_with_the_source_stands_last() -> None:
    problem = Repair(kind="mark-without-note", line=4, before="[^2]", after="[^2]", why="no note 2")
    text = document_text.render(dataclasses.replace(DOCUMENT, problems=(problem,)))
    assert text.endswith(
        "1 problem\n  line 4: mark-without-note: “[^2]” left as it is\n    no note 2"
    )


def test_a_document_as_json_follows_the_contract() -> None:
    loaded = json.loads(document_json.render(DOCUMENT))
    assert loaded == {
        "version": 1,
        "document": "source/note.txt",
        "language": "en",
        "blocks": [
            {
                "kind": "paragraph",
                "number": None,
                "segments": [
                    {"text": "The meeting rose.", "lines": [1, 1]},
                    {"text": "It had lasted an hour.[^1]", "lines": [1, 3]},
                ],
            },
            {
                "kind": "footnote",
                "number": 1,
                "segments": [{"text": "See the record.", "lines": [8, 8]}],
            },
        ],
        "repairs": [
            {
                "kind": "mended-word",
                "line": 3,
                "before": "ho ur",
                "after": "hour",
                "why": "the list has it",
            },
            {
                "kind": "dropped-rule",
                "line": 6,
                "before": "____\n",
                "after": "",
                "why": "a page ends here",
            },
            {
                "kind": "undecided-break",
                "line": 9,
                "before": "a-\nb",
                "after": "a-\nb",
                "why": "both are words",
            },
        ],
        "problems": [],
    }


# ---- builds


BUILT = [
    Built(
        status=status("fr", "fr.po", (41, 0, 0, 0), Tally()),
        editions=("letter.fr.txt", "letter.fr.html"),
    ),
    Built(status=status("ar", "ar.po"), refused="11 segments are missing"),
]


def test_a_build_ends_with_a_short_table() -> None:
    assert build_text.render(BUILT).splitlines() == [
        "language  translated  findings             editions",
        "fr             41/41  none                 letter.fr.txt, letter.fr.html",
        "ar             30/41  1 error, 2 warnings  not published: 11 segments are missing",
    ]


def test_a_build_as_json_says_what_was_written_and_what_refused() -> None:
    french, arabic = json.loads(build_json.render(BUILT))["catalogs"]
    assert (french["editions"], french["refused"]) == (["letter.fr.txt", "letter.fr.html"], None)
    assert (arabic["editions"], arabic["refused"]) == ([], "11 segments are missing")
    assert arabic["segments"]["total"] == 41


# ---- all of them


def test_every_kind_of_value_can_be_had_as_text_and_as_json() -> None:
    kinds = {
        "document": [report.NAME for report in reports.DOCUMENT],
        "findings": [report.NAME for report in reports.FINDINGS],
        "status": [report.NAME for report in reports.STATUS],
        "scores": [report.NAME for report in reports.SCORES],
        "build": [report.NAME for report in reports.BUILD],
        "suggested": [report.NAME for report in reports.SUGGESTED],
        "leverage": [report.NAME for report in reports.LEVERAGE],
    }
    assert all(names[:2] == ["text", "json"] for names in kinds.values())
    assert kinds["status"] == ["text", "json", "csv"]


def test_no_report_ends_with_a_line_break() -> None:
    written = [
        *(report.render(DOCUMENT) for report in reports.DOCUMENT),
        *(report.render(CHECKED) for report in reports.FINDINGS),
        *(report.render([status()]) for report in reports.STATUS),
        *(report.render([score()]) for report in reports.SCORES),
        *(report.render(BUILT) for report in reports.BUILD),
        *(report.render([SUGGESTED]) for report in reports.SUGGESTED),
        *(report.render([LEVERAGE]) for report in reports.LEVERAGE),
    ]
    assert all(text == text.rstrip() for text in written)


def shape(value: object) -> object:
    """Gives what a reader of JSON relies on: the names and their order, without the values."""
    if isinstance(value, dict):
        return [(name, shape(part)) for name, part in value.items()]
    return shape(value[0]) if isinstance(value, list) and value else None


LINK = Link(
    source=0,
    sources=(Segment(text="No vote was taken.", lines=(4, 4)),),
    target=0,
    targets=(Segment(text="Il n’y a pas eu de vote.", lines=(5, 5)),),
    confidence=0.998,
)
ALIGNED = Aligned(
    file="fr.po",
    document="note.txt",
    translation="note.fr.txt",
    language="fr",
    alignment=Alignment(links=(LINK,), evidence=12.5),
    filled=1,
    fuzzy=0,
    kept=0,
    differing=0,
    untranslated=0,
)


SUGGESTED = Suggested(
    file="fr.po",
    language="fr",
    suggestions=(
        Suggestion(
            msgid="On 3 May.",
            match=Match(
                source="On 2 May.",
                target="Le 3 mai.",
                source_language="en",
                language="fr",
                score=0.99,
                kind=MatchKind.FUZZY,
                origin="old.tmx",
                origins=(("old.tmx", 1),),
                adapted=True,
            ),
        ),
    ),
    kept=0,
    untranslated=3,
)
OFFERED = Found(
    query="On 3 May.",
    language="fr",
    matches=(replace(SUGGESTED.suggestions[0].match, notes=("a date",)),),
)
CONCORDANCE = Concordance(
    source="On 2 May.",
    target="Le 2 mai.",
    source_language="en",
    language="fr",
    in_translation=False,
    spans=(Span(text="May", start=5, end=8),),
    together=True,
    origin="old.tmx",
)
HELD = Stats(
    name="memory.db",
    segments=1,
    translations=1,
    pairs=(Pair(source_language="en", language="fr", segments=1, translations=1),),
    additions=(Addition(origin="old.tmx", added="20240502T080000Z", translations=1),),
)
LEVERAGE = Leverage(
    document="note.txt",
    language="fr",
    counts={Band.EXACT: Count(segments=2, words=9), Band.NONE: Count(segments=1, words=4)},
)


def test_what_a_memory_had_is_told_by_kind_and_score() -> None:
    assert suggested_text.render([SUGGESTED]) == (
        "fr.po (fr): 1 fuzzy, 3 untranslated\n  1 adapted (99%)"
    )
    nothing = replace(SUGGESTED, suggestions=(), untranslated=0)
    assert suggested_text.render([nothing]) == "fr.po (fr): nothing to translate"


def test_several_documents_are_named_and_added_up() -> None:
    other = replace(LEVERAGE, document="b.txt")
    table = leverage_text.render([LEVERAGE, other]).splitlines()
    assert table[1].split() == ["note.txt", "fr", *"- - - 2/9 - - - 1/4 3/13".split()]
    assert table[3].split() == ["total", *"- - - 4/18 - - - 2/8 6/26".split()]
    assert leverage_text.render([]) == "no documents"


def test_the_documented_examples_have_the_shape_of_the_reports() -> None:
    page = (Path(__file__).parent.parent / "docs" / "json.md").read_text(encoding="utf-8")
    examples = re.findall(
        r"^## `transmem (\w+(?: [-\w]+)?)`\n\n```json\n(.*?)^```$", page, re.MULTILINE | re.DOTALL
    )
    written = {
        "segment": document_json.render(DOCUMENT),
        "check": findings_json.render(CHECKED),
        "status": status_json.render([status()]),
        "score": scores_json.render([score()]),
        "align": aligned_json.render(ALIGNED),
        "suggest": suggested_json.render([SUGGESTED]),
        "status --leverage": leverage_json.render([LEVERAGE]),
        "memory search": matches_json.render(OFFERED),
        "memory concordance": concordances_json.render([CONCORDANCE]),
        "memory stats": memory_json.render(HELD),
        "build": build_json.render(BUILT),
    }
    assert {command for command, _ in examples} == set(written)
    for command, example in examples:
        assert shape(json.loads(example)) == shape(json.loads(written[command])), command
