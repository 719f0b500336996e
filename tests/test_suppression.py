"""Comments that let findings stand: how they are read, bound, outlived and mended."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from command_line import run
from transmem import catalogs
from transmem.checks import check_catalog
from transmem.checks.severities import Severities
from transmem.checks.suppression import RULES, Mistake, Suppression, bind, read
from transmem.model import Catalog, Checked, Severity, Unit

WRONG = Unit(msgid="613 civilians", msgstr="631 civils", line=7)


def unit(*notes: str, msgid: str = "613 civilians", msgstr: str = "631 civils") -> Unit:
    return Unit(msgid=msgid, msgstr=msgstr, notes=notes, line=7)


def checked(*units: Unit, severities: Severities | None = None) -> Checked:
    catalog = Catalog(path="fr.po", language="fr", units=units)
    return check_catalog(
        catalog, source_language="en", severities=severities or Severities(settings={})
    )


def rules(*units: Unit) -> list[str]:
    return [found.rule for found in checked(*units).findings]


def edited(text: Unit, **changes: str) -> Unit:
    values = {"msgid": text.msgid, "msgstr": text.msgstr, "msgctxt": text.msgctxt} | changes
    return Unit(**values, notes=text.notes, line=text.line)


class TestReading:
    @pytest.mark.parametrize(
        ("note", "names", "digest", "reason"),
        [
            ("transmem: ignore numbers -- a dual", ("numbers",), "", "a dual"),
            ("transmem:ignore numbers -- a dual", ("numbers",), "", "a dual"),
            ("Transmem : Ignore Numbers -- A dual", ("numbers",), "", "A dual"),
            ("transmem: ignore numbers – a dual", ("numbers",), "", "a dual"),
            ("transmem: ignore urls, number-lost — x", ("urls", "number-lost"), "", "x"),
            ("transmem: ignore urls,numbers @0123abcd -- x", ("urls", "numbers"), "0123abcd", "x"),
            ("transmem: ignore urls، numbers -- مثنى", ("urls", "numbers"), "", "مثنى"),
            ("transmem: ignore urls -- a -- b @c", ("urls",), "", "a -- b @c"),
            ("transmem: ignore urls, urls -- x", ("urls",), "", "x"),
        ],
    )
    def test_what_a_translator_may_write(
        self, note: str, names: tuple[str, ...], digest: str, reason: str
    ) -> None:
        assert read(note) == Suppression(names=names, reason=reason, digest=digest)

    @pytest.mark.parametrize(
        ("note", "why"),
        [
            ("transmem: ignore numbers", "it gives no reason; write: transmem: ignore numbers -- "),
            ("transmem: ignore numbers --", "it gives no reason"),
            ("transmem: ignore numbers -- ", "it gives no reason"),
            ("transmem: ignore numbers--why", "it gives no reason"),
            ("transmem: ignore -- why", "it does not say what to ignore"),
            ("transmem: ignore", "it does not say what to ignore"),
            ("transmem: ignorre numbers -- why", "it says “ignorre” where “ignore” should be"),
            ("transmem:", "it says “” where “ignore” should be"),
            ("transmem: ignore numbers @xyz -- why", "“@xyz” was not written by transmem"),
            ("transmem: ignore numbers @01 @23 -- why", "“@01 @23” was not written by"),
        ],
    )
    def test_what_cannot_be_understood_says_how_to_write_it(self, note: str, why: str) -> None:
        mistake = read(note)
        assert isinstance(mistake, Mistake)
        assert mistake.why.startswith(why)

    @pytest.mark.parametrize("note", ["", "Looked up.", "see transmem: ignore numbers -- x"])
    def test_other_comments_are_for_people(self, note: str) -> None:
        assert read(note) is None

    @given(st.text())
    def test_no_comment_is_too_strange(self, text: str) -> None:
        read(text)
        assert read(f"transmem:{text}") is not None
        one = unit(f"transmem: ignore numbers{text}")
        assert bind(bind(one)) == bind(one)
        checked(one)

    @given(
        st.lists(st.from_regex(r"[a-z]+(-[a-z]+)*", fullmatch=True), min_size=1, unique=True),
        st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda text: bool(text.strip())),
        st.sampled_from([", ", ",", " , "]),
    )
    def test_what_is_bound_says_what_it_said(
        self, names: list[str], reason: str, comma: str
    ) -> None:
        note = f"transmem: ignore {comma.join(names)} -- {reason}"
        (written,) = bind(unit(note)).notes
        before, after = read(note), read(written)
        assert isinstance(before, Suppression)
        assert isinstance(after, Suppression)
        assert (before.names, before.reason, before.digest) == (tuple(names), reason.strip(), "")
        assert (after.names, after.reason) == (before.names, before.reason)
        assert re.fullmatch(r"[0-9a-f]{8}", after.digest)
        assert written.replace(f" @{after.digest}", "", 1).split() == note.split()


class TestHiding:
    @pytest.mark.parametrize("names", ["numbers", "number-changed", "urls, numbers"])
    def test_a_comment_hides_what_it_names(self, names: str) -> None:
        found = checked(unit(f"transmem: ignore {names} -- seen"))
        assert found.suppressed == 1
        assert "number-changed" not in [one.rule for one in found.findings]

    def test_it_hides_nothing_else_and_nowhere_else(self) -> None:
        other = unit("transmem: ignore number-lost -- seen", msgid="7 and 9", msgstr="8")
        found = checked(other, unit())
        assert found.suppressed == 1
        assert [one.rule for one in found.findings if one.check == "numbers"] == [
            "number-changed",
            "number-changed",
        ]

    def test_one_written_by_hand_works_at_once_and_asks_to_be_bound(self) -> None:
        (remark,) = checked(unit("transmem: ignore numbers -- seen")).findings
        assert (remark.check, remark.rule, remark.severity) == (
            "suppressions",
            "suppression-unbound",
            Severity.INFO,
        )
        assert (remark.file, remark.line, remark.language) == ("fr.po", 7, "fr")
        assert (remark.msgid, remark.msgstr) == ("613 civilians", "631 civils")
        assert remark.message.endswith("run transmem check --bind")

    def test_one_that_is_bound_is_silent(self) -> None:
        assert rules(bind(unit("transmem: ignore numbers -- seen"))) == []

    @pytest.mark.parametrize(
        "changes",
        [
            {"msgid": "613 civilians."},
            {"msgstr": "631 civils."},
            {"msgctxt": ""},
            {"msgctxt": "title"},
        ],
    )
    def test_an_edited_text_brings_the_findings_back(self, changes: dict[str, str]) -> None:
        old = edited(bind(unit("transmem: ignore numbers -- seen")), **changes)
        found = checked(old)
        assert found.suppressed == 0
        assert [one.rule for one in found.findings] == ["number-changed", "suppression-outdated"]
        assert found.findings[1].severity == Severity.WARNING

    def test_one_form_of_a_plural_is_a_text_too(self) -> None:
        note = "transmem: ignore numbers -- seen"
        forms = {"plural": "20 men", "notes": (note,)}
        one = bind(Unit(msgid="1 man", plurals=("1 homme", "21 hommes"), **forms))
        other = Unit(
            msgid="1 man", plural="20 men", plurals=("un homme", "21 hommes"), notes=one.notes
        )
        assert rules(one) == []
        assert rules(other) == ["number-changed", "suppression-outdated"]

    def test_an_outdated_one_without_findings_is_superfluous(self) -> None:
        old = edited(bind(unit("transmem: ignore numbers -- seen")), msgstr="613 civils")
        assert rules(old) == ["suppression-stale"]

    def test_what_hides_nothing_shall_be_deleted(self) -> None:
        (one,) = checked(unit("transmem: ignore numbers -- x", msgstr="613 civils")).findings
        assert (one.rule, one.severity) == ("suppression-stale", Severity.WARNING)
        assert one.message == "“ignore numbers” hides nothing any more; delete the comment"

    def test_a_name_that_hides_nothing_shall_be_deleted(self) -> None:
        (one,) = checked(bind(unit("transmem: ignore numbers, urls -- x"))).findings
        assert one.rule == "suppression-stale"
        assert "by “urls”" in one.message

    def test_of_two_comments_each_has_its_own_findings(self) -> None:
        both = bind(
            unit(
                "transmem: ignore numbers -- x",
                "transmem: ignore urls -- y",
                msgid="5 men: www.un.org/a",
                msgstr="6 hommes : www.un.org/b",
            )
        )
        found = checked(both)
        assert (found.suppressed, found.findings) == (2, ())

    def test_a_finding_that_is_off_is_none_and_its_comment_not_in_vain(self) -> None:
        off = Severities(settings={"": {"numbers": None}})
        found = checked(bind(unit("transmem: ignore numbers -- x")), severities=off)
        assert (found.suppressed, found.findings) == (0, ())

    @pytest.mark.parametrize(
        ("note", "words"),
        [
            ("transmem: ignore number -- x", "“number” is no check and no rule; did you mean"),
            ("transmem: ignore number-changd -- x", "did you mean “number-changed”?"),
            ("transmem: ignore zzz -- x", "the checks are numbers, "),
            ("transmem: ignore numbers", "it gives no reason"),
            ("transmem: ignore suppressions -- x", "“suppressions” cannot be ignored"),
            ("transmem: ignore suppression-stale -- x", "“suppression-stale” cannot be ignored"),
        ],
    )
    def test_a_malformed_one_hides_nothing(self, note: str, words: str) -> None:
        found = checked(unit(note))
        assert found.suppressed == 0
        assert [one.rule for one in found.findings] == ["number-changed", "suppression-malformed"]
        assert found.findings[1].message.startswith("this comment hides nothing: ")
        assert words in found.findings[1].message

    def test_the_configuration_judges_them_like_other_findings(self) -> None:
        strict = Severities(settings={"": {"suppressions": Severity.ERROR}})
        (one,) = checked(unit("transmem: ignore numbers -- x"), severities=strict).findings
        assert one.severity == Severity.ERROR

    def test_what_is_not_translated_is_left_alone(self) -> None:
        note = "transmem: ignore numbers -- x"
        fuzzy = Unit(msgid="1 man", msgstr="2 hommes", fuzzy=True, notes=(note,))
        assert rules(unit(note, msgstr=""), fuzzy) == []
        assert bind(unit(note, msgstr="")) == unit(note, msgstr="")


PO = """msgid ""
msgstr "Language: fr\\n"

# A note for people.
# transmem: ignore numbers -- two of them count twice
#: a.txt:1
msgid ""
"It was attended by "
"613 persons."
msgstr "631 personnes y ont assisté."

#~ msgid "gone"
#~ msgstr "parti"
"""


class TestInFiles:
    def test_bind_writes_the_digests_and_nothing_else(self, here: Path) -> None:
        file = here / "fr.po"
        file.write_text(PO, encoding="utf-8")
        told = run("check", "fr.po")
        assert told.stdout.endswith("0 warnings, 1 info in 1 file, 1 unit; 1 suppressed\n")
        assert file.read_text(encoding="utf-8") == PO
        told = run("check", "fr.po", "--bind", "--format", "json")
        assert told.stderr == "transmem: fr.po: suppressions bound\n"
        assert json.loads(told.stdout)["findings"] == []
        written = file.read_text(encoding="utf-8")
        assert re.sub(r" @[0-9a-f]{8} ", " ", written) == PO
        assert written != PO
        assert run("check", "fr.po", "--bind").stderr == ""

    def test_bind_keeps_line_ends_and_layout(self, here: Path) -> None:
        note = "# transmem: ignore numbers -- two of them\n"
        entries = [f'{note}#, c-format\n{note}msgid "{n} men"\nmsgstr "x"\n' for n in (40, 50)]
        text = f'\ufeffmsgid ""\nmsgstr "Language: fr\\n"\n\n\n{"".join(entries)}\n\n{note}'
        before = text.replace("\n", "\r\n").encode()
        file = here / "fr.po"
        file.write_bytes(before)
        assert run("check", "fr.po", "--bind", "--fail-on", "never").exit_code == 0
        written = file.read_bytes()
        assert re.sub(rb" @[0-9a-f]{8} ", b" ", written) == before
        assert [line.count(b"@") for line in written.split(b"\r\n")].count(1) == 5
        run("check", "fr.po", "--bind")
        assert file.read_bytes() == written

    def test_the_line_that_it_is_told_of_is_that_of_the_entry(self, here: Path) -> None:
        (here / "fr.po").write_text(PO.replace("numbers --", "urls --"), encoding="utf-8")
        (_, stale) = json.loads(run("check", "fr.po", "--format", "json").stdout)["findings"]
        assert (stale["rule"], stale["line"]) == ("suppression-stale", 4)

    def test_sync_binds_to_the_old_text_before_it_carries_over(self, here: Path) -> None:
        (here / "note.txt").write_text("There were 613 persons in the hall.\n", encoding="utf-8")
        assert run("init", "note.txt", "-l", "fr").exit_code == 0
        file = here / "locales" / "fr" / "LC_MESSAGES" / "note.po"
        text = file.read_text(encoding="utf-8")
        comment = "# transmem: ignore numbers -- seen\n"
        text = text.replace("#. Paragraph", f"{comment}#. Paragraph")
        file.write_text(
            text.replace('hall."\nmsgstr ""', 'hall."\nmsgstr "631 personnes."'), encoding="utf-8"
        )
        assert run("sync").exit_code == 0
        bound = file.read_text(encoding="utf-8")
        assert re.search(r"# transmem: ignore numbers @[0-9a-f]{8} -- seen\n", bound)
        assert run("sync").stdout == "up to date\n"
        (here / "note.txt").write_text("There were 615 persons in the hall.\n", encoding="utf-8")
        assert run("sync").exit_code == 0
        carried = file.read_text(encoding="utf-8")
        assert "#, fuzzy" in carried
        file.write_text(carried.replace("#, fuzzy\n", ""), encoding="utf-8")
        found = json.loads(run("check", "--format", "json").stdout)["findings"]
        assert [one["rule"] for one in found] == ["number-changed", "suppression-outdated"]


PAGE = (Path(__file__).parent.parent / "docs" / "suppressing.md").read_text(encoding="utf-8")


def test_the_examples_of_the_page_do_what_it_says() -> None:
    written, bound = re.findall(r"^```po\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    (before,), (after,) = (
        catalogs.parse(text, path="ar.po", language="ar").units for text in (written, bound)
    )
    assert bind(before) == after
    for one, said in ((before, ["suppression-unbound"]), (after, [])):
        catalog = Catalog(path="ar.po", language="ar", units=(one,))
        told = check_catalog(catalog, source_language="en")
        assert (told.suppressed, [found.rule for found in told.findings]) == (1, said)


def test_the_page_names_the_rules_with_their_severities() -> None:
    table = re.findall(r"^\| `(suppression-\w+)` \| (\w+) \|", PAGE, re.MULTILINE)
    assert table == [(rule.name, rule.severity) for rule in RULES]
