"""The memory as a service: what it answers, whom, how often, and what it makes of nonsense."""

from __future__ import annotations

import asyncio
import base64
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote, urlencode

import jsonschema
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.types import ASGIApp

from asgi import Answer, answer, ask
from transmem.cli import cli
from transmem.errors import StoreError
from transmem.memory import Memory, open_memory
from transmem.model import TranslationUnit, Variant
from transmem.serving.application import application
from transmem.serving.engines import Engine, Engines
from transmem.serving.gate import LOCAL
from transmem.serving.patience import LateError, Patient
from transmem.serving.rates import Rates
from transmem.serving.tmserver import codes

COUNCIL = "The Council met on 5 May."
REUNI = "Le Conseil s’est réuni le 5 mai."
SIGNS = "a/b?c#d+e&f=g;h%20 é\n“x” <b>\t\\"
TOKEN = "0123456789abcdef" * 2


def unit(source: str, target: str, tag: str = "fr", **rest: str) -> TranslationUnit:
    return TranslationUnit(
        variants=(Variant(language="en", text=source), Variant(language=tag, text=target)),
        source_language="en",
        **rest,
    )


UNITS = [
    unit(COUNCIL, REUNI, previous="Opening.", next="It rose."),
    unit("Chapter 5", "Chapitre 5", key="menu"),
    unit("Chapter 5", "Capítulo 5", "pt-BR"),
    unit(SIGNS, "signes"),
    unit("The files were closed.", "Les dossiers ont été clos."),
]


@pytest.fixture
def full(location: str) -> str:
    with open_memory(location, create=True) as memory:
        memory.add(UNITS, origin="old.tmx", at=1_700_000_000)
    return location


@pytest.fixture
def file(tmp_path: Path) -> str:
    """A memory in a file, for what does not depend on the store."""
    path = str(tmp_path / "one.db")
    with open_memory(path, create=True) as memory:
        memory.add(UNITS, origin="old.tmx", at=1_700_000_000)
    return path


class Service:
    """A service, and the faults that it reported."""

    def __init__(
        self,
        location: str,
        *,
        token: str | None = None,
        hosts: frozenset[str] | None = LOCAL,
        rates: Rates | None = None,
        question: float = 5.0,
        patience: float = 6.0,
    ) -> None:
        self.faults: list[BaseException] = []
        self.engines = Engines(location, patience=question)
        self.app: ASGIApp = application(
            self.engines,
            source_language="en",
            token=token,
            hosts=hosts,
            rates=rates,
            report=self.faults.append,
            patience=patience,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.engines.__exit__()

    def get(self, target: str, **parameters: object) -> Answer:
        return ask(self.app, f"{target}?{urlencode(parameters)}" if parameters else target)

    def post(self, target: str, value: object, kind: str = "application/json") -> Answer:
        body = value if isinstance(value, bytes) else json.dumps(value).encode()
        return ask(self.app, target, method="POST", body=body, headers={"content-type": kind})


@pytest.fixture
def service(file: str) -> Iterator[Service]:
    with Service(file) as made:
        yield made
        assert made.faults == []


def printed(*arguments: str) -> Any:  # noqa: ANN401 - whatever it says
    told = CliRunner().invoke(cli, ["memory", *arguments, "--format", "json"])
    assert told.exit_code == 0, told.output
    return json.loads(told.stdout)


class TestTheJson:
    def test_is_what_the_command_line_prints(self, full: str) -> None:
        place = ("--memory", full, "--source-language", "en")
        with Service(full) as service:
            found = service.get("/api/v1/search", text="Chapter 6", language="fr")
            assert found.json() == printed("search", "Chapter 6", "-l", "fr", *place)
            assert [one["score"] for one in found.json()["matches"]] == [0.99]
            found = service.get("/api/v1/concordance", text="council MET", language="fr")
            assert found.json() == printed("concordance", "council MET", "-l", "fr", *place)
            assert [one["target"] for one in found.json()["texts"]] == [REUNI]
            found = service.get("/api/v1/stats")
            assert found.json() == printed("stats", "--memory", full)
            assert found.json()["segments"] == 4
            assert service.faults == []

    @pytest.mark.parametrize(
        ("path", "parameters"),
        [
            ("search", {"text": COUNCIL, "language": "fr"}),
            ("search", {"text": COUNCIL, "language": "fr", "next": "It rose.", "limit": 1}),
            ("search", {"text": SIGNS, "language": "fr_FR", "threshold": 0.5}),
            ("search", {"text": "Chapter 5", "language": "pt", "exactly": True}),
            ("search", {"text": "", "language": "fr", "source_language": "en-GB"}),
            ("concordance", {"text": "Council", "in": "source", "limit": 100}),
            ("concordance", {"text": "Conseil", "in": "target", "language": "fr"}),
        ],
    )
    def test_is_the_same_for_a_url_and_for_an_object(
        self, service: Service, path: str, parameters: dict[str, Any]
    ) -> None:
        in_url = {
            name: json.dumps(value) if isinstance(value, bool) else value
            for name, value in parameters.items()
        }
        got = service.get(f"/api/v1/{path}", **in_url)
        assert got.status == 200
        assert got.headers["content-type"] == "application/json"
        posted = service.post(f"/api/v1/{path}", parameters)
        assert (posted.status, posted.body) == (200, got.body)

    def test_knows_matches_in_context(self, service: Service) -> None:
        found = service.post(
            "/api/v1/search",
            {"text": COUNCIL, "language": "fr", "previous": "Opening.", "next": "It rose."},
        )
        (match,) = found.json()["matches"]
        assert (match["kind"], match["score"], match["target"]) == ("context", 1.0, REUNI)

    def test_takes_the_limit_and_the_threshold(self, service: Service) -> None:
        asked = {"text": "The files were shut", "language": "fr"}
        # One word of four is another, and a full stop is missing: 1,050 of 4,050 off, .74.
        assert service.get("/api/v1/search", **asked).json()["matches"] == []
        found = service.get("/api/v1/search", **asked, threshold=0.7).json()["matches"]
        assert [one["target"] for one in found] == ["Les dossiers ont été clos."]

    @pytest.mark.parametrize(
        ("path", "parameters", "status", "said"),
        [
            ("search", {"language": "fr"}, 400, "text is needed"),
            ("search", {"text": "a"}, 400, "language is needed"),
            ("search", {"text": "a", "language": "not a tag"}, 400, "language must be a language"),
            ("search", {"text": "a", "language": "f" * 36}, 400, "language must be a language"),
            ("search", {"text": "a", "language": 5}, 400, "language must be a language"),
            ("search", {"text": "a", "language": "fr", "treshold": 0.7}, 400, "no parameter"),
            ("search", {"text": "a", "language": "fr", "threshold": 0.4}, 400, "from 0.5 to 1"),
            ("search", {"text": "a", "language": "fr", "threshold": 1.01}, 400, "from 0.5 to 1"),
            ("search", {"text": "a", "language": "fr", "threshold": True}, 400, "from 0.5 to 1"),
            ("search", {"text": "a", "language": "fr", "limit": 0}, 400, "from 1 to 100"),
            ("search", {"text": "a", "language": "fr", "limit": 101}, 400, "from 1 to 100"),
            ("search", {"text": "a", "language": "fr", "limit": True}, 400, "from 1 to 100"),
            ("search", {"text": "a", "language": "fr", "limit": 2.0}, 400, "from 1 to 100"),
            ("search", {"text": "a", "language": "fr", "exactly": 1}, 400, "true or false"),
            ("search", {"text": ["a"], "language": "fr"}, 400, "text must be a text"),
            ("search", {"text": "a\0", "language": "fr"}, 400, "no text has"),
            ("search", {"text": "a\ud800", "language": "fr"}, 400, "no text has"),
            ("search", {"text": "é" * 10_001, "language": "fr"}, 413, "10000 characters"),
            ("search", {"text": "a", "next": "é" * 10_001, "language": "fr"}, 413, "10000"),
            ("concordance", {"text": "a", "in": "both"}, 400, '"source" or "target"'),
            ("concordance", {"text": "a\0"}, 400, "no text has"),
            ("search", [], 400, "a JSON object"),
            ("search", b"{", 400, "not JSON"),
            ("search", b"\xff", 400, "not JSON"),
            ("search", b"[" * 100_000, 400, "not JSON"),
            ("search", b"1" * 5_000, 400, "not JSON"),
            ("search", b"1" * 300_000, 413, "bytes"),
        ],
    )
    def test_says_what_is_wrong_with_a_request(
        self, service: Service, path: str, parameters: object, status: int, said: str
    ) -> None:
        found = service.post(f"/api/v1/{path}", parameters)
        assert found.status == status
        assert found.json().keys() == {"version", "error"}
        assert said in found.json()["error"]

    @pytest.mark.parametrize(
        ("query", "said"),
        [
            ("text=a&language=fr&threshold=high", "from 0.5 to 1"),
            ("text=a&language=fr&threshold=nan", "from 0.5 to 1"),
            ("text=a&language=fr&threshold=inf", "from 0.5 to 1"),
            ("text=a&language=fr&limit=%D9%A5", "from 1 to 100"),  # an Arabic 5
            ("text=a&language=fr&limit=" + "9" * 5_000, "from 1 to 100"),
            ("text=a&language=fr&exactly=yes", "true or false"),
            ("text=%ff&language=fr", "not UTF-8"),
            ("&".join(["text=a"] * 40), "too many"),
            ("language=fr", "text is needed"),
        ],
    )
    def test_says_what_is_wrong_with_a_url(self, service: Service, query: str, said: str) -> None:
        found = service.get(f"/api/v1/search?{query}")
        assert found.status == 400
        assert said in found.json()["error"]

    def test_takes_json_only(self, service: Service) -> None:
        asked = {"text": "a", "language": "fr"}
        assert service.post("/api/v1/search", asked, "text/plain").status == 415
        assert service.post("/api/v1/search", asked, "").status == 415
        with_charset = "application/JSON; charset=utf-8"
        assert service.post("/api/v1/search", asked, with_charset).status == 200


class TestTheToolkitsApi:
    @pytest.mark.parametrize(
        ("path", "expected"),
        [
            ("en/fr/unit/" + quote(COUNCIL, ""), [[COUNCIL, REUNI, "", 100]]),
            # Another number, and the translation with it.
            ("en/fr/unit/Chapter%206", [["Chapter 5", "Chapitre 6", "menu", 99]]),
            # Another full stop: 50 of 4,050 off.
            (
                "en/fr/unit/The%20files%20were%20closed",
                [["The files were closed.", "Les dossiers ont été clos.", "", 98]],
            ),
            ("EN/pt_br/unit/Chapter%205", [["Chapter 5", "Capítulo 5", "", 100]]),
            # Another variant of the language: one hundredth off.
            ("en/pt/unit/Chapter%205", [["Chapter 5", "Capítulo 5", "", 99]]),
            ("en_GB/pt/unit/Chapter%205", [["Chapter 5", "Capítulo 5", "", 98]]),
            ("en/fr/unit/" + quote(SIGNS, ""), [[SIGNS, "signes", "", 100]]),
            ("en/fr/unit/" + quote(SIGNS), [[SIGNS, "signes", "", 100]]),  # slashes as they are
            ("en/fr/unit/?source=" + quote(SIGNS, ""), [[SIGNS, "signes", "", 100]]),
            ("en/fr/unit/nothing%20like%20it", []),
            ("en/de/unit/Chapter%205", []),
            ("x%20y/fr/unit/Chapter%205", []),
            ("en/fr/unit/%ff%00", []),
        ],
    )
    def test_finds_translations(
        self, service: Service, path: str, expected: list[list[object]]
    ) -> None:
        found = service.get(f"/tmserver/{path}")
        assert (found.status, found.headers["content-type"]) == (200, "application/json")
        members = ("source", "target", "context", "quality")
        assert [[one[name] for name in members] for one in found.json()] == expected
        assert all(one.keys() == set(members) for one in found.json())

    @pytest.mark.parametrize("path", ["en/fr/unit/", "en/fr/unit", "en/fr", "languages", ""])
    def test_is_not_elsewhere(self, service: Service, path: str) -> None:
        assert service.get(f"/tmserver/{path}").status == 404

    def test_takes_amagamas_parameters_and_ignores_what_is_none(self, service: Service) -> None:
        path = "/tmserver/en/fr/unit/The%20files%20were%20shut"
        assert service.get(path).json() == []
        assert len(service.get(path, min_similarity=70).json()) == 1
        assert service.get(path, min_similarity="-1", callback="alert").json() == []
        assert service.get(path, min_similarity=70, max_candidates=0).status == 200
        assert service.get(path, min_similarity="9" * 5_000, max_candidates="x").json() == []

    def test_says_which_languages_there_are(self, full: str) -> None:
        with Service(full) as service:
            found = service.get("/tmserver/languages/").json()
        assert found == {"sourceLanguages": ["en"], "targetLanguages": ["fr", "pt", "pt_br"]}

    def test_every_code_that_it_names_finds_something(self, tmp_path: Path) -> None:
        tags = ["zh-TW", "zh-CN", "sr-Latn", "sr", "pt-BR", "ca-valencia"]
        with open_memory(tmp_path / "one.db", create=True) as memory:
            memory.add([unit("Chapter", tag, tag) for tag in tags], origin="a")
        with Service(str(tmp_path / "one.db")) as service:
            named = service.get("/tmserver/languages/").json()["targetLanguages"]
            assert named == codes(tags)
            for code in named:
                assert service.get(f"/tmserver/en/{code}/unit/Chapter").json(), code

    def test_texts_that_are_too_long_are_refused(self, service: Service) -> None:
        assert service.get("/tmserver/en/fr/unit/" + "%C3%A9" * 10_000).status == 200
        assert service.get("/tmserver/en/fr/unit/" + "%C3%A9" * 10_001).status == 413


class TestMethods:
    @pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "POST", "TRACE", "XYZ", "get"])
    def test_nothing_can_be_written(self, service: Service, method: str) -> None:
        found = ask(service.app, "/tmserver/en/fr/unit/a", method=method, body=b"{}")
        assert found.status == 405
        assert found.headers["allow"] == "GET, HEAD, OPTIONS"
        assert "error" in found.json()

    @pytest.mark.parametrize(
        ("path", "allowed"),
        [
            ("/api/v1/search", {"GET", "HEAD", "POST", "OPTIONS"}),
            ("/api/v1/stats", {"GET", "HEAD", "OPTIONS"}),
            ("/", {"GET", "HEAD", "OPTIONS"}),
        ],
    )
    def test_options_are_told_and_no_other_site_is_let_in(
        self, service: Service, path: str, allowed: set[str]
    ) -> None:
        asked = {"origin": "https://other.example", "access-control-request-method": "POST"}
        found = ask(service.app, path, method="OPTIONS", headers=asked)
        assert (found.status, found.body) == (204, b"")
        assert set(found.headers["allow"].split(", ")) == allowed
        assert not [name for name in found.headers if name.startswith("access-control")]
        assert ask(service.app, "/nothing", method="OPTIONS").status == 404

    def test_head_says_what_get_does(self, service: Service) -> None:
        for path in ("/", "/healthz", "/openapi.json", "/tmserver/en/fr/unit/Chapter%205"):
            head, got = (ask(service.app, path, method=method) for method in ("HEAD", "GET"))
            assert (head.status, dict(head.headers)) == (200, dict(got.headers))


class TestWhoMayAsk:
    @pytest.mark.parametrize(
        ("given", "status"),
        [
            (None, 401),
            ("", 401),
            (f"Bearer {TOKEN}", 200),
            (f"bearer  {TOKEN} ", 200),
            (f"Bearer {TOKEN[:-1]}", 401),
            (f"Bearer {TOKEN}x", 401),
            ("Bearer ", 401),
            ("Bearer é", 401),
            (TOKEN, 401),
            ("Basic " + base64.b64encode(f"any:{TOKEN}".encode()).decode(), 200),
            ("Basic " + base64.b64encode(f":{TOKEN}".encode()).decode(), 200),
            ("Basic " + base64.b64encode(TOKEN.encode()).decode(), 401),
            ("Basic " + base64.b64encode(b"any:\xff").decode(), 401),
            ("Basic !!", 401),
            ("Digest x", 401),
        ],
    )
    def test_a_token_is_asked_for(self, file: str, given: str | None, status: int) -> None:
        with Service(file, token=TOKEN, hosts=None) as service:
            for path in ("/", "/openapi.json", "/api/v1/stats", "/tmserver/languages/", "/no"):
                headers = {"host": "tm.example"} | ({"authorization": given} if given else {})
                found = ask(service.app, path, headers=headers)
                assert found.status == (404 if path == "/no" and status == 200 else status)
                if status == 401:
                    assert found.headers["www-authenticate"].startswith("Bearer ")
                    assert TOKEN not in found.body.decode()
            assert ask(service.app, "/healthz").json() == {"version": 1, "status": "ok"}

    @pytest.mark.parametrize(
        ("host", "status"),
        [
            ("127.0.0.1:8888", 200),
            ("localhost", 200),
            ("LOCALHOST:1", 200),
            ("[::1]:8888", 200),
            ("evil.example:8888", 421),
            ("127.0.0.1.evil.example", 421),
            ("127.0.0.1@evil.example", 421),
            ("", 421),
            ("[", 421),
        ],
    )
    def test_without_a_token_only_this_machine_is_served(
        self, service: Service, host: str, status: int
    ) -> None:
        assert ask(service.app, "/healthz", headers={"host": host}).status == status

    def test_who_asks_too_often_must_wait(self, file: str) -> None:
        now = [0.0]
        with Service(file, rates=Rates(2, clock=lambda: now[0])) as service:

            def status(client: str = "192.0.2.1") -> int:
                return ask(service.app, "/healthz", client=client).status

            # Two a second, and those of two seconds at once.
            assert [status() for _ in range(6)] == [200, 200, 200, 200, 429, 429]
            found = ask(service.app, "/healthz", client="192.0.2.1")
            assert found.headers["retry-after"] == "1"
            assert status("192.0.2.2") == 200
            now[0] = 0.5
            assert [status(), status()] == [200, 429]
            now[0] = 100
            assert [status() for _ in range(5)] == [200, 200, 200, 200, 429]

    def test_a_network_of_ipv6_is_one_client(self) -> None:
        rates = Rates(1, clock=lambda: 0.0)
        assert [rates.wait(f"2001:db8::{n}") for n in range(4)] == [0, 0, 1, 1]
        assert rates.wait("2001:db8:0:1::1") == 0

    def test_a_slow_rate_lets_one_through_and_says_when_the_next_may_come(self) -> None:
        rates = Rates(0.1, clock=lambda: 0.0)
        assert [rates.wait("192.0.2.1"), rates.wait("192.0.2.1")] == [0, 10]

    def test_no_more_clients_are_remembered_than_there_is_room_for(self) -> None:
        rates = Rates(1, clock=lambda: 0.0)
        for number in range(20_000):
            rates.wait(str(number))
        assert len(rates._due) == 10_000  # noqa: SLF001 - nothing shows it outside

    @given(st.lists(st.floats(0, 3), max_size=60), st.floats(0.2, 50))
    @settings(deadline=None)
    def test_nobody_gets_more_than_the_rate(self, pauses: list[float], rate: float) -> None:
        now, let_through = 0.0, []
        rates = Rates(rate, clock=lambda: now)
        for pause in pauses:
            now += pause
            if not rates.wait("192.0.2.1"):
                let_through.append(now)
        for first, start in enumerate(let_through):
            for last in range(first, len(let_through)):
                at_most = max(1, 2 * rate) + (let_through[last] - start) * rate
                assert last - first + 1 <= at_most + 1e-6


class TestWhatGoesWrong:
    def test_a_question_that_takes_too_long_is_given_up(self, file: str) -> None:
        with Service(file, question=-1.0) as service:
            found = service.get("/api/v1/search", text="a", language="fr")
            assert (found.status, found.headers["retry-after"]) == (503, "1")
            assert "too long" in found.json()["error"]
            assert service.faults == []

    def test_the_clock_is_looked_at_while_rows_come(self, file: str) -> None:
        with open_memory(file) as memory:
            patient = Patient(memory._connection)  # noqa: SLF001 - what it stands before
            rows = patient.rows_in("SELECT id FROM segments WHERE id IN (*)", (), [0, 1, 2])
            streamed = patient.stream("SELECT id FROM segments")
            next(rows)
            next(streamed)
            patient.until = 0.0
            for coming in (rows, streamed):
                with pytest.raises(LateError):
                    next(coming)
            with pytest.raises(LateError):
                patient.rows("SELECT id FROM segments")

    def test_after_a_question_that_was_given_up_all_is_found(self, file: str) -> None:
        with Service(file, question=0.2) as service:
            late = {"text": "Chapter 6", "language": "fr"}
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr("transmem.memory.searching.cut", _after(0.3))
                assert service.get("/api/v1/search", **late).status == 503
            found = service.get("/api/v1/search", **late)
            assert [one["score"] for one in found.json()["matches"]] == [0.99]

    def test_what_lies_far_is_looked_for_while_there_is_time(
        self, file: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with open_memory(file, create=True) as memory:
            memory.add([unit("Adopted 3 June.", "Adopté le 3 juin.")], origin="b.po")
            memory.add([unit("Adopted 3 May, again.", "Encore.")], origin="b.po")
        with Service(file) as service:
            # Another number and another month, of three words: .65, and the values are certain.
            path = "/tmserver/en/fr/unit/Adopted%2012%20May."
            assert [one["target"] for one in service.get(path).json()] == ["Adopté le 12 mai."]
            near = "/tmserver/en/fr/unit/Adopted%2012%20May,%20again?min_similarity=80"
            before = service.get(near).json()
            monkeypatch.setattr("transmem.serving.engines.SPARE", -1.0)
            assert service.get(path).json() == []
            assert service.get(near).json() == before
            assert [one["source"] for one in before] == ["Adopted 3 May, again."]

    def test_a_request_that_does_not_come_to_its_end_is_given_up(self, file: str) -> None:
        with Service(file, patience=0.05) as service:
            headers = {"content-type": "application/json"}
            found = asyncio.run(
                answer(service.app, "/api/v1/search", method="POST", headers=headers, body=None)
            )
            assert found.status == 408

    def test_a_fault_is_reported_and_not_shown(
        self, file: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(*_arguments: object, **_rest: object) -> None:
            raise RuntimeError("secret")

        with Service(file) as service:
            monkeypatch.setattr(Memory, "search", broken)
            found = service.get("/tmserver/en/fr/unit/a")
            assert found.status == 500
            assert b"secret" not in found.body
            assert [str(fault) for fault in service.faults] == ["secret"]
            assert found.headers["x-content-type-options"] == "nosniff"

    def test_a_memory_that_has_gone_is_said_and_not_where_it_was(self, file: str) -> None:
        with Service(file) as service:
            assert service.get("/healthz").status == 200
            Path(file).rename(f"{file}.away")
            for path in ("/healthz", "/tmserver/en/fr/unit/a", "/api/v1/stats"):
                found = service.get(path)
                assert found.status == 503
                assert file not in found.body.decode()
                assert str(service.faults[-1]).startswith(f"{file}: does not exist")
            Path(f"{file}.away").rename(file)
            assert service.get("/healthz").status == 200

    def test_a_file_that_is_no_memory_is_said(self, file: str) -> None:
        with Service(file) as service:
            assert service.get("/healthz").status == 200
            Path(file).unlink()
            Path(file).write_bytes(b"no memory" * 1_000)
            assert service.get("/tmserver/languages/").status == 503
            assert "no translation memory" in str(service.faults[-1])

    @pytest.mark.parametrize("location", ["postgresql"], indirect=True)
    def test_a_connection_that_was_lost_is_made_again(self, full: str) -> None:
        import psycopg

        with Service(full) as service:
            assert len(service.get("/tmserver/en/fr/unit/Chapter%205").json()) == 1
            with psycopg.connect(full, autocommit=True) as other:
                other.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            assert len(service.get("/tmserver/en/fr/unit/Chapter%205").json()) == 1
            assert service.faults == []


def _after(seconds: float) -> Callable[[str], list[str]]:
    """Makes of `cut` what takes its time."""
    import time

    from transmem.memory.tokens import cut

    def slow(text: str) -> list[str]:
        time.sleep(seconds)
        return cut(text)

    return slow


def test_a_memory_that_is_opened_to_be_read_cannot_be_written(full: str) -> None:
    with open_memory(full) as memory:
        with pytest.raises(StoreError):
            memory.add([unit("Annex", "Annexe")], origin="b.po")
        assert memory.stats().segments == 4
    with Service(full) as service:
        read = Engine(full)
        with pytest.raises(StoreError, match="to be read"):
            read.memory.add([unit("Annex", "Annexe")], origin="b.po")
        read.close()
        assert service.get("/api/v1/stats").json()["segments"] == 4


class TestAMemoryThatChanges:
    def test_what_is_added_is_found(self, location: str) -> None:
        with open_memory(location, create=True) as memory, Service(location) as service:
            assert service.get("/tmserver/languages/").json()["targetLanguages"] == []
            assert service.get("/tmserver/en/fr/unit/Chapter%205").json() == []
            memory.add([unit("Chapter 5", "Chapitre 5")], origin="a.po")
            (found,) = service.get("/tmserver/en/fr/unit/Chapter%205").json()
            assert found["target"] == "Chapitre 5"
            assert service.get("/tmserver/languages/").json()["targetLanguages"] == ["fr"]
            assert service.get("/api/v1/stats").json()["segments"] == 1
            memory.add([unit("Chapter 6", "Kapitel 6", "de")], origin="b.po")
            assert service.get("/tmserver/en/de/unit/Chapter%205").json()[0]["quality"] == 99
            assert service.get("/tmserver/languages/").json()["targetLanguages"] == ["de", "fr"]
            assert service.get("/api/v1/stats").json()["segments"] == 2
            assert service.faults == []

    def test_a_file_that_takes_its_place_is_read(self, file: str, tmp_path: Path) -> None:
        other = tmp_path / "other.db"
        with open_memory(other, create=True) as memory:
            # As many segments and additions, at the same time, as there were.
            units = [unit(f"Chapter {n}", f"Kapitel {n}", "de") for n in range(4)]
            memory.add(units, origin="old.tmx", at=1_700_000_000)
        with Service(file) as service:
            assert len(service.get("/tmserver/en/fr/unit/Chapter%205").json()) == 1
            assert "fr" in service.get("/tmserver/languages/").json()["targetLanguages"]
            for leftover in tmp_path.glob("one.db-*"):
                leftover.unlink()
            shutil.move(other, file)
            assert service.get("/tmserver/en/fr/unit/Chapter%205").json() == []
            found, *_ = service.get("/tmserver/en/de/unit/Chapter%203").json()
            assert (found["target"], found["quality"]) == ("Kapitel 3", 100)
            assert service.get("/tmserver/languages/").json()["targetLanguages"] == ["de"]

    def test_many_at_once_get_each_their_own(self, location: str) -> None:
        words = [f"{one}{other}" for one in "abcdefgh" for other in "stuvwxyz"]
        with open_memory(location, create=True) as memory:
            memory.add([unit(f"the {word} of it", word) for word in words], origin="a")

        async def all_of_them(app: ASGIApp) -> list[Answer]:
            paths = [f"/tmserver/en/fr/unit/the%20{word}%20of%20it" for word in words]
            return list(await asyncio.gather(*(answer(app, path) for path in paths)))

        with Service(location) as service:
            found = asyncio.run(all_of_them(service.app))
            best = [(one.json()[0]["target"], one.json()[0]["quality"]) for one in found]
            assert best == [(word, 100) for word in words]


class TestTheDescription:
    def test_is_valid(self, service: Service) -> None:
        import openapi_spec_validator

        openapi_spec_validator.validate(service.get("/openapi.json").json())

    def test_names_what_is_answered_and_nothing_else(self, service: Service) -> None:
        described = service.get("/openapi.json").json()["paths"]
        for path, operations in described.items():
            filled = path.format(source="en", target="fr", text="a")
            for method in ("get", "post", "put", "delete"):
                found = ask(service.app, filled, method=method.upper())
                assert (found.status != 405) == (method in operations), (path, method)
        from transmem.serving.application import _routes

        routes = {re.sub(r":\w+}", "}", route.path) for route in _routes(service.engines, "en")} - {
            "/",
            "/openapi.json",
            "/tmserver/{source}/{target}/unit/",
        }
        assert routes == set(described)

    @pytest.mark.parametrize(
        ("path", "schema"),
        [
            ("/api/v1/search?text=Chapter%206&language=fr", "Found"),
            ("/api/v1/concordance?text=Chapter", "Concordance"),
            ("/api/v1/stats", "Stats"),
            ("/tmserver/en/fr/unit/Chapter%206", "Candidates"),
            ("/tmserver/languages/", "Languages"),
            ("/healthz", "Health"),
            ("/nothing", "Error"),
            ("/api/v1/search", "Error"),
        ],
    )
    def test_says_what_answers_look_like(self, service: Service, path: str, schema: str) -> None:
        described = service.get("/openapi.json").json()
        found = service.get(path)
        whole = {"$ref": f"#/components/schemas/{schema}", "components": described["components"]}
        jsonschema.Draft202012Validator(whole).validate(found.json())
        if schema == "Found":
            members = set(described["components"]["schemas"]["Match"]["required"])
            assert found.json()["matches"][0].keys() == members

    def test_is_a_page_that_needs_nothing_from_elsewhere(self, service: Service) -> None:
        found = service.get("/")
        page = found.body.decode()
        assert found.headers["content-type"] == "text/html; charset=utf-8"
        assert re.findall(r"<script|<img|<link|@import|url\(|https?://", page) == []
        assert "'unsafe-inline'" not in found.headers["content-security-policy"]
        for path in service.get("/openapi.json").json()["paths"]:
            assert f"<code>{path}</code>" in page


SAFE = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
}


def is_sane(found: Answer) -> bool:
    """Whether an answer is one that people may get, whatever they asked."""
    assert SAFE.items() <= found.headers.items()
    assert "default-src 'none'" in found.headers["content-security-policy"]
    if found.status == 204:
        return found.body == b""
    if found.status != 200:
        assert found.json()["error"]
        assert found.headers["content-type"] == "application/json"
    return found.status in {200, 204, 400, 401, 404, 405, 413, 415, 421}


# What a URL may hold: h11 lets these through and nothing else.
VISIBLE = "".join(map(chr, range(0x21, 0x7F)))
HOSTILE = st.one_of(
    st.text(VISIBLE, max_size=60),
    st.text(max_size=40).map(lambda text: quote(text.encode("utf-8", "replace"), "")),
    st.binary(max_size=40).map(lambda data: quote(data, "")),
    st.sampled_from(
        ["%00", "%2e%2e/", "..", "%", "%%", "%zz", "%C0%AF", "%ED%A0%80", "%F4%90%80%80", "//", "'"]
    ),
    st.sampled_from(["<script>alert(1)</script>", "' OR 1=1 --", "%25", "{text}", "_", "*"]).map(
        quote
    ),
)
PATHS = st.one_of(
    HOSTILE,
    st.builds("tmserver/{}/{}/unit/{}".format, HOSTILE, HOSTILE, HOSTILE),
    st.builds("tmserver/en/fr/unit/{}".format, HOSTILE),
    st.builds("api/v1/search?text={}&language=fr&{}".format, HOSTILE, HOSTILE),
    st.builds("api/v1/search?text=a&language={}".format, HOSTILE),
    st.builds(
        "api/v1/concordance?text={}&in={}".format, HOSTILE, st.sampled_from(["source", "target"])
    ),
)
METHODS = st.sampled_from("GET HEAD POST PUT DELETE OPTIONS PATCH TRACE CONNECT get X".split())
NAMES = st.sampled_from(["text", "language", "limit", "threshold", "in", "next", "x"])


def nested(inner: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(categories=None), max_size=20),
    nested,
    max_leaves=8,
)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ASGIApp]:
    path = str(tmp_path_factory.mktemp("hostile") / "memory.db")
    with open_memory(path, create=True) as memory:
        memory.add(UNITS, origin="a")
    with Service(path) as service:
        yield service.app
        assert service.faults == []


class TestHostileRequests:
    @given(path=PATHS, method=METHODS)
    @settings(max_examples=400, deadline=None)
    def test_paths(self, app: ASGIApp, path: str, method: str) -> None:
        assert is_sane(ask(app, f"/{path}", method=method))

    @given(
        path=st.sampled_from(["search", "concordance", "stats"]),
        body=st.binary(max_size=60) | JSON.map(lambda value: json.dumps(value).encode()),
        kind=st.sampled_from(["application/json", "application/json; charset=x", "", "\x7f"]),
    )
    @settings(max_examples=300, deadline=None)
    def test_bodies(self, app: ASGIApp, path: str, body: bytes, kind: str) -> None:
        headers = {"content-type": kind}
        assert is_sane(ask(app, f"/api/v1/{path}", method="POST", body=body, headers=headers))

    @given(text=st.text(max_size=40), limit=st.integers(-2, 102), score=st.floats(0.4, 1.1))
    @settings(max_examples=200, deadline=None)
    def test_texts(self, app: ASGIApp, text: str, limit: int, score: float) -> None:
        value = {"text": text, "language": "fr", "limit": limit, "threshold": score}
        headers = {"content-type": "application/json"}
        body = json.dumps(value).encode()
        found = ask(app, "/api/v1/search", method="POST", body=body, headers=headers)
        assert is_sane(found)
        is_right = "\0" not in text and 1 <= limit <= 100 and 0.5 <= score <= 1
        assert (found.status == 200) == is_right
        if found.status == 200:
            assert found.json()["query"] == text

    @given(
        headers=st.dictionaries(
            st.sampled_from(["host", "authorization", "origin", "accept", "expect", "range"]),
            st.text(st.characters(min_codepoint=0x20, max_codepoint=0xFF), max_size=30),
        )
    )
    @settings(max_examples=200, deadline=None)
    def test_headers(self, app: ASGIApp, headers: dict[str, str]) -> None:
        assert is_sane(ask(app, "/tmserver/en/fr/unit/a", headers=headers))
