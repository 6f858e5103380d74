"""The rows of the ledger: each in its shape, and none written twice."""

from __future__ import annotations

import pytest

from tests.support import Case, append, mini_texts, whole

TEXTS = mini_texts()
LEDGER = "standards/ledger/"

CASES = [
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
def test_rows(case: Case) -> None:
    case.verify()
