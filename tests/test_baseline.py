"""Findings that are recorded once, hidden from then on, and revived by an edit."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from command_line import run
from transmem.checks.baseline import Baseline, hide, parse, record, render
from transmem.errors import BaselineError
from transmem.fingerprints import digest, fingerprint
from transmem.model import Checked, Finding, Severity, Span

FOUND = Finding(
    check="numbers",
    rule="number-changed",
    severity=Severity.ERROR,
    message="12 became 13",
    source=Span(text="12", start=0, end=2),
    target=Span(text="13", start=0, end=2),
    file="fr.po",
    line=4,
    language="fr",
    msgid="12 men",
    msgstr="13 hommes",
)


def part(*findings: Finding) -> Checked:
    return Checked(findings=findings, files=1, units=9)


def po(*pairs: tuple[str, str], first: str = "") -> str:
    entries = "".join(f'\nmsgid "{msgid}"\nmsgstr "{msgstr}"\n' for msgid, msgstr in pairs)
    return f'{first}msgid ""\nmsgstr "Language: fr\\n"\n{entries}'


@pytest.fixture
def here(here: Path) -> Path:
    (here / "fr.po").write_text(po(("12 men", "13 hommes"), ("7 cats", "8 chats")), "utf-8")
    return here


spans = st.none() | st.builds(Span, text=st.text(max_size=4), start=st.just(0), end=st.just(0))
findings = st.lists(
    st.builds(
        Finding,
        check=st.sampled_from(["numbers", "urls"]),
        rule=st.sampled_from(["a", "b"]),
        severity=st.sampled_from(Severity),
        message=st.text(max_size=5),
        source=spans,
        target=spans,
        file=st.sampled_from(["a.po", "b.po"]),
        line=st.integers(0, 9),
        language=st.sampled_from(["ar", "fr"]),
        msgctxt=st.none() | st.text(max_size=2),
        msgid=st.text(max_size=3),
        msgstr=st.sampled_from(["", "x", "\ud800", "نعم"]),
    ),
    max_size=12,
)


class TestFingerprints:
    @pytest.mark.parametrize(
        "changes",
        [
            {"line": 99},
            {"file": "other.po"},
            {"severity": Severity.INFO},
            {"message": "twelve became thirteen"},
            {"suggestion": "12"},
            {"source": Span(text="12", start=5, end=7)},
        ],
    )
    def test_what_moves_or_is_worded_otherwise_is_the_same(
        self, changes: dict[str, object]
    ) -> None:
        assert fingerprint(dataclasses.replace(FOUND, **changes)) == fingerprint(FOUND)

    @pytest.mark.parametrize(
        "changes",
        [
            {"language": "fr-CA"},
            {"check": "dates"},
            {"rule": "number-lost"},
            {"msgctxt": ""},
            {"msgid": "12 men."},
            {"msgstr": "13 hommes."},
            {"source": None},
            {"target": Span(text="14", start=0, end=2)},
        ],
    )
    def test_what_says_something_else_is_another(self, changes: dict[str, object]) -> None:
        assert fingerprint(dataclasses.replace(FOUND, **changes)) != fingerprint(FOUND)

    @given(st.lists(st.none() | st.text(max_size=3)), st.lists(st.none() | st.text(max_size=3)))
    def test_rows_are_told_apart(self, one: list[str | None], other: list[str | None]) -> None:
        assert (digest(one) == digest(other)) == (one == other)


class TestRecording:
    @given(findings)
    def test_what_is_written_reads_back(self, some: list[Finding]) -> None:
        written = render(record(some))
        written.encode("utf-8")
        assert render(parse(written, path="b.json")) == written
        assert render(record(reversed(some))) == written

    @given(findings)
    def test_what_is_recorded_is_hidden_and_all_of_it_is_found(self, some: list[Finding]) -> None:
        known = parse(render(record(some)), path="b.json")
        (left,), gone = hide(known, [part(*some)])
        assert (left.findings, left.baselined, gone) == ((), len(some), Baseline())

    @given(findings, findings)
    def test_nothing_is_lost_and_nothing_hidden_twice(
        self, old: list[Finding], new: list[Finding]
    ) -> None:
        first, second = new[: len(new) // 2], new[len(new) // 2 :]
        left, gone = hide(record(old), [part(*first), part(*second)])
        hidden = sum(one.baselined for one in left)
        assert sum(len(one.findings) for one in left) + hidden == len(new)
        assert sum(known.count for known in gone.known) == len(old) - hidden

    def test_equal_ones_are_counted(self) -> None:
        known = record([FOUND, FOUND])
        assert [one.count for one in known.known] == [2]
        (left,), gone = hide(known, [part(FOUND, FOUND, FOUND)])
        assert (left.findings, left.baselined, gone.known) == ((FOUND,), 2, ())

    def test_what_is_hidden_already_is_counted_with_it(self) -> None:
        before = dataclasses.replace(part(FOUND), baselined=3, suppressed=2)
        (left,), _ = hide(record([FOUND]), [before])
        assert (left.baselined, left.suppressed, left.units, left.files) == (4, 2, 9, 1)

    def test_it_is_sorted_and_readable(self) -> None:
        arabic = dataclasses.replace(FOUND, language="ar", msgid="١٢", message="١٢")
        text = render(record([FOUND, arabic]))
        assert [one["language"] for one in json.loads(text)["findings"]] == ["ar", "fr"]
        assert '"msgid": "١٢"' in text
        assert text.endswith("}\n")

    ONE = json.loads(render(record([FOUND])))["findings"][0]

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("", "b.json:1: is no baseline: it is not JSON"),
            ("{\n,", "b.json:2: is no baseline: it is not JSON"),
            ("[" * 100_000, "too deep a nest"),
            ("9" * 5_000, "too long a number"),
            ("[]", "it has no list of “findings”"),
            ('{"version": 1, "findings": {}}', "it has no list of “findings”"),
            ('{"findings": []}', "it is of version None, not 1"),
            ('{"version": 2, "findings": []}', "it is of version 2, not 1"),
            ('{"version": 1, "findings": [3]}', "finding 1 has no “count”"),
            (ONE | {"count": 0}, "finding 1 has no “count” of 1 or more"),
            (ONE | {"count": True}, "finding 1 has no “count” of 1 or more"),
            (ONE | {"fingerprint": "x"}, "finding 1 has no “fingerprint” of 32"),
            (ONE | {"msgctxt": 1}, "finding 1 has a “msgctxt” that is neither"),
            (ONE | {"file": None}, "finding 1 has no “file” that is a text"),
        ],
    )
    def test_what_is_no_baseline_is_refused(self, text: object, words: str) -> None:
        if isinstance(text, dict):
            text = json.dumps({"version": 1, "findings": [text]})
        with pytest.raises(BaselineError) as caught:
            parse(str(text), path="b.json")
        assert words in str(caught.value)
        assert str(caught.value).endswith("transmem check --write-baseline b.json")

    def test_a_fingerprint_stands_there_once(self) -> None:
        text = json.dumps({"version": 1, "findings": [self.ONE, self.ONE]})
        with pytest.raises(BaselineError, match="two findings with one fingerprint"):
            parse(text, path="b.json")

    @given(st.recursive(st.none() | st.text() | st.integers(), st.lists))
    def test_no_file_is_too_strange(self, value: object) -> None:
        with pytest.raises(BaselineError):
            parse(json.dumps({"version": 1, "findings": [value]}), path="b.json")


class TestTheCommand:
    def test_what_was_there_is_hidden_until_it_is_edited(self, here: Path) -> None:
        told = run("check", "fr.po", "--write-baseline", "known.json")
        assert told.exit_code == 0
        assert told.stderr == "transmem: known.json: 2 findings recorded\n"
        assert told.stdout.endswith("0 errors, 0 warnings in 1 file, 2 units; 2 in the baseline\n")
        moved = po(("7 cats", "8 chats"), ("new", "neuf"), ("12 men", "13 hommes"), first="# x\n")
        (here / "fr.po").write_text(moved, "utf-8")
        told = run("check", "fr.po", "--baseline", "known.json", "--fail-on", "warning")
        assert (told.exit_code, told.stderr) == (0, "")
        (here / "fr.po").write_text(moved.replace("8 chats", "8 beaux chats"), "utf-8")
        told = run("check", "fr.po", "--baseline", "known.json", "--format", "json")
        assert told.exit_code == 1
        loaded = json.loads(told.stdout)
        assert [one["msgid"] for one in loaded["findings"]] == ["7 cats"]
        assert loaded["summary"]["baselined"] == 1

    def test_what_is_found_no_more_is_said(self, here: Path) -> None:
        run("check", "fr.po", "--write-baseline", "known.json")
        (here / "fr.po").write_text(po(("12 men", "12 hommes"), ("7 cats", "8 chats")), "utf-8")
        told = run("check", "fr.po", "--baseline", "known.json")
        assert told.exit_code == 0
        assert told.stderr == (
            "transmem: known.json: 1 finding recorded there is found no more; record anew with: "
            "transmem check --write-baseline known.json\n"
            "transmem: fr.po: 12 became 13 [numbers/number-changed]\n"
        )

    def test_what_was_not_checked_is_not_missed_but_what_was_deleted_is(self, here: Path) -> None:
        (here / "other.po").write_text(po(("1 dog", "2 chiens")), "utf-8")
        run("check", ".", "--write-baseline", "known.json")
        assert run("check", "fr.po", "--baseline", "known.json").stderr == ""
        (here / "other.po").unlink()
        told = run("check", "fr.po", "--baseline", "known.json")
        assert "1 finding recorded there is found no more" in told.stderr

    def test_the_configuration_names_it_from_its_own_folder(
        self, here: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (here / "transmem.toml").write_text('baseline = "ci/known.json"\n', "utf-8")
        run("check", "fr.po", "--write-baseline", "ci/known.json")
        assert json.loads((here / "ci" / "known.json").read_text("utf-8"))["findings"][0][
            "file"
        ] == ("../fr.po")
        (here / "below").mkdir()
        monkeypatch.chdir(here / "below")
        assert run("check", "../fr.po").exit_code == 0
        assert "2 in the baseline" in run("check", "../fr.po").stdout
        (status,) = json.loads(run("status", "../fr.po", "--format", "json").stdout)["catalogs"]
        assert status["findings"] == {"errors": 0, "warnings": 0, "infos": 0}

    def test_one_that_is_not_there_says_how_to_make_it(self, here: Path) -> None:
        (here / "transmem.toml").write_text('baseline = "known.json"\n', "utf-8")
        told = run("check", "fr.po")
        assert (told.exit_code, told.stdout) == (2, "")
        assert told.stderr == (
            "transmem: error: known.json: does not exist yet; make it with: "
            "transmem check --write-baseline known.json\n"
        )
        assert run("check", "fr.po", "--write-baseline", "known.json").exit_code == 0

    @pytest.mark.parametrize("content", [b"{", b"\xff", b"[]"])
    def test_a_malformed_one_is_one_line(self, here: Path, content: bytes) -> None:
        (here / "known.json").write_bytes(content)
        told = run("check", "fr.po", "--baseline", "known.json")
        assert (told.exit_code, told.stdout, told.stderr.count("\n")) == (2, "", 1)
        assert told.stderr.startswith("transmem: error: known.json:")

    @pytest.mark.parametrize(
        "more", [("--baseline", "b.json"), ("--changed-since", "HEAD")], ids=["baseline", "since"]
    )
    def test_only_all_findings_are_recorded(self, here: Path, more: tuple[str, ...]) -> None:
        told = run("check", "fr.po", "--write-baseline", "known.json", *more)
        assert told.exit_code == 2
        assert not (here / "known.json").exists()
