"""The service next to the Translate Toolkit's tmserver, and as Weblate asks it.

Both hold the same units and get the same requests. The toolkit is GPL: its program is run, nothing
of it is imported. What Weblate does is told by its `weblate/machinery/tmserver.py`.
"""

from __future__ import annotations

import base64
import http.client
import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from click.testing import CliRunner

from serving_process import SOON, Serving, serving
from transmem.cli import cli

PO = r"""
msgid ""
msgstr ""
"Language: fr\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"

msgid "The report of the committee was adopted by the assembly in May."
msgstr "un"

msgid "The report of the committee was adopted by the assembly in June."
msgstr "deux"

msgid "The report of the committee was adopted by the council in June."
msgstr "trois"

msgid "A report of the committee was adopted by the council in June."
msgstr "quatre"

msgctxt "menu"
msgid "Open file"
msgstr "Ouvrir un fichier"

msgid "100% of <b>it</b> & more; a+b=c?"
msgstr "« tout » 漢字"

msgid "Résolution adoptée"
msgstr "Resolution adopted"

msgid "see A/67/753"
msgstr "voir A/67/753"

#, fuzzy
msgid "It is fuzzy"
msgstr "flou"

msgid "Not translated"
msgstr ""
"""
REPORT = "The report of the committee was adopted by the assembly in May."


@dataclass(frozen=True)
class Said:
    status: int
    kind: str | None
    body: bytes

    def json(self) -> Any:  # noqa: ANN401 - whatever it says
        return json.loads(self.body)


def ask(port: int, path: str, method: str = "GET") -> Said:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SOON)
    try:
        connection.request(method, path)
        response = connection.getresponse()
        try:
            body = response.read()
        except http.client.IncompleteRead as error:  # cheroot's empty answers are malformed
            body = error.partial
        return Said(response.status, response.headers["Content-Type"], body)
    finally:
        connection.close()


@pytest.fixture(scope="module")
def po(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tmserver") / "units.po"
    path.write_text(PO.lstrip(), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def ours(po: Path) -> Iterator[Serving]:
    memory = str(po.with_name("memory.db"))
    told = CliRunner().invoke(
        cli, ["memory", "add", str(po), "--memory", memory, "--source-language", "en"]
    )
    assert told.exit_code == 0, told.output
    with serving(memory) as service:
        yield service


@pytest.fixture(scope="module")
def theirs(po: Path) -> Iterator[int]:
    """Runs the toolkit's tmserver, and gives its port."""
    program = shutil.which("tmserver")
    works = program and subprocess.run([program, "--help"], capture_output=True, check=False)
    if not program or not works or works.returncode:
        stop = pytest.fail if os.environ.get("CI") else pytest.skip
        stop("tmserver does not run here (packages translate-toolkit, python3-cheroot)")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [program, "-b", "127.0.0.1", "-p", str(port), "--max-candidates", "5"]
    # Kept in memory, its units are seen by one of its threads only.
    command += ["-d", str(po.with_name("theirs.db")), "-f", str(po), "-s", "en", "-t", "fr"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + SOON
        while time.monotonic() < until:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait(SOON)


@pytest.mark.parametrize(
    "path",
    [
        "en/fr/unit/" + quote(REPORT, ""),
        "en/fr/unit/" + quote(REPORT.replace("May", "June"), ""),
        "en/fr/unit/Open%20file",
        "EN/fr/unit/Open%20file",
        "en/fr/unit/Open%20files",
        "en/fr/unit/Open%20file?nothing=1",
        "en/fr/unit/" + quote("100% of <b>it</b> & more; a+b=c?"),
        "en/fr/unit/see%20A/67/753",  # slashes as they are
        "en/fr/unit/It%20is%20fuzzy",
        "en/fr/unit/Not%20translated",
        "en/fr/unit/nothing%20is%20like%20this%20text",
        "en/fr/unit/%00",
        "en/fr/unit/%ff%fe",
        "en/de/unit/Open%20file",
        "fr/en/unit/Open%20file",
        "x%20y/fr/unit/Open%20file",
        "en/fr/unit/",
        "en/fr/unit",
        "en/fr",
        "en",
        "",
    ],
)
def test_both_answer_alike(ours: Serving, theirs: int, path: str) -> None:
    one, other = ask(ours.port, f"/tmserver/{path}"), ask(theirs, f"/tmserver/{path}")
    assert one.status == other.status
    if other.status != 200:
        return
    found, expected = one.json(), other.json()
    assert [list(unit) for unit in found] == [list(unit) for unit in expected]
    for unit in (*found, *expected):
        assert [type(unit[name]) for name in ("source", "target", "context")] == [str] * 3
        assert 75 <= unit["quality"] <= 100
    told = ("source", "target", "context")
    assert [[unit[name] for name in told] for unit in found] == [
        [unit[name] for name in told] for unit in expected
    ]
    # Theirs counts letters and ours words: the same text is 100 for both, and the order is one.
    assert [unit["quality"] == 100 for unit in found] == [
        unit["quality"] == 100 for unit in expected
    ]


def test_the_report_is_found_in_all_its_forms(ours: Serving, theirs: int) -> None:
    path = "/tmserver/en/fr/unit/" + quote(REPORT, "")
    assert [
        unit["target"] for unit in ask(ours.port, path).json()
    ] == "un deux trois quatre".split()
    # 12 words and a full stop weigh 12,050; one to three words are others.
    assert [unit["quality"] for unit in ask(ours.port, path).json()] == [100, 91, 83, 75]
    assert len(ask(theirs, path).json()) == 4


class TestWhatDiffers:
    def test_we_say_that_it_is_json(self, ours: Serving, theirs: int) -> None:
        path = "/tmserver/en/fr/unit/Open%20file"
        assert ask(theirs, path).kind == "text/plain"
        assert ask(ours.port, path).kind == "application/json"

    def test_we_know_what_is_not_ascii(self, ours: Serving, theirs: int) -> None:
        path = "/tmserver/en/fr/unit/" + quote("Résolution adoptée", "")
        assert [unit["quality"] for unit in ask(theirs, path).json()] == [80]
        assert [unit["quality"] for unit in ask(ours.port, path).json()] == [100]

    def test_we_understand_slashes_as_weblate_and_virtaal_write_them(
        self, ours: Serving, theirs: int
    ) -> None:
        path = "/tmserver/en/fr/unit/" + quote("see A/67/753", "")
        assert [unit["quality"] for unit in ask(theirs, path).json()] in ([], [75])
        assert [unit["quality"] for unit in ask(ours.port, path).json()] == [100]

    def test_we_say_which_languages_there_are(self, ours: Serving, theirs: int) -> None:
        assert ask(theirs, "/tmserver/languages/").status == 404
        expected = {"sourceLanguages": ["en"], "targetLanguages": ["fr"]}
        assert ask(ours.port, "/tmserver/languages/").json() == expected

    @pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
    def test_we_only_read(self, ours: Serving, theirs: int, method: str) -> None:
        path = "/tmserver/en/fr/unit/a"
        assert ask(theirs, path, method).status in {200, 500}
        assert ask(ours.port, path, method).status == 405

    def test_we_answer_head_and_options(self, ours: Serving, theirs: int) -> None:
        path = "/tmserver/en/fr/unit/Open%20file"
        statuses = {"HEAD": 200, "OPTIONS": 204}
        for method, status in statuses.items():
            assert ask(theirs, path, method).status == 405
            assert ask(ours.port, path, method).status == status


class Weblate:
    """Asks as Weblate does.

    Its base URL loses slashes at its end; each part of a path is quoted whole; a text is cut at 500
    characters, and its carriage returns become spaces. Languages are written with underscores, in
    small letters; a pair is tried with its countries, then without. An answer below its threshold
    is passed over; of the others it takes target, source and quality, as a whole number.
    """

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")

    def request(self, *parts: str) -> Any:  # noqa: ANN401 - whatever it gets
        url = "/".join([self.url, *(quote(part.encode(), b"") for part in parts)])
        found = urlsplit(url)
        headers = {"Accept": "application/json; charset=utf-8"}
        if found.password:  # its HTTP library takes them from the URL
            given = f"{found.username}:{found.password}".encode()
            headers["Authorization"] = f"Basic {base64.b64encode(given).decode()}"
        connection = http.client.HTTPConnection(found.hostname or "", found.port, timeout=5)
        try:
            connection.request("GET", found.path, headers=headers)
            response = connection.getresponse()
            body = response.read()
        finally:
            connection.close()
        assert response.status == 200, body
        return json.loads(body)

    def languages(self) -> set[tuple[str, str]]:
        told = self.request("languages", "")
        return {
            (one, other) for one in told["sourceLanguages"] for other in told["targetLanguages"]
        }

    def translate(
        self, source: str, target: str, text: str, threshold: int = 80
    ) -> list[tuple[str, str, int]]:
        pairs = self.languages()
        one, other = next(
            (one, other)
            for one in self.codes(source)
            for other in self.codes(target)
            if (one, other) in pairs
        )
        answer = self.request(one, other, "unit", text[:500].replace("\r", " "))
        return [
            (line["target"], line["source"], int(line["quality"]))
            for line in answer
            if int(line["quality"]) >= threshold
        ]

    def codes(self, code: str) -> list[str]:
        parts = code.replace("-", "_").lower().split("_")
        return ["_".join(parts[:end]) for end in range(len(parts), 0, -1)]


class TestWeblate:
    def test_gets_suggestions(self, ours: Serving) -> None:
        weblate = Weblate(f"http://127.0.0.1:{ours.port}/tmserver/")
        assert weblate.translate("en", "fr_FR", REPORT) == [
            ("un", REPORT, 100),
            ("deux", REPORT.replace("May", "June"), 91),
            ("trois", REPORT.replace("May", "June").replace("assembly", "council"), 83),
        ]
        assert weblate.translate("en_GB", "fr", "see A/67/753\r") == [
            ("voir A/67/753", "see A/67/753", 99)  # but for a space at its end
        ]
        assert weblate.translate("en", "fr", "é" * 5_000) == []

    def test_may_have_a_token_in_its_url(self, po: Path, ours: Serving) -> None:
        assert ours.process.poll() is None  # it made the memory
        token = "0123456789abcdef"  # noqa: S105 - of the tests
        variables = {"TRANSMEM_TOKEN": token}
        with serving(po.with_name("memory.db"), variables=variables) as service:
            weblate = Weblate(f"http://weblate:{token}@127.0.0.1:{service.port}/tmserver/")
            assert weblate.languages() == {("en", "fr")}
            with pytest.raises(AssertionError, match="a token is needed"):
                Weblate(f"http://127.0.0.1:{service.port}/tmserver/").languages()
