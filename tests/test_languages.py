"""Language tags mean the same in both spellings, and CLDR's facts come out as gettext's."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transmem import languages
from transmem.errors import LanguageError


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("fr", "fr"),
        ("PT_br", "pt-BR"),
        ("zh_CN", "zh-CN"),
        ("zh-hans", "zh-Hans"),
        ("sr@latin", "sr-Latn"),
        ("en_GB.UTF-8", "en-GB"),
        ("es_419", "es-419"),
        ("ca@valencia", "ca-valencia"),
    ],
)
def test_both_spellings_of_a_tag_mean_the_same(tag: str, expected: str) -> None:
    assert languages.canonical(tag) == expected


@pytest.mark.parametrize("tag", ["", "f", "12", "fr_", "../fr", "fr/x", "zh CN", "french language"])
def test_what_is_no_tag_is_refused_with_an_example(tag: str) -> None:
    with pytest.raises(LanguageError, match="write it like"):
        languages.canonical(tag)


@given(st.text(max_size=12))
def test_any_text_is_a_tag_or_is_refused(text: str) -> None:
    try:
        tag = languages.canonical(text)
    except LanguageError:
        return
    assert languages.canonical(tag) == tag
    assert languages.canonical(languages.posix(tag)) == tag


@pytest.mark.parametrize(
    ("tag", "direction", "spaced"),
    [
        ("ar", "rtl", True),
        ("fa", "rtl", True),
        ("he", "rtl", True),
        ("pa-PK", "rtl", True),
        ("pa", "ltr", True),
        ("az", "ltr", True),
        ("zh", "ltr", False),
        ("zh-TW", "ltr", False),
        ("ja", "ltr", False),
        ("ko", "ltr", True),
        ("th", "ltr", False),
        ("tlh", "ltr", True),
    ],
)
def test_direction_and_spaces_follow_the_script(tag: str, direction: str, *, spaced: bool) -> None:
    assert (languages.direction(tag), languages.spaced(tag)) == (direction, spaced)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("fr", "nplurals=2; plural=(n > 1);"),
        ("zh-Hans", "nplurals=1; plural=0;"),
        ("tlh", "nplurals=2; plural=(n != 1);"),
    ],
)
def test_plural_forms_are_those_of_gettext(tag: str, expected: str) -> None:
    assert languages.plural_forms(tag) == expected


@pytest.mark.parametrize(
    "tag", ["ar", "es", "fr", "ru", "zh", "sr@latin", "pt_BR", "he", "ja", "pl"]
)
def test_msgfmt_accepts_the_plural_forms(
    tag: str, gettext_tool: Callable[[str], str], tmp_path: Path
) -> None:
    forms = languages.plural_forms(tag)
    count = int(forms.split("=")[1].split(";")[0])
    strings = "\n".join(f'msgstr[{number}] "x"' for number in range(count))
    catalog = tmp_path / "x.po"
    catalog.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        f'"Plural-Forms: {forms}\\n"\n\nmsgid "a"\nmsgid_plural "b"\n{strings}\n'
    )
    command = [gettext_tool("msgfmt"), "-o", str(tmp_path / "x.mo"), str(catalog)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_language_is_named_in_itself_and_in_english() -> None:
    assert (languages.native_name("fr"), languages.english_name("fr")) == ("français", "French")
    assert (languages.native_name("tlh"), languages.english_name("tlh")) == ("tlh", "tlh")
