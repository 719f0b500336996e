"""In a browser the pages are accessible, fit a telephone, and show codes from left to right."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from edition_samples import ADDRESSES, CODES, REPORT_LANGUAGES, TITLE, block, published
from transmem.editions import Settings, index, publish
from transmem.editions.templates import Templates
from transmem.model import BlockKind, Catalog, Document, Unit

# A root in a container has no sandbox; nothing but the pages is to be fetched.
_ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run"
    " --disable-background-networking --disable-component-update --disable-sync"
).split()
_WIDE, _TELEPHONE = 1200, 320
_PAGES = [
    name
    for language in REPORT_LANGUAGES
    for name in (
        f"report.{language}.html",
        f"report.en-{language}.html",
        f"report.en-{language}.interleaved.html",
        f"report.{language}.epub/EPUB/text.xhtml",
        f"report.en-{language}.interleaved.epub/EPUB/text.xhtml",
    )
]

# Where each sign of each occurrence of a text is shown: its left edge and its top.
_PLACES = """
const [wanted] = arguments, found = [];
const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (nodes.nextNode()) {
  const node = nodes.currentNode;
  for (let at = node.data.indexOf(wanted); at >= 0; at = node.data.indexOf(wanted, at + 1)) {
    found.push([...wanted].map((sign, index) => {
      const range = document.createRange();
      range.setStart(node, at + index);
      range.setEnd(node, at + index + 1);
      const {left, top} = range.getClientRects()[0];
      return [left, top];
    }));
  }
}
return found;
"""


class Browser:
    """One session of Chromium for all tests, with the pages in a folder."""

    def __init__(self, driver: webdriver.Chrome, folder: Path) -> None:
        self.driver = driver
        self.folder = folder

    def open(self, name: str, *, width: int = _WIDE) -> None:
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        # The blank page between, since an address that differs in its fragment is not loaded.
        self.driver.get("about:blank")
        self.driver.get((self.folder / name).as_uri())

    def run(self, script: str, *arguments: object) -> Any:  # noqa: ANN401 - as the page gives it
        return self.driver.execute_script(script, *arguments)

    def rectangle(self, selector: str) -> dict[str, float]:
        return self.run(
            "return document.querySelector(arguments[0]).getBoundingClientRect().toJSON()", selector
        )

    def are_in_order(self, text: str) -> bool:
        """Whether all occurrences run from left to right, line by line, and there are some."""
        found = self.run(_PLACES, text)
        return bool(found) and all(
            place == sorted(place, key=lambda sign: (sign[1], sign[0])) for place in found
        )

    def are_on_one_line(self, text: str) -> bool:
        return all(len({top for _, top in place}) == 1 for place in self.run(_PLACES, text))


@pytest.fixture(scope="module")
def browser(
    tmp_path_factory: pytest.TempPathFactory, program: Callable[[str], str]
) -> Iterator[Browser]:
    folder = tmp_path_factory.mktemp("pages")
    for edition in published("html", "epub"):
        if edition.name.endswith(".html"):
            (folder / edition.name).write_bytes(edition.content)
        else:
            packed = folder / "packed"
            packed.write_bytes(edition.content)
            zipfile.ZipFile(packed).extractall(folder / edition.name)
    records = [edition.record for edition in published("html", "epub")]
    (folder / "index.html").write_bytes(index.render(records, templates=Templates()))
    options = Options()
    options.binary_location = program("chromium")
    for argument in (*_ARGUMENTS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(argument)
    driver = webdriver.Chrome(options, Service(program("chromedriver")))
    yield Browser(driver, folder)
    driver.quit()


class TestDirection:
    @pytest.mark.parametrize("name", _PAGES)
    def test_what_is_latin_runs_from_left_to_right(self, browser: Browser, name: str) -> None:
        browser.open(name)
        shown = {text: browser.are_in_order(text) for text in (*CODES, *ADDRESSES, TITLE)}
        assert shown == dict.fromkeys(shown, True)

    def test_that_test_would_see_what_is_not_isolated(self, browser: Browser) -> None:
        bare = browser.folder / "bare.html"
        markup = '<!DOCTYPE html><meta charset="utf-8"><p dir="rtl">{}</p>'
        bare.write_text(markup.format("القرار 8/43-C هنا"), encoding="utf-8")
        browser.open(bare.name)
        assert not browser.are_in_order("8/43-C")
        isolated = 'القرار <bdi dir="ltr">8/43-C</bdi> هنا'
        bare.write_text(markup.format(isolated), encoding="utf-8")
        browser.open(bare.name)
        assert browser.are_in_order("8/43-C")

    def test_the_letter_in_arabic_shows_each_of_its_symbols_so(self, browser: Browser) -> None:
        browser.open("letter.ar.html")
        symbols = browser.run(
            "return [...document.querySelectorAll('.code')].map(code => code.textContent)"
        )
        assert "A/67/753-S/2013/106" in symbols
        assert [symbol for symbol in symbols if not browser.are_in_order(symbol)] == []


class TestLines:
    @pytest.mark.parametrize("width", [320, 400, 700])
    @pytest.mark.parametrize("name", [*_PAGES, "letter.ar.html", "letter.en-zh.html"])
    def test_no_code_is_broken(self, browser: Browser, name: str, width: int) -> None:
        browser.open(name, width=width)
        codes = browser.run(
            "return [...document.querySelectorAll('.code')].map(code => code.textContent)"
        )
        assert codes
        assert [code for code in codes if not browser.are_on_one_line(code)] == []

    @pytest.mark.parametrize("width", [_TELEPHONE, _WIDE])
    def test_nothing_is_wider_than_the_window(self, browser: Browser, width: int) -> None:
        wide = []
        for name in ("index.html", *(edition.name for edition in published("html"))):
            browser.open(name, width=width)
            root = "document.documentElement"
            if browser.run(f"return {root}.scrollWidth > {root}.clientWidth"):
                wide.append(name)
        assert wide == []

    def test_a_code_longer_than_a_line_breaks_rather_than_leave_the_page(
        self, browser: Browser
    ) -> None:
        code = "A/" + "/".join(str(number) for number in range(1000, 1010))
        source = Document(
            path="x.txt",
            language="en",
            blocks=(block(BlockKind.PARAGRAPH, f"See the very long symbol {code}."),),
        )
        made = publish(
            source, None, language="en", name="long", settings=Settings(formats=["html"])
        )
        (browser.folder / "long.html").write_bytes(made[0].content)
        browser.open("long.html", width=_WIDE)
        assert browser.are_on_one_line(code)
        browser.open("long.html", width=_TELEPHONE)
        assert browser.rectangle(".code")["right"] <= _TELEPHONE


class TestMirroring:
    @pytest.mark.parametrize("selector", ["ul > li", "section ol", ".signature"])
    def test_what_is_set_in_is_set_in_from_the_right(self, browser: Browser, selector: str) -> None:
        browser.open("report.ar.html")
        left, right = self.indents(browser, selector)
        assert right > left == 0

    @staticmethod
    def indents(browser: Browser, selector: str) -> tuple[float, float]:
        """How far the text of an element is from the sides of what it stands in."""
        return tuple(
            browser.run(
                "const style = getComputedStyle(document.querySelector(arguments[0]));"
                "return ['Left', 'Right'].map(side =>"
                " parseFloat(style['padding' + side]) + parseFloat(style['margin' + side]))",
                selector,
            )
        )

    def test_columns_stand_in_the_direction_of_the_source(self, browser: Browser) -> None:
        browser.open("report.en-ar.html")
        assert self.left_edge(browser, "en") < self.left_edge(browser, "ar")
        source = Document(path="x.txt", language="ar", blocks=(block(BlockKind.PARAGRAPH, "نص"),))
        french = Catalog(path="fr.po", language="fr", units=(Unit(msgid="نص", msgstr="Texte"),))
        settings = Settings(formats=["html"], bilingual=["columns"])
        made = publish(source, french, language="fr", name="x", settings=settings)
        (browser.folder / "mirrored.html").write_bytes(made[1].content)
        browser.open("mirrored.html")
        assert self.left_edge(browser, "ar") > self.left_edge(browser, "fr")

    @staticmethod
    def left_edge(browser: Browser, language: str) -> float:
        return browser.rectangle(f"td[lang={language}]")["left"]


class TestNotes:
    @pytest.mark.parametrize("name", ["report.ar.html", "report.ar.epub/EPUB/text.xhtml"])
    def test_a_mark_leads_to_its_note_and_the_note_back(self, browser: Browser, name: str) -> None:
        browser.open(name)
        target = "return document.querySelector(':target').id"
        browser.run("document.querySelector('#fnref3').click()")
        assert browser.run(target) == "fn3"
        browser.run("document.querySelector(':target [role=doc-backlink]').click()")
        assert browser.run(target) == "fnref3"


def test_axe_finds_nothing(browser: Browser, npm_file: Callable[[str], Path]) -> None:
    axe = npm_file("axe-core/axe.min.js").read_text(encoding="utf-8")
    script = f"""{axe};
    const done = arguments[0];
    // A text without headings is published without any.
    const heading = {{'page-has-heading-one': {{enabled: Boolean(document.querySelector('h1'))}}}};
    axe.run(document, {{rules: heading}}).then(result => done(result.violations.map(
      rule => rule.id + ': ' + rule.nodes.map(node => node.html + node.failureSummary).join())));
    """
    found = {}
    letters = ["letter.fr.html", "letter.en-zh.html", "letter.en-ru.interleaved.html"]
    for name in ("index.html", *_PAGES, *letters):
        browser.open(name)
        if violations := browser.driver.execute_async_script(script):
            found[name] = violations
    assert found == {}
