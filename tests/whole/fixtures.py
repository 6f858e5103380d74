"""The built books. Both folders of tests share them: each is built once a session, whoever asks first."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from biaogan.build import Prepared
from tests.whole.builds import BOOKS, STALL, Project, copied
from tests.whole.hostile import Attacks, attack

MINI_AND_REAL = ("mini", pytest.param("real", marks=pytest.mark.verify))


def shared_base(factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this session share."""
    base = factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@contextmanager
def alone(place: Path) -> Iterator[None]:
    """One process at a time for what stands at `place`; whoever comes second finds it done."""
    lock = place.with_name(place.name + ".lock")
    until = time.monotonic() + STALL
    while True:
        try:
            lock.mkdir(parents=True)
            break
        except FileExistsError:
            assert time.monotonic() < until, f"{lock} was never given back"
            time.sleep(0.2)
    try:
        yield
    finally:
        lock.rmdir()


def site_of(name: str, base: Path) -> Project:
    """The built site of a book below `base`; built if it is not there yet. A build that failed leaves no `site`."""
    project = Project(base / f"built-{name}")
    with alone(project.root):
        if not project.site.is_dir():
            project = project if project.root.is_dir() else copied(BOOKS[name], project.root)
            project.built()
    return project


@pytest.fixture(scope="session")
def mini_site(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The miniature bank, built."""
    return site_of("mini", shared_base(tmp_path_factory))


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The content of the repository, built."""
    return site_of("real", shared_base(tmp_path_factory))


@pytest.fixture(scope="session", params=MINI_AND_REAL)
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Each book, built: the miniature bank in `make test`, the content of the repository in `make verify`."""
    return site_of(request.param, shared_base(tmp_path_factory))


@pytest.fixture(scope="session")
def prepared(project: Project) -> Prepared:
    """What `project` was built from."""
    return project.prepared()


@pytest.fixture(scope="session", params=[0, *(pytest.param(n, marks=pytest.mark.verify) for n in range(1, 6))])
def attacked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, Attacks]:
    """The miniature bank with an attack in every text, built; several runs, so that every place meets every attack."""
    project = Project(shared_base(tmp_path_factory) / f"attacked-{request.param}")
    with alone(project.root):
        if not project.site.is_dir():  # else another folder of tests has built it
            copied(BOOKS["mini"], project.root)
            attacks = attack(project.root, request.param)
            attacks.write(project.root)
            project.built()
        return project, Attacks.read(project.root)
