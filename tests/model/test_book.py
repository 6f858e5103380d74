"""The book as it is read: files in their folders, nothing twice, and one broken file told once."""

from __future__ import annotations

import pytest

from tests.support import Case, append, edited, mini_texts, problems_in, removed, replace, whole

TEXTS = mini_texts()
ROLE = "standards/roles/ROL-002.yml"
SVC = "standards/services/SVC-001.yml"
BRANCHES = "standards/registers/branches.yml"
THIRD_ROLE = TEXTS[ROLE].replace("ROL-002", "ROL-003")

CASES = [
    Case("unknown-folder", (whole("standards/roless/ROL-003.yml", "«I001»" + THIRD_ROLE),), (whole("standards/roles/ROL-003.yml", THIRD_ROLE),)),
    Case("folder-in-a-folder", (whole("standards/roles/old/ROL-003.yml", "«I001»" + THIRD_ROLE),)),
    Case("unknown-register", (whole("standards/registers/branch.yml", "«I001»" + TEXTS[BRANCHES]),)),
    Case(
        "register-in-two-files",
        (whole("standards/registers/branches/b.yml", "entries:\n  - id: «I002»BR-001\n" + TEXTS[BRANCHES].split("\n", 2)[2]), removed(BRANCHES), whole("standards/registers/branches/a.yml", TEXTS[BRANCHES].split("  - id: BR-002")[0])),
        (removed(BRANCHES), whole("standards/registers/branches/a.yml", TEXTS[BRANCHES])),
    ),
    Case(
        "id-twice",
        (whole("standards/roles/ROL-003.yml", THIRD_ROLE.replace("id: ROL-003", "id: «I002»«I003»ROL-002")),),
        (whole("standards/roles/ROL-003.yml", THIRD_ROLE),),
    ),
    Case(
        "key-twice-in-a-register",
        (replace(BRANCHES, "id: BR-002", "id: «I002»BR-001"),),
        (replace(BRANCHES, "id: BR-002", "id: BR-0010"),),
    ),
    Case(
        "clause-twice",
        (replace(SVC, "id: SVC-001-02", "id: «I002»SVC-001-01"), replace("standards/roles/ROL-001.yml", "SVC-001-02", "SVC-001-01")),
        (replace(SVC, "id: SVC-001-02", "id: SVC-001-03"), replace("standards/roles/ROL-001.yml", "SVC-001-02", "SVC-001-03")),
    ),
    Case(
        "name-of-the-file",
        (whole("standards/roles/ROL-003.yml", THIRD_ROLE.replace("id: ROL-003", "id: «I003»ROL-004")),),
        (whole("standards/roles/ROL-004.yaml", THIRD_ROLE.replace("id: ROL-003", "id: ROL-004")),),
    ),
    Case("no-bank", (removed("standards/bank.yml"),), elsewhere=("standards/bank.yml:1:1 I004",)),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_book(case: Case) -> None:
    case.verify()


@pytest.mark.parametrize("path", sorted(TEXTS))
def test_a_broken_file_is_the_only_thing_that_is_told(path: str) -> None:
    """What stands in a file that cannot be read is not reported as missing everywhere else."""
    found = problems_in(edited(whole(path, 'id: "open\n')))
    assert {p.mark.path for p in found} == {path}, "\n".join(map(str, found))


@pytest.mark.parametrize("path", [p for p in sorted(TEXTS) if "/registers/" not in p and "/ledger/" not in p])
def test_a_record_with_one_wrong_field_is_the_only_thing_that_is_told(path: str) -> None:
    found = problems_in(edited(append(path, "zzz: 1\n")))
    assert [f"{p.mark.path} {p.code}" for p in found] == [f"{path} M002"]


@pytest.mark.parametrize("path", [p for p in sorted(TEXTS) if "/registers/" in p])
def test_a_register_entry_with_one_wrong_field_is_the_only_thing_that_is_told(path: str) -> None:
    found = problems_in(edited(replace(path, "entries:\n  - ", "entries:\n  - zzz: 1\n    ")))
    assert [f"{p.mark.path} {p.code}" for p in found] == [f"{path} M002"]
