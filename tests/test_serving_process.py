"""The service as a process: how it begins, what it does with real connections, how it ends."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from serving_process import MAIN, SOON, Serving, all_of, serving
from transmem.cli import cli
from transmem.memory import open_memory
from transmem.model import TranslationUnit, Variant

TOKEN = "fedcba9876543210" * 2


def unit(source: str, target: str) -> TranslationUnit:
    return TranslationUnit(
        variants=(Variant(language="en", text=source), Variant(language="fr", text=target)),
        source_language="en",
    )


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    path = tmp_path / "memory.db"
    with open_memory(path, create=True) as made:
        made.add([unit("Chapter 5", "Chapitre 5")], origin="a.po")
    return path


def refused(*arguments: str, code: str = MAIN, **variables: str) -> str:
    """Gives the one line of a service that does not begin."""
    told = subprocess.run(
        [sys.executable, "-c", code, "memory", "serve", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=SOON,
        env=os.environ | variables,
    )
    assert (told.returncode, told.stdout) == (2, "")
    (line,) = told.stderr.splitlines()
    return line


class TestTheBeginning:
    def test_it_says_where_it_listens(self, memory: Path) -> None:
        with serving(memory) as service:
            assert service.first == (
                f"transmem: {memory} is served at http://127.0.0.1:{service.port}/ until Ctrl-C\n"
            )
            response, body = service.get("/tmserver/en/fr/unit/Chapter%205")
            assert response.status == 200
            assert [one["target"] for one in json.loads(body)] == ["Chapitre 5"]

    def test_the_project_says_which_memory_and_which_language(
        self, memory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "transmem.toml").write_text('source-language = "en"\ndocuments = ["a.txt"]\n')
        (tmp_path / ".transmem").mkdir()
        for file in tmp_path.glob("memory.db*"):
            file.rename(tmp_path / ".transmem" / file.name)
        monkeypatch.chdir(tmp_path)
        with open_memory(".transmem/memory.db") as known:
            assert known.stats().segments == 1
        code = MAIN.replace("main()", "import sys; del sys.argv[3:5]; main()")
        with serving(memory, code=code) as service:
            assert ".transmem/memory.db is served" in service.first
            _, body = service.get("/api/v1/search?text=Chapter%205&language=fr")
            assert [one["score"] for one in json.loads(body)["matches"]] == [1.0]

    def test_it_listens_on_ipv6(self, memory: Path) -> None:
        try:
            socket.create_server(("::1", 0), family=socket.AF_INET6).close()
        except OSError:
            pytest.skip("this machine has no IPv6")
        with serving(memory, "--host", "::1") as service:
            assert f"http://[::1]:{service.port}/" in service.first
            assert service.get("/healthz")[0].status == 200

    def test_a_name_serves_as_well(self, memory: Path) -> None:
        with serving(memory, "--host", "localhost") as service:
            assert service.get("/healthz", headers={"Host": "localhost"})[0].status == 200
            assert service.get("/healthz", headers={"Host": "other.example"})[0].status == 421

    def test_what_others_can_reach_needs_a_token(self, memory: Path) -> None:
        for host in ("0.0.0.0", ""):  # noqa: S104 - refused
            line = refused("--memory", str(memory), "--port", "0", "--host", host)
            assert "a token is needed: set TRANSMEM_TOKEN, or use --token-file" in line
        with serving(memory, "--host", "0.0.0.0", variables={"TRANSMEM_TOKEN": TOKEN}) as service:  # noqa: S104
            service.host = "127.0.0.1"
            assert service.get("/api/v1/stats")[0].status == 401
            asked = {"Authorization": f"Bearer {TOKEN}", "Host": "tm.example"}
            assert service.get("/api/v1/stats", headers=asked)[0].status == 200

    def test_a_token_may_stand_in_a_file(self, memory: Path, tmp_path: Path) -> None:
        file = tmp_path / "token"
        file.write_text(f"{TOKEN}\n")
        other = {"TRANSMEM_TOKEN": "another-token-than-this"}
        with serving(memory, "--token-file", str(file), variables=other) as service:
            assert service.get("/api/v1/stats")[0].status == 401
            asked = {"Authorization": f"Bearer {TOKEN}"}
            assert service.get("/api/v1/stats", headers=asked)[0].status == 200

    @pytest.mark.parametrize("token", ["", "short", "with spaces in it, and long", "é" * 20])
    def test_a_token_that_is_none_is_refused_and_not_repeated(
        self, memory: Path, token: str
    ) -> None:
        line = refused("--memory", str(memory), TRANSMEM_TOKEN=token)
        assert "TRANSMEM_TOKEN: a token has at least 16" in line
        assert not token or token not in line

    def test_a_token_file_that_is_missing_is_said(self, memory: Path, tmp_path: Path) -> None:
        line = refused("--memory", str(memory), "--token-file", str(tmp_path / "none"))
        assert "none: does not exist" in line

    def test_a_memory_that_is_missing_is_said(self, tmp_path: Path) -> None:
        assert "does not exist" in refused("--memory", str(tmp_path / "none.db"))
        assert not (tmp_path / "none.db").exists()

    def test_a_port_that_is_taken_is_said(self, memory: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = str(taken.getsockname()[1])
            line = refused("--memory", str(memory), "--port", port)
            assert f"cannot listen on 127.0.0.1, port {port}: Address already in use" in line

    def test_a_host_that_is_none_is_said(self, memory: Path) -> None:
        line = refused("--memory", str(memory), "--host", "no.such.host.invalid")
        assert "cannot listen on “no.such.host.invalid”" in line

    @pytest.mark.parametrize("missing", ["starlette", "uvicorn"])
    def test_a_missing_extra_is_said(self, memory: Path, missing: str) -> None:
        code = (
            "import importlib.util as util; find = util.find_spec\n"
            f"util.find_spec = lambda name: None if name == {missing!r} else find(name)\n" + MAIN
        )
        line = refused("--memory", str(memory), code=code)
        assert line == "transmem: error: the service needs an extra: pip install 'transmem[serve]'"

    def test_the_help_needs_no_extra_and_loads_none(self) -> None:
        code = (
            "import sys\n"
            "from transmem.cli import cli\n"
            "cli(['memory', 'serve', '--help'], standalone_mode=False)\n"
            "print(*sorted({'starlette', 'uvicorn'} & set(sys.modules)), file=sys.stderr)\n"
        )
        told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
        assert told.stderr.split() == []
        assert b"transmem memory serve --port 8888" in told.stdout

    @pytest.mark.parametrize("rate", ["-1", "nan"])
    def test_a_rate_that_is_none_is_refused(self, memory: Path, rate: str) -> None:
        told = CliRunner().invoke(cli, ["memory", "serve", "--memory", str(memory), "--rate", rate])
        assert told.exit_code == 2


class TestTheEnd:
    @pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
    def test_it_stops_when_it_is_told_to(self, memory: Path, number: signal.Signals) -> None:
        with serving(memory) as service:
            # A connection that is kept open does not keep it.
            connection = http.client.HTTPConnection(service.host, service.port, timeout=SOON)
            connection.request("GET", "/healthz")
            assert connection.getresponse().read()
            assert service.stop(number) == (0, "transmem: stopped\n")
            connection.close()

    def test_answers_that_have_begun_are_given(self, memory: Path) -> None:
        code = (
            "import time, transmem.serving.tmserver as tmserver\n"
            "candidate = tmserver._candidate\n"
            "tmserver._candidate = lambda match: (time.sleep(1), candidate(match))[1]\n" + MAIN
        )
        with serving(memory, code=code) as service:
            connection = http.client.HTTPConnection(service.host, service.port, timeout=SOON)
            connection.request("GET", "/tmserver/en/fr/unit/Chapter%205")
            time.sleep(0.3)
            service.process.send_signal(signal.SIGTERM)
            assert json.loads(connection.getresponse().read())[0]["quality"] == 100
            connection.close()
            assert service.process.wait(SOON) == 0

    def test_no_request_is_written_down(self, memory: Path) -> None:
        with serving(memory, variables={"TRANSMEM_TOKEN": TOKEN}) as service:
            for given in (TOKEN, TOKEN[:-1]):
                asked = {"Authorization": f"Bearer {given}"}
                service.get("/tmserver/en/fr/unit/confidential", headers=asked)
            service.raw(f"GET /{TOKEN} X\r\n\r\n".encode())
            arguments = Path(f"/proc/{service.process.pid}/cmdline")
            if arguments.exists():
                assert TOKEN not in arguments.read_text()
            assert service.stop(signal.SIGTERM) == (0, "transmem: stopped\n")

    def test_what_goes_wrong_again_and_again_is_written_once(self, memory: Path) -> None:
        with serving(memory) as service:
            memory.rename(f"{memory}.away")
            for _ in range(5):
                assert service.get("/healthz")[0].status == 503
            code, errors = service.stop(signal.SIGTERM)
            first, last = errors.splitlines()
            assert (code, last) == (0, "transmem: stopped")
            assert first.startswith(f"transmem: error: {memory}: does not exist")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    path = tmp_path_factory.mktemp("hostile") / "memory.db"
    with open_memory(path, create=True) as made:
        made.add([unit("Chapter 5", "Chapitre 5")], origin="a.po")
    with serving(path, "--rate", "0") as service:
        yield service
        assert service.stop(signal.SIGTERM) == (0, "transmem: stopped\n")


class TestConnections:
    def test_head_has_no_body(self, memory: Path) -> None:
        with serving(memory) as service:
            said = service.raw(
                b"HEAD /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            )
            head, body = said.split(b"\r\n\r\n", 1)
            assert head.startswith(b"HTTP/1.1 200 OK")
            assert re.search(rb"content-length: [1-9]", head)
            assert body == b""

    def test_what_comes_while_it_runs_is_found(self, memory: Path) -> None:
        with serving(memory) as service:
            assert json.loads(service.get("/tmserver/en/fr/unit/Annex")[1]) == []
            with open_memory(memory, create=True) as more:
                more.add([unit("Annex", "Annexe")], origin="b.po")
            (found,) = json.loads(service.get("/tmserver/en/fr/unit/Annex")[1])
            assert found["target"] == "Annexe"

    def test_a_megabyte_is_refused(self, memory: Path) -> None:
        text = "é" * 500_000
        with serving(memory) as service:
            said = service.raw(
                b"GET /tmserver/en/fr/unit/" + quote(text).encode() + b" HTTP/1.1\r\n",
                b"Host: localhost\r\n\r\n",
            )
            # The service may hang up while the client still speaks; then its answer is lost.
            assert said == b"" or said.startswith(b"HTTP/1.1 400 ")
            body = json.dumps({"text": text, "language": "fr"}).encode()
            said = service.raw(
                b"POST /api/v1/search HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body),
                body,
            )
            assert said == b"" or said.startswith(b"HTTP/1.1 413 ")
            assert service.get("/healthz")[0].status == 200
            assert service.stop(signal.SIGTERM) == (0, "transmem: stopped\n")

    @pytest.mark.parametrize(
        "sent",
        [
            [],
            [b"GET /healthz HTTP/1.1\r\nHost: local"],
            [b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n", b"GET /heal"],
        ],
    )
    def test_who_says_nothing_is_hung_up_on(self, memory: Path, sent: Sequence[bytes]) -> None:
        code = "import transmem.serving.running as running; running._HEAD = 0.5\n" + MAIN
        with serving(memory, code=code) as service:
            began = time.monotonic()
            said = service.raw(*sent)
            assert said.count(b"HTTP/1.1 200 OK") == len(sent) // 2
            assert time.monotonic() - began < SOON / 2

    def test_who_does_not_read_is_hung_up_on(self, memory: Path) -> None:
        size = 30_000_000  # more than the system takes in for a client
        with open_memory(memory, create=True) as more:
            more.add([unit("Long", "x" * size)], origin="b.po")
        code = (
            "import transmem.serving.running as running\n"
            "running._HEAD = 0.5\n"
            "running.application.__kwdefaults__['patience'] = 3.0\n" + MAIN
        )
        request = b"GET /tmserver/en/fr/unit/Long HTTP/1.1\r\nHost: localhost\r\n\r\n"
        with serving(memory, code=code) as service:
            with socket.create_connection((service.host, service.port), timeout=SOON) as idle:
                idle.sendall(request)
                time.sleep(5)
                assert len(all_of(idle)) < size
            assert len(service.get("/tmserver/en/fr/unit/Long")[1]) > size
            assert service.stop(signal.SIGTERM) == (0, "transmem: stopped\n")

    def test_who_asks_too_often_must_wait(self, memory: Path) -> None:
        with serving(memory, "--rate", "1") as service:
            answers = [service.get("/healthz")[0] for _ in range(4)]
            assert [answer.status for answer in answers][:2] == [200, 200]
            assert answers[-1].status == 429
            assert answers[-1].headers["Retry-After"] == "1"

    def test_a_name_that_was_forged_changes_no_address(self, memory: Path) -> None:
        with serving(memory, "--rate", "1") as service:
            answers = [
                service.get("/healthz", headers={"X-Forwarded-For": f"192.0.2.{n}"})[0].status
                for n in range(4)
            ]
            assert answers[-1] == 429

    @given(
        sent=st.one_of(
            st.binary(min_size=1, max_size=200),
            st.builds(
                b"%b /%b HTTP/%b\r\nHost: localhost\r\n%b\r\n\r\n".__mod__,
                st.tuples(
                    st.sampled_from([b"GET", b"POST", b"HEAD", b"OPTIONS", b"CONNECT", b"\xff"]),
                    st.binary(max_size=30),
                    st.sampled_from([b"1.1", b"1.0", b"2", b"0.9", b"x"]),
                    st.one_of(
                        st.binary(max_size=40),
                        st.sampled_from(
                            [
                                b"Transfer-Encoding: chunked",
                                b"Content-Length: -1",
                                b"Content-Length: 5\r\nContent-Length: 6",
                                b"Upgrade: websocket\r\nConnection: upgrade",
                                b"Expect: 100-continue",
                                b"Host: other.example",
                            ]
                        ),
                    ),
                ),
            ),
        )
    )
    @settings(
        max_examples=150,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    def test_no_bytes_bring_it_down(self, hostile: Serving, sent: bytes) -> None:
        with socket.create_connection((hostile.host, hostile.port), timeout=SOON) as connection:
            with suppress(ConnectionError):
                connection.sendall(sent)
                connection.shutdown(socket.SHUT_WR)
            said = all_of(connection)
        assert said == b"" or re.match(rb"HTTP/1\.1 (?!5)\d\d\d ", said), said
        assert hostile.get("/healthz")[0].status == 200
