"""Identity: ids of their kind, nothing published lost or used again, no address for two pages."""

from __future__ import annotations

import pytest

from tests.support import Case, append, mini_texts, replace, whole

TEXTS = mini_texts()
ROLE = "standards/roles/ROL-002.yml"
SVC = "standards/services/SVC-001.yml"
ZONE = "standards/sixs/SXS-001.yml"
TOPIC = "standards/topics/TOP-001.yml"
LEDGER = "standards/ledger/"
LOST = "  - {id: SCM-005, kind: scam, title: 冒充客服, staff: scams/SCM-005/, public: scams/SCM-005/, since: '2026-09-01'}\n"
LOST_PART = (
    "  - {id: SVC-001-09, kind: service, title: 窗口环境, staff: services/SVC-001/#SVC-001-09, since: '2026-09-01'}\n"
)
THIRD_ROLE = TEXTS[ROLE].replace("ROL-002", "ROL-003")

CASES = [
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
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_ids(case: Case) -> None:
    case.verify()
