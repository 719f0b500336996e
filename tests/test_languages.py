"""A language is known by its tag, however it is written."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transmem import languages
from transmem.errors import LanguageError

TAGS = [
    "ar", "az", "bg", "cs", "de", "en", "es", "fa", "fr", "he", "hi", "ja", "ka", "ko", "pl",
    "pt-BR", "ru", "sl", "sr-Latn", "tr", "uk", "ur", "uz", "vi", "zh", "zh-Hant-TW",
]  # fmt: skip


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("fr", "fr"),
        ("FR", "fr"),
        ("pt_br", "pt-BR"),
        ("pt-BR", "pt-BR"),
        ("zh_CN", "zh-CN"),
        ("zh-hans-cn", "zh-Hans-CN"),
        ("ZH_HANT_TW", "zh-Hant-TW"),
        ("sr@latin", "sr-Latn"),
        ("sr_RS@latin", "sr-Latn-RS"),
        ("uz@cyrillic", "uz-Cyrl"),
        ("en_US.UTF-8", "en-US"),
        ("ca@valencia", "ca-valencia"),
        ("de_DE.UTF-8@euro", "de-DE"),
        ("es-419", "es-419"),
        ("de-1996", "de-1996"),
        (" ar ", "ar"),
    ],
)
def test_a_tag_has_one_canonical_form(tag: str, expected: str) -> None:
    assert languages.canonical(tag) == expected


@pytest.mark.parametrize(
    "tag",
    ["", " ", "e", "english!", "fr/..", "../fr", "fr--FR", "fr fr", "12", "ф", "e\u017f", "fr@en"],
)
def test_what_is_no_tag_is_refused(tag: str) -> None:
    with pytest.raises(LanguageError) as caught:
        languages.canonical(tag)
    assert "language tag" in str(caught.value)


@given(st.text(max_size=12))
def test_any_text_is_a_tag_or_refused(text: str) -> None:
    try:
        tag = languages.canonical(text)
    except LanguageError:
        return
    assert languages.canonical(tag) == tag
    assert languages.base(tag) == tag.split("-")[0]


@pytest.mark.parametrize("tag", TAGS)
def test_the_posix_form_means_the_same(tag: str) -> None:
    assert languages.canonical(languages.posix(tag)) == tag


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("ar", "rtl"), ("fa", "rtl"), ("he", "rtl"), ("ur", "rtl"), ("ar-Latn", "ltr"),
        ("az", "ltr"), ("az-Arab", "rtl"), ("uz-Arab", "rtl"), ("pa-PK", "rtl"), ("pa", "ltr"),
        ("fr", "ltr"), ("zh", "ltr"), ("tlh", "ltr"),
    ],
)  # fmt: skip
def test_direction_follows_the_script(tag: str, expected: str) -> None:
    assert languages.direction(tag) == expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("zh", "Hans"), ("zh-TW", "Hant"), ("sr", "Cyrl"), ("sr-Latn", "Latn"), ("ja", "Jpan")],
)
def test_the_script_is_the_likely_one_unless_the_tag_names_it(tag: str, expected: str) -> None:
    assert languages.script(tag) == expected


def test_some_languages_put_no_spaces_between_words() -> None:
    assert [tag for tag in TAGS if not languages.spaced(tag)] == ["ja", "zh", "zh-Hant-TW"]


@pytest.mark.parametrize(
    ("tag", "native", "english"),
    [
        ("ar", "العربية", "Arabic"),
        ("es", "español", "Spanish"),
        ("fr", "français", "French"),
        ("ru", "русский", "Russian"),
        ("zh", "中文", "Chinese"),
        ("pt-BR", "português (Brasil)", "Portuguese (Brazil)"),
        ("tlh", "tlh", "tlh"),
    ],
)
def test_languages_have_names(tag: str, native: str, english: str) -> None:
    assert languages.native_name(tag) == native
    assert languages.english_name(tag) == english


@pytest.mark.parametrize(
    ("tag", "forms"),
    [
        ("ar", 6),
        ("en", 2),
        ("fr", 2),
        ("ja", 1),
        ("pl", 3),
        ("ru", 3),
        ("sl", 4),
        ("zh", 1),
        ("tlh", 2),
    ],
)
def test_plural_forms_are_as_many_as_the_language_has(tag: str, forms: int) -> None:
    assert languages.plural_forms(tag).startswith(f"nplurals={forms};")


def test_arabic_has_its_forms_in_the_order_of_gettext() -> None:
    # Form 4 is for 11 to 99, form 5 for 100 to 102 and the like.
    assert languages.plural_forms("ar").endswith("n%100>=11 ? 4 : 5);")


@pytest.mark.parametrize("tag", TAGS)
def test_msgfmt_accepts_the_plural_forms(
    tag: str, tmp_path: Path, gettext_tool: Callable[[str], str]
) -> None:
    formula = languages.plural_forms(tag)
    forms = int(formula.split("=")[1].split(";")[0])
    fields = {
        "Project-Id-Version": "Pages",
        "PO-Revision-Date": "2024-05-01 09:30+0000",
        "Last-Translator": "A. Writer <a.writer@example.org>",
        "Language-Team": "none",
        "Language": languages.posix(tag),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": formula,
    }
    lines = "".join(f'"{name}: {value}\\n"\n' for name, value in fields.items())
    header = f'msgid ""\nmsgstr ""\n{lines}\n'
    plural = 'msgid "%d page"\nmsgid_plural "%d pages"\n'
    translations = "".join(f'msgstr[{form}] "%d {form}"\n' for form in range(forms))
    catalog = tmp_path / "a.po"
    catalog.write_text(header + plural + translations, encoding="utf-8")
    command = [
        gettext_tool("msgfmt"),
        "--check-header",
        "--check-format",
        "-o",
        "/dev/null",
        catalog,
    ]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
