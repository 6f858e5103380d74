"""A build that fails, is refused or is killed never leaves half a site, and says what is wrong in one go."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from biaogan.whole import Stage
from tests.support import ROOT
from tests.whole.builds import Project, branched, environment, mkdocs, tree

FINDING = re.compile(r"^\S+:\d+:\d+ [A-Z]\d{3} .+ — .+$", re.MULTILINE)
SCAM = "standards/scams/SCM-001.yml"


@pytest.fixture
def site(mini_site: Project, tmp_path: Path) -> Project:
    """A copy of the built miniature bank that a test may break."""
    return branched(mini_site, tmp_path / "project")


def change(project: Project, path: str, old: str, new: str) -> None:
    file = project.root / path
    text = file.read_text("utf-8")
    assert text.count(old) >= 1, (path, old)
    file.write_text(text.replace(old, new, 1), "utf-8")


def refused(project: Project) -> str:
    """Builds a book with faults: exit status 1, the old site untouched, no stage left. What was said."""
    before = tree(project.site)
    done = project.build()
    assert done.returncode == 1, done.stdout + done.stderr
    assert tree(project.site) == before
    assert {path.name for path in project.site.iterdir()} == {"staff", "public"}
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


def test_a_fault_is_named_with_its_place_and_remedy(site: Project) -> None:
    change(site, SCAM, "visibility: public", "visibility: open")
    line = (site.root / SCAM).read_text("utf-8").split("\n").index("visibility: open") + 1
    said = refused(site)
    assert re.search(rf"^{SCAM}:{line}:\d+ M\d{{3}} .+ — .+", said, re.MULTILINE), said


def test_all_faults_of_all_files_in_one_run(site: Project) -> None:
    change(site, SCAM, "visibility: public", "visibility: open")
    change(site, "standards/services/SVC-001.yml", "norm: 服务环境", "norm: 没有这个")
    change(site, "standards/processes/PRC-001.yml", "actor: ROL-002", "actor: ROL-999")
    change(site, "campaigns/campaigns/CMP-001.yml", "title: ", "title： ")
    (site.root / "standards/roles/ROL-002.yml").write_text('title: "没有关上\n', "utf-8")
    found = {line.partition(":")[0] for line in FINDING.findall(refused(site))}
    assert {
        SCAM, "standards/services/SVC-001.yml", "standards/processes/PRC-001.yml",
        "campaigns/campaigns/CMP-001.yml", "standards/roles/ROL-002.yml",
    } <= found  # fmt: skip


def test_a_sheet_that_cannot_be_made_fails_the_build(site: Project) -> None:
    """The data are good, the press is not: a template with a fault."""
    change(
        site,
        "hooks/biaogan/templates/print/poster.typ",
        "#show: sheet.with(job,",
        "#no-such-thing\n#show: sheet.with(job,",
    )
    said = refused(site)
    assert "P003" in said


def test_a_template_with_a_fault_leaves_the_old_site(site: Project) -> None:
    change(site, "hooks/biaogan/templates/site/about.html", "{%", "{{ bank.staff_base }}{%")
    before = tree(site.site)
    done = site.build()
    assert done.returncode != 0
    assert tree(site.site) == before


def test_a_denied_word_in_a_finished_page_leaves_the_old_site(site: Project) -> None:
    """No field of any record holds it: it comes in by a template, where no check of the data looks."""
    change(site, "hooks/biaogan/templates/site/about.html", "关于这个网站", "关于&#x67dc;面<b>核实</b>口径")
    said = refused(site)
    assert re.search("^public/about/index.html:1:1 V004 .*“柜面核实口径”.* — .+旧的公众站没有动", said, re.MULTILINE), (
        said
    )


@pytest.mark.verify  # everything is printed anew
def test_a_denied_amount_in_a_finished_sheet_leaves_the_old_site(site: Project) -> None:
    change(site, "hooks/biaogan/templates/print/layouts/poster.json", "遇到这些要警惕", "满3万元要警惕")
    said = refused(site)
    assert re.search(r"^public/print/\S+\.pdf:1:1 V004 .*“3万元”", said, re.MULTILINE), said


def test_a_warning_leaves_the_old_site(site: Project) -> None:
    """`--strict` fails after everything is made: the finished trees must not go in."""
    (site.root / "docs" / "index2.md").write_text("# 标题\n\n[坏链接](nowhere.md)\n", "utf-8")
    change(site, SCAM, "叫您转钱", "叫您马上转钱")
    said = refused(site)
    assert "nowhere.md" in said
    (site.root / "docs" / "index2.md").unlink()
    assert "叫您马上转钱" in (site.built().public / "scams/SCM-001/index.html").read_text("utf-8")


def test_what_is_gone_from_the_book_is_gone_from_the_trees(site: Project) -> None:
    """The new trees take the place of the old ones; nothing of the old shines through."""
    (site.staff / "stale.html").write_text("旧", "utf-8")
    (site.public / "stale.html").write_text("旧", "utf-8")
    site.built()
    assert not (site.staff / "stale.html").exists()
    assert not (site.public / "stale.html").exists()


# --- kill -9 ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def changed(mini_site: Project, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The whole new site that the killed builds were about to make: its tree."""
    project = branched(mini_site, tmp_path_factory.mktemp("changed") / "project")
    edit(project)
    return tree(project.built().site)


def edit(project: Project) -> None:
    """A change that shows in pages and sheets of both trees."""
    change(project, "standards/bank.yml", "name: 小桥银行", "name: 大桥银行")


def state(project: Project, old: dict[str, str], new: dict[str, str]) -> str:
    """`old` or `new` where the site is exactly that, else what is wrong with it."""
    now = tree(project.site)
    if now in (old, new):
        return "old" if now == old else "new"
    parts = {name: {p: h for p, h in now.items() if p.startswith(name + "/")} for name in ("staff", "public")}
    told = []
    for name, part in parts.items():
        for word, whole in (("old", old), ("new", new)):
            if part == {p: h for p, h in whole.items() if p.startswith(name + "/")}:
                told.append(f"{name} {word}")
    return f"half: {', '.join(told) or 'neither tree whole'}"


def recovered(project: Project, old: dict[str, str], new: dict[str, str]) -> str:
    """The state after the next command. That one fails for a fault in the book: it may mend, and may not build."""
    change(project, SCAM, "visibility: public", "visibility: open")
    assert project.build().returncode == 1
    change(project, SCAM, "visibility: open", "visibility: public")
    return state(project, old, new)


HALF = (3, "before")  # in the middle of it
MOMENTS = [
    HALF,
    *(
        pytest.param(number, when, marks=pytest.mark.verify)
        for when in ("before", "after")
        for number in range(1, 6)
        if (number, when) != HALF
    ),
]


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
@pytest.mark.parametrize(("number", "when"), MOMENTS)
def test_killed_within_the_swap(
    site: Project, mini_site: Project, changed: dict[str, str], number: int, when: str
) -> None:
    """At every rename of the swap, right before and right after it."""
    edit(site)
    done = dying(site, number, when)
    assert done.returncode == -signal.SIGKILL or (number > 2 and done.returncode == 0), done.stderr.decode()
    Stage({"staff": site.staff, "public": site.public}).drop()  # what the next build does first
    assert state(site, tree(mini_site.site), changed) in ("old", "new")


@pytest.mark.verify
def test_the_swap_has_no_more_moments_than_were_tried(site: Project, changed: dict[str, str]) -> None:
    edit(site)
    done = dying(site, 6, "before")
    assert done.returncode == 0, done.stderr.decode()
    assert tree(site.site) == changed


def dying(project: Project, number: int, when: str) -> subprocess.CompletedProcess[bytes]:
    """A build that kills itself at the given rename; it lives where there are fewer."""
    env = environment({"PYTHONPATH": str(ROOT)})
    command = [sys.executable, "-m", "tests.whole.dying", str(number), when, "build", "--strict"]
    return subprocess.run(command, cwd=project.root, env=env, capture_output=True, check=False)


def _delays(count: int) -> list[float]:
    """Seconds, seeded: spread over a build with a warm cache, crowded towards its end."""
    chance = random.Random(20261122)  # noqa: S311 - not for secrets
    return sorted(round(3.2 * chance.random() ** 0.5, 3) for _ in range(count))


def killed_at_any_time(project: Project, old: dict[str, str], new: dict[str, str], delays: list[float]) -> list[str]:
    """Kills builds one after the other, each on top of what the last one left; then one goes through."""
    edit(project)
    states = []
    for delay in delays:
        with subprocess.Popen(
            [*mkdocs(), "build", "--strict"], cwd=project.root, env=environment({}),
            start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        ) as process:  # fmt: skip
            time.sleep(delay)
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
        states.append(f"{delay}: {recovered(project, old, new)}")
    return states


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
@pytest.mark.parametrize("count", [1, pytest.param(40, marks=pytest.mark.verify)])
def test_killed_at_any_time(site: Project, mini_site: Project, changed: dict[str, str], count: int) -> None:
    states = killed_at_any_time(site, tree(mini_site.site), changed, _delays(count))
    assert [s for s in states if not s.endswith((": old", ": new"))] == []
    assert tree(site.built().site) == changed
