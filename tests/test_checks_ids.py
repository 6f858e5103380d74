"""Identity: files in their folders, ids of their kind, nothing twice, nothing published lost or used again."""

from __future__ import annotations

import pytest

from tests.support import Case, append, edited, mini_texts, problems_in, removed, replace, whole

TEXTS = mini_texts()
ROLE = "standards/roles/ROL-002.yml"
SVC = "standards/services/SVC-001.yml"
PRC = "standards/processes/PRC-001.yml"
ZONE = "standards/sixs/SXS-001.yml"
FORM = "standards/forms/FRM-001.yml"
TOPIC = "standards/topics/TOP-001.yml"
BRANCHES = "standards/registers/branches.yml"
LEDGER = "standards/ledger/"
LOST = "  - {id: SCM-005, kind: scam, title: 冒充客服, staff: scams/SCM-005/, public: scams/SCM-005/, since: '2026-09-01'}\n"
LOST_PART = (
    "  - {id: SVC-001-09, kind: service, title: 窗口环境, staff: services/SVC-001/#SVC-001-09, since: '2026-09-01'}\n"
)
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
    Case(
        "short-address-of-the-site",
        (replace(TOPIC, "audiences:", "place: «I009»help\naudiences:"),),
        (replace(TOPIC, "audiences:", "place: cards\naudiences:"),),
    ),
    Case("short-address-of-a-folder", (replace(TOPIC, "audiences:", "place: «I009»scams\naudiences:"),)),
    Case(
        "short-address-twice",
        (
            replace(TOPIC, "audiences:", "place: cards\naudiences:"),
            whole("standards/topics/TOP-002.yml", TEXTS[TOPIC].replace("TOP-001", "TOP-002").replace("audiences:", "place: «I009»cards\naudiences:")),
        ),
        (
            replace(TOPIC, "audiences:", "place: cards\naudiences:"),
            whole("standards/topics/TOP-002.yml", TEXTS[TOPIC].replace("TOP-001", "TOP-002").replace("audiences:", "place: money\naudiences:")),
        ),
    ),
    Case("no-bank", (removed("standards/bank.yml"),), elsewhere=("standards/bank.yml:1:1 I004",)),
    Case(
        "prefix-of-another-kind",
        (whole("standards/roles/RLE-003.yml", THIRD_ROLE.replace("id: ROL-003", "id: «I005»RLE-003")),),
        (whole("standards/roles/ROL-00003.yml", THIRD_ROLE.replace("id: ROL-003", "id: ROL-00003")),),
    ),
    Case(
        "clause-of-another-record",
        (replace(SVC, "id: SVC-001-02", "id: «I006»SVC-002-02"), replace("standards/roles/ROL-001.yml", "SVC-001-02", "SVC-001-01, SVC-001")),
        (replace(SVC, "id: SVC-001-02", "id: SVC-001-99"), replace("standards/roles/ROL-001.yml", "SVC-001-02", "SVC-001-99")),
    ),
    Case("clause-with-three-digits", (replace(ZONE, "id: SXS-001-02", "id: «I006»SXS-001-002"),), (replace(ZONE, "id: SXS-001-02", "id: SXS-001-20"),)),
    Case("clause-with-full-width-digits", (replace(ZONE, "id: SXS-001-02", "id: «I006»SXS-001-０２"),)),
    Case(
        "published-and-gone",
        (append(LEDGER + "ids.yml", LOST),),
        (append(LEDGER + "ids.yml", LOST), append(LEDGER + "moves.yml", "  - {id: SCM-005, fate: withdrawn, to: [], since: '2026-10-01', reason: 过时}\n")),
        elsewhere=("standards/ledger/ids.yml:1:1 I007",),
    ),
    Case(
        "published-clause-gone",
        (append(LEDGER + "ids.yml", LOST_PART),),
        (append(LEDGER + "ids.yml", LOST_PART), append(LEDGER + "moves.yml", "  - {id: SVC-001-09, fate: merged, to: [SVC-001-01], since: '2026-10-01', reason: 并成一条}\n")),
        elsewhere=("standards/ledger/ids.yml:1:1 I007",),
    ),
    Case(
        "withdrawn-and-used-again",
        (whole("standards/scams/SCM-009.yml", TEXTS["standards/scams/SCM-002.yml"].replace("id: SCM-002", "id: «I008»SCM-009")),),
        (whole("standards/scams/SCM-010.yml", TEXTS["standards/scams/SCM-002.yml"].replace("id: SCM-002", "id: SCM-010")),),
    ),
    Case(
        "withdrawn-clause-used-again",
        (append(LEDGER + "moves.yml", "  - {id: SVC-001-01, fate: withdrawn, to: [], since: '2026-10-01', reason: 过时}\n"), replace(SVC, "id: SVC-001-01", "id: «I008»SVC-001-01")),
    ),
    Case("ledger-of-another-name", (whole(LEDGER + "id.yml", "«R001»entries: []\n"),), (whole(LEDGER + "ids.yml", "entries: []\n"),)),
    Case("ledger-without-list", (whole(LEDGER + "prints.yml", "«R001»entries: none\n"),), (whole(LEDGER + "prints.yml", "entries:\n"),)),
    Case("ledger-row-without-field", (append(LEDGER + "prints.yml", "  - «R001»{sheet: SHT-001-SCM-001, revision: 1}\n"),)),
    Case("ledger-row-that-is-text", (append(LEDGER + "prints.yml", "  - «R001»SHT-001\n"),)),
    Case("ledger-row-with-a-word-for-a-number", (append(LEDGER + "revisions.yml", "  - «R001»{sheet: SHT-001, revision: one, hash: a, since: b}\n"),)),
    Case("ledger-row-with-a-list-for-a-text", (append(LEDGER + "moves.yml", "  - «R001»{id: [SCM-009], fate: moved, to: [], since: a, reason: b}\n"),)),
    Case("ledger-row-with-a-text-for-a-list", (append(LEDGER + "moves.yml", "  - «R001»{id: SCM-009, fate: moved, to: SCM-001, since: a, reason: b}\n"),)),
    Case("ledger-row-with-another-fate", (append(LEDGER + "moves.yml", "  - «R001»{id: SCM-009, fate: lost, to: [], since: a, reason: b}\n"),)),
    Case(
        "id-registered-twice",
        (append(LEDGER + "ids.yml", "  - «R002»{id: SCM-001, kind: scam, title: 冒充警察, staff: a, public: b, since: '2026-09-01'}\n"),),
        (append(LEDGER + "ids.yml", "  - {id: SCM-002, kind: scam, title: 冒充子女, staff: a, public: b, since: '2026-09-01'}\n"),),
    ),
    Case(
        "revision-registered-twice",
        (append(LEDGER + "revisions.yml", "  - «R002»{sheet: SHT-001-SCM-001, revision: 1, hash: b, since: '2026-09-01'}\n"),),
        (append(LEDGER + "revisions.yml", "  - {sheet: SHT-001-SCM-001, revision: 2, hash: b, since: '2026-09-01'}\n"),),
    ),
    Case(
        "the-same-print-run-again-is-no-fault",
        (),
        (append(LEDGER + "prints.yml", TEXTS[LEDGER + "prints.yml"].rsplit("\n", 2)[1] + "\n"),),
    ),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_identity(case: Case) -> None:
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
