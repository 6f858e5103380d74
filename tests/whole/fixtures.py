"""The built books. Both folders of tests share them: each is built once a session, whoever asks first."""

from __future__ import annotations

from pathlib import Path

import pytest

from biaogan.build import Prepared
from tests.whole.builds import BOOKS, Project, copied
from tests.whole.hostile import Attacks, attack

MINI_AND_REAL = ("mini", pytest.param("real", marks=pytest.mark.verify))


def site_of(name: str, base: Path) -> Project:
    """The built site of a book below `base`; built if it is not there yet. A build that failed leaves no `site`."""
    project = Project(base / f"built-{name}")
    if not project.site.is_dir():
        project = project if project.root.is_dir() else copied(BOOKS[name], project.root)
        project.built()
    return project


@pytest.fixture(scope="session")
def mini_site(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The miniature bank, built."""
    return site_of("mini", tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The content of the repository, built."""
    return site_of("real", tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session", params=MINI_AND_REAL)
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Each book, built: the miniature bank in `make test`, the content of the repository in `make verify`."""
    return site_of(request.param, tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def prepared(project: Project) -> Prepared:
    """What `project` was built from."""
    return project.prepared()


@pytest.fixture(scope="session", params=[0, *(pytest.param(n, marks=pytest.mark.verify) for n in range(1, 6))])
def attacked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, Attacks]:
    """The miniature bank with an attack in every text, built; several runs, so that every place meets every attack."""
    project = Project(tmp_path_factory.getbasetemp() / f"attacked-{request.param}")
    if project.site.is_dir():  # the other folder of tests has built it
        return project, Attacks.read(project.root)
    copied(BOOKS["mini"], project.root)
    attacks = attack(project.root, request.param)
    project.built()
    attacks.write(project.root)
    return project, attacks
