"""`mkdocs serve` as an editor uses it: a real process, a real port, files changed under it."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.whole.builds import Project, branched, environment, mkdocs, tree

PATIENCE = 60  # seconds: what a loaded machine may take to build the miniature bank
SCAM = "standards/scams/SCM-001.yml"


@dataclass(frozen=True, slots=True)
class Server:
    """A running preview."""

    project: Project
    port: int
    log: Path
    process: subprocess.Popen[bytes]

    def get(self, path: str) -> tuple[int, str, bytes]:
        """Status, content type and body."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.getheader("Content-Type", ""), answer.read()
        finally:
            connection.close()

    def wait(self, path: str, status: int, word: str) -> str:
        """The page, once it answers with this status and holds this word."""
        end, last = time.monotonic() + PATIENCE, ""
        while time.monotonic() < end and self.process.poll() is None:
            try:
                got, _, body = self.get(path)
            except OSError as error:
                last = repr(error)
            else:
                last = f"{got} {body.decode('utf-8', 'replace')}"
                if got == status and word in last:
                    return last
            time.sleep(0.1)
        raise AssertionError(f"{path}: {last[:2000]}\n{self.log.read_text('utf-8', 'replace')[-3000:]}")

    def change(self, path: str, old: str, new: str) -> int:
        """Saves a change as an editor does; the line on which it stands."""
        file = self.project.root / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")
        return text[: text.index(old)].count("\n") + 1


@pytest.fixture(scope="module")
def server(mini_site: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("serve")
    root = branched(mini_site, folder / "project").root
    shutil.rmtree(root / "site")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = folder / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [*mkdocs(), "serve", "--dev-addr", f"127.0.0.1:{port}"], cwd=root, env=environment({}),
            stdout=out, stderr=out, start_new_session=True,
        )  # fmt: skip
        running = Server(Project(root), port, log, process)
        try:
            running.wait("/", 200, "小桥银行")
            yield running
        finally:
            if os.name == "nt":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait(10)


def test_pages_of_both_sites_are_served(server: Server) -> None:
    assert "PRC-001-01" in server.wait("/processes/PRC-001/", 200, "转账先问")
    public = server.wait("/public/", 200, "冒充警察")
    assert 'href="scams/SCM-001/index.html"' in public
    assert "警察不会叫您转钱" in server.wait("/public/scams/SCM-001/", 200, "冒充警察")


@pytest.mark.parametrize(
    ("path", "kind", "start"),
    [
        ("/print/SHT-002-PRC-001/SHT-002-PRC-001.pdf", "application/pdf", b"%PDF-"),
        ("/print/SHT-001-SCM-001/SHT-001-SCM-001_BR-001_press.pdf", "application/pdf", b"%PDF-"),
        ("/print/SHT-001-SCM-001/SHT-001-SCM-001.png", "image/png", b"\x89PNG"),
        ("/public/print/SHT-001-SCM-001/SHT-001-SCM-001.pdf", "application/pdf", b"%PDF-"),
    ],
)
def test_sheets_are_made_when_somebody_asks(server: Server, path: str, kind: str, start: bytes) -> None:
    status, told, body = server.get(path)
    assert (status, told) == (200, kind)
    assert body.startswith(start)


def test_a_sheet_that_does_not_exist_is_not_found(server: Server) -> None:
    assert server.get("/print/SHT-999/SHT-999.pdf")[0] == 404


def test_a_change_shows_in_page_and_sheet(server: Server) -> None:
    sheet = "/public/print/SHT-001-SCM-002/SHT-001-SCM-002.pdf"
    before = server.get(sheet)[2]
    server.change("standards/scams/SCM-002.yml", "headline: 先打孩子老号码", "headline: 先打孩子旧号码")
    server.wait("/scams/SCM-002/", 200, "先打孩子旧号码")
    server.wait("/public/scams/SCM-002/", 200, "先打孩子旧号码")
    assert server.get(sheet)[2] != before


def test_a_fault_becomes_the_page_and_goes_when_it_is_mended(server: Server) -> None:
    line = server.change(SCAM, "visibility: public", "visibility: open")
    for path in ("/", "/scams/SCM-001/", "/public/"):
        assert f"{SCAM}:{line}:" in server.wait(path, 500, SCAM)
    server.change(SCAM, "visibility: open", "visibility: public")
    server.wait("/", 200, "小桥银行")
    server.wait("/scams/SCM-001/", 200, "冒充警察")
    server.wait("/public/scams/SCM-001/", 200, "冒充警察")


def test_text_that_is_no_yaml_becomes_the_page_too(server: Server) -> None:
    path = "standards/roles/ROL-001.yml"
    server.change(path, "mission: ", "mission： ")
    assert f"{path}:" in server.wait("/", 500, path)
    server.change(path, "mission： ", "mission: ")
    server.wait("/", 200, "小桥银行")


def test_what_an_editor_wrote_stays_text_on_the_page_of_faults(server: Server) -> None:
    server.change(SCAM, "owner: ROL-001", "owner: <img src=x onerror=alert(1)>")
    page = server.wait("/", 500, "onerror")
    assert "<img" not in page
    server.change(SCAM, "owner: <img src=x onerror=alert(1)>", "owner: ROL-001")
    server.wait("/", 200, "小桥银行")


def test_serving_writes_nothing_into_the_project(server: Server, mini_site: Project) -> None:
    """A file written below a watched folder would start the next build, and that one the next."""
    watched = ("docs", "standards", "campaigns")
    before = {name: set(tree(server.project.root / name)) for name in watched}
    assert before == {name: set(tree(mini_site.root / name)) for name in watched}
    assert not (server.project.root / "site").exists()
    builds = server.log.read_text("utf-8", "replace").count("Building documentation")
    time.sleep(2)
    assert server.log.read_text("utf-8", "replace").count("Building documentation") == builds
