"""Every module with a rule is a family, and has its file of rows here, which trigger every code that it declares."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from pathlib import Path

import pytest

from biaogan import checks

MODULES = tuple(module.name for module in pkgutil.iter_modules(checks.__path__))
RULES = tuple(name for name in MODULES if hasattr(import_module(f"biaogan.checks.{name}"), "CODES"))


def test_every_module_with_a_rule_is_run() -> None:
    assert {f"biaogan.checks.{name}" for name in RULES} == {family.__name__ for family in checks.FAMILIES}


@pytest.mark.parametrize("name", RULES)
def test_the_rows_beside_a_rule_trigger_its_codes(name: str) -> None:
    assert (Path(__file__).parent / f"test_{name}.py").is_file(), f"tests/checks/test_{name}.py is missing"
    codes = {code for case in import_module(f"tests.checks.test_{name}").CASES for code in case.codes}
    assert set(import_module(f"biaogan.checks.{name}").CODES) <= codes
