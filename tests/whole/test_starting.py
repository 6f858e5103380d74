"""Every way of starting that a document names, in the environment a person has; and what stands in its way, in one sentence.

Nothing here sets PYTHONPATH to the package unless run.py does so too.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Told
from tests.support import MINI, ROOT, git
from tests.whole.builds import EPOCH, Project, branched, copied, environment, run, tree

FAULTY = str(Path(__file__).parent / "faulty")
CHINESE = re.compile("[\u4e00-\u9fff]")
SCAM = "standards/scams/SCM-001.yml"
Command = Callable[..., Told]
Start = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def site(mini_site: Project, tmp_path: Path) -> Project:
    """A copy of the built miniature bank that a test may break."""
    return branched(mini_site, tmp_path / "project")


def by_mkdocs(project: Project, **more: str) -> subprocess.CompletedProcess[str]:
    return project.build(**more)


def by_biaogan(project: Project, **more: str) -> subprocess.CompletedProcess[str]:
    return project.biaogan("build", **more)


def without_mkdocs(project: Project, **more: str) -> subprocess.CompletedProcess[str]:
    return project.biaogan("build", "--only", "public", **more)


def starts(quick: Start) -> pytest.MarkDecorator:
    """All ways of starting; of them `quick` in `make test`, the others in `make verify`."""
    every = (by_mkdocs, by_biaogan, without_mkdocs)
    return pytest.mark.parametrize(
        "start", [s if s is quick else pytest.param(s, marks=pytest.mark.verify) for s in every]
    )


def sentences(done: subprocess.CompletedProcess[str], project: Project) -> list[str]:
    """The Chinese lines of what was said; MkDocs' own news is not ours. No traceback, and no line in part of a language."""
    said = done.stdout + done.stderr
    assert "Traceback" not in said, said
    assert "命令写得不对" not in said
    lines = [line for line in said.splitlines() if CHINESE.search(line.replace(str(project.root), ""))]
    assert lines, said
    return lines


def stopped(start: Start, project: Project, **more: str) -> str:
    """A start that cannot go on: one sentence, exit status 2, the old site untouched and nothing half made beside it."""
    before = tree(project.site)
    done = start(project, **more)
    assert done.returncode == 2, done.stdout + done.stderr
    (sentence,) = sentences(done, project)
    assert tree(project.site) == before
    assert {path.name for path in project.site.iterdir()} == {"staff", "public"}
    assert not list((project.root / ".cache").rglob("*.part"))
    return sentence


# --- what works -------------------------------------------------------------------------------------------------------


def test_mkdocs_alone_makes_everything(mini_site: Project) -> None:
    assert "PYTHONPATH" not in environment({})
    for name in ("staff/index.html", "staff/exports/review.ics", "public/index.html", "public/feed.xml"):
        assert (mini_site.site / name).is_file(), name
    for folder in (mini_site.staff, mini_site.public):
        assert list((folder / "print").rglob("*.pdf"))


NO_MKDOCS = "import tests.whole.no_mkdocs, sys; from biaogan.cli import main; sys.exit(main())"


def test_the_public_tree_alone_needs_no_mkdocs_and_is_the_same(mini_site: Project, tmp_path: Path) -> None:
    """Sheets, search and feed included; the handbook, here of an older build, stays."""
    project = branched(mini_site, tmp_path / "project")
    shutil.rmtree(project.public)
    (project.staff / "old").write_text("旧")
    path = os.pathsep.join([str(project.root / "hooks"), str(ROOT)])
    done = run([sys.executable, "-c", NO_MKDOCS, "build", "--only", "public"], project.root, {"PYTHONPATH": path})
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"公众网站：{Path('site/public/index.html')}\n"
    assert tree(project.public) == tree(mini_site.public)
    assert tree(project.staff).keys() - tree(mini_site.staff).keys() == {"old"}
    assert {path.name for path in project.site.iterdir()} == {"staff", "public"}


@pytest.mark.verify
def test_the_handbook_alone_leaves_the_public_tree(mini_site: Project, tmp_path: Path) -> None:
    project = branched(mini_site, tmp_path / "project")
    shutil.rmtree(project.staff)
    (project.public / "old").write_text("旧")
    done = project.biaogan("build", "--only", "staff")
    assert done.returncode == 0, done.stderr
    assert "公众网站" not in done.stdout
    assert tree(project.staff) == tree(mini_site.staff)
    assert (project.public / "old").is_file()


@pytest.mark.verify
def test_properdocs_makes_the_same(mini_site: Project, tmp_path: Path) -> None:
    project = copied(mini_site.root, tmp_path / "project", code=mini_site.root, cache=mini_site.root / ".cache/press")
    done = run(
        [sys.executable, "-X", "utf8", "-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml"], project.root, {}
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert tree(project.public) == tree(mini_site.public)
    ours, theirs = tree(project.staff), tree(mini_site.staff)
    assert ours.keys() == theirs.keys()
    differing = [name for name in ours if ours[name] != theirs[name]]
    for name in differing:  # the mark of the generator, and nothing else
        texts = [(folder / name).read_text("utf-8") for folder in (project.staff, mini_site.staff)]
        assert len({re.sub(r'content="(mkdocs|properdocs)-[^"]+"', "", text) for text in texts}) == 1, name


def test_a_folder_on_another_disk_gets_the_site(site: Project) -> None:
    """`site` is a link, as where a web server has a disk of its own: a tree cannot be renamed across disks."""
    memory = Path("/dev/shm")  # noqa: S108 - a disk, not a temporary file
    if not memory.is_dir() or memory.stat().st_dev == site.root.stat().st_dev:
        pytest.skip("no second disk here")
    elsewhere = memory / f"biaogan-{os.getpid()}"
    try:
        shutil.move(site.site, elsewhere)
        site.site.symlink_to(elsewhere)
        (site.public / "old").write_text("旧")
        site.built()
        assert not (elsewhere / "public" / "old").exists()
        assert {path.name for path in elsewhere.iterdir()} == {"staff", "public"}
    finally:
        shutil.rmtree(elsewhere, ignore_errors=True)


def test_paths_are_meant_from_where_the_caller_stands(tmp_path: Path) -> None:
    """`python …/run.py biaogan` from another folder, whose name has a blank and Chinese letters."""
    here = tmp_path / "网点 资料"
    here.mkdir()
    shutil.copytree(MINI, here / "bank", ignore=shutil.ignore_patterns(".*"))
    command = [sys.executable, str(ROOT / "run.py"), "biaogan", "--root", "bank"]
    done = run([*command, "print", "SHT-003", "--variant", "office", "--out", "印好的"], here, {})
    assert done.returncode == 0, done.stderr
    assert list((here / "印好的").rglob("*.pdf"))
    assert f"清单：{Path('印好的/manifest.json')}" in done.stdout
    (pdf, *_) = (here / "印好的").rglob("*.pdf")
    looked = run([sys.executable, str(ROOT / "run.py"), "biaogan", "preflight", str(pdf.relative_to(here))], here, {})
    assert looked.stdout.startswith(f"{pdf.relative_to(here)}：")


def test_without_a_root_run_py_means_its_own_project(tmp_path: Path) -> None:
    done = run([sys.executable, str(ROOT / "run.py"), "biaogan", "new", "nothing"], tmp_path, {})
    assert (done.returncode, list(tmp_path.iterdir())) == (2, [])
    done = run([sys.executable, str(ROOT / "run.py"), "biaogan", "diff", "no-such-revision"], tmp_path, {})
    assert "不是标杆的项目文件夹" not in done.stderr


# --- what stands in the way -------------------------------------------------------------------------------------------


@starts(by_mkdocs)
@pytest.mark.parametrize("left", [40, pytest.param(0, marks=pytest.mark.verify)])
def test_a_disk_that_fills_up(start: Start, left: int, site: Project) -> None:
    fault = f"ENOSPC {left} {site.root}"
    assert stopped(start, site, BIAOGAN_FAULT=fault, PYTHONPATH=FAULTY).startswith("磁盘满了")


@starts(without_mkdocs)
def test_a_disk_that_is_full_in_the_middle_of_the_print_run(start: Start, site: Project) -> None:
    """Only the press cache cannot be written: every sheet would fail, and one says it for all."""
    shutil.rmtree(site.root / ".cache")
    fault = f"ENOSPC 8 {site.root / '.cache'}"
    assert stopped(start, site, BIAOGAN_FAULT=fault, PYTHONPATH=FAULTY).startswith("磁盘满了")


@starts(by_biaogan)
def test_a_checkout_that_can_only_be_read(start: Start, site: Project) -> None:
    fault = f"EROFS 0 {site.root}"
    assert stopped(start, site, BIAOGAN_FAULT=fault, PYTHONPATH=FAULTY).startswith("这里只能读、不能写")


@pytest.mark.verify
def test_a_checkout_that_can_only_be_read_can_be_checked(site: Project) -> None:
    done = site.biaogan("check", BIAOGAN_FAULT=f"EROFS 0 {site.root}", PYTHONPATH=FAULTY)
    assert (done.returncode, done.stdout) == (0, "没有发现问题。\n")


@starts(without_mkdocs)
def test_processes_that_do_not_start(start: Start, site: Project) -> None:
    """A virus scanner, a limit on processes, not enough memory."""
    assert "进程一启动就退出" in stopped(start, site, BIAOGAN_FAULT="DIE", PYTHONPATH=FAULTY)


@starts(by_mkdocs)
def test_a_variable_without_a_day(start: Start, site: Project) -> None:
    assert "SOURCE_DATE_EPOCH" in stopped(start, site, SOURCE_DATE_EPOCH="now")


@pytest.mark.verify
@pytest.mark.parametrize("start", [by_biaogan, without_mkdocs])
def test_a_folder_that_is_no_project(start: Start, site: Project) -> None:
    (site.root / "mkdocs.yml").unlink()
    assert "mkdocs.yml" in stopped(start, site)


@pytest.mark.verify
def test_a_configuration_that_is_no_yaml(site: Project) -> None:
    (site.root / "mkdocs.yml").write_text("theme: [", "utf-8")
    assert "mkdocs.yml" in stopped(by_biaogan, site)
    assert "mkdocs.yml" in stopped(without_mkdocs, site)


# --- content at fault: exit status 1 -----------------------------------------------------------------------------------


@starts(by_biaogan)
def test_a_fault_of_the_content_ends_with_one(start: Start, site: Project) -> None:
    file = site.root / SCAM
    file.write_text(file.read_text("utf-8").replace("visibility: public", "visibility: open", 1), "utf-8")
    before = tree(site.site)
    done = start(site)
    assert done.returncode == 1, done.stdout + done.stderr
    finding, *_ = sentences(done, site)
    assert re.match(rf"{SCAM}:\d+:\d+ M\d{{3}} .+ — .+", finding)
    assert done.stderr.count(SCAM) == 1
    assert tree(site.site) == before


@pytest.mark.verify
def test_a_warning_of_a_handwritten_page_ends_with_one(site: Project) -> None:
    (site.root / "docs" / "index2.md").write_text("# 标题\n\n[坏链接](nowhere.md)\n", "utf-8")
    done = by_biaogan(site)
    assert done.returncode == 1
    assert "nowhere.md" in done.stderr
    assert sentences(done, site)[-1] == "手写的页面（docs/）或配置有上面列出的问题，没有换上新网站。"


# --- Git --------------------------------------------------------------------------------------------------------------


@pytest.fixture
def history(mini: Path) -> Path:
    """The miniature bank with two commits."""
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"], ["commit", "-qm", "y", "--allow-empty"]):
        git(mini, *arguments)
    return mini


def test_git_has_what_is_asked(history: Path, biaogan: Command) -> None:
    assert biaogan("diff", "HEAD~1", root=history).out == "内容没有变化。\n"


def unable(told: Told) -> str:
    """The one sentence of a command that cannot run."""
    assert (told.status, told.out, told.err.count("\n")) == (2, "", 1)
    return told.err


def test_a_machine_without_git(
    history: Path, tmp_path: Path, biaogan: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "没有安装 Git" in unable(biaogan("diff", "HEAD~1", root=history))


def test_a_copy_without_history(mini: Path, biaogan: Command) -> None:
    """Unpacked from a zip: everything else works."""
    assert "没有 Git 记录" in unable(biaogan("diff", "HEAD~1", root=mini))


def test_a_folder_of_another_user(history: Path, biaogan: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    said = unable(biaogan("diff", "HEAD~1", root=history))
    assert f"git config --global --add safe.directory {history}" in said


def test_a_shallow_clone(history: Path, tmp_path: Path, biaogan: Command) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", history.as_uri(), "shallow")
    told = biaogan("diff", "HEAD~1", root=tmp_path / "shallow")
    assert (told.status, "git fetch --unshallow" in told.err) == (1, True)
    assert biaogan("check", root=tmp_path / "shallow").status == 0


# --- the wheel --------------------------------------------------------------------------------------------------------


@pytest.mark.verify
def test_the_wheel_works_outside_a_checkout(mini_site: Project, tmp_path: Path) -> None:
    """`pip install .` into an empty environment with its real dependencies; a project without code builds the same trees."""
    source = tmp_path / "source"
    source.mkdir()
    for name in ("pyproject.toml", "LICENSE", "README.md"):
        shutil.copyfile(ROOT / name, source / name)
    shutil.copytree(ROOT / "hooks", source / "hooks", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "venv")], check=True)
    programs = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    pinned = ["--constraint", str(unhashed(ROOT / "requirements.lock", tmp_path / "constraints.txt"))]
    pip = [str(programs / "python"), "-m", "pip", "install", "-q", "--disable-pip-version-check", *pinned, str(source)]
    installed = subprocess.run(pip, capture_output=True, text=True, check=False)
    assert installed.returncode == 0, installed.stderr
    shutil.rmtree(source)

    bank = tmp_path / "只有 内容"
    bank.mkdir()
    for folder in ("standards", "campaigns", "docs"):
        shutil.copytree(mini_site.root / folder, bank / folder)
    shutil.copyfile(mini_site.root / "mkdocs.yml", bank / "mkdocs.yml")
    started = [str(programs / "biaogan"), "--root", str(bank)]
    for verb in (["check"], ["build"]):
        done = run([*started, *verb], tmp_path, {"SOURCE_DATE_EPOCH": EPOCH})
        assert done.returncode == 0, done.stdout + done.stderr
    assert tree(bank / "site") == tree(mini_site.site)
    assert {path.name for path in bank.iterdir()} == {
        "standards", "campaigns", "docs", "mkdocs.yml", "site", ".cache",
    }  # fmt: skip
    refused = run([*started, "schema"], tmp_path, {})
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)


def unhashed(lock: Path, target: Path) -> Path:
    """The versions of a lock as constraints: with hashes pip would refuse what is installed from a folder."""
    lines = [line.split(" \\")[0] for line in lock.read_text("utf-8").splitlines() if re.match(r"[\w.-]+==", line)]
    target.write_text("\n".join(lines) + "\n", "utf-8")
    return target
