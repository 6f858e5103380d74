"""Golden files of the mini bank: what people read, kept as people read it.

Each file in tests/golden/ is what the program makes of the mini bank today. A change that is meant is accepted with

    python run.py test --accept        (or: pytest tests/test_golden.py --accept)

and then shows in the diff of the commit, where it is read like any other change. Nothing is accepted by itself.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from biaogan.build import Prepared, print_jobs, public_files, staff_exports
from biaogan.problems import as_text
from tests.support import MINI, TODAY, book_of, edited, insert, mini_texts, problems_in, removed, replace

GOLDEN = Path(__file__).parent / "golden"


def compare(name: str, text: str, accept: bool) -> None:
    """The golden file holds exactly `text`; with --accept it does from now on."""
    path = GOLDEN / name
    if accept:
        path.write_text(text, "utf-8", newline="\n")
    assert path.read_text("utf-8") == text, f"{name} differs; if that is meant: python run.py test --accept"


@pytest.fixture(scope="module")
def prepared() -> Prepared:
    return Prepared.of(MINI, book_of(mini_texts()), TODAY)


def test_what_check_says_about_a_broken_bank(accept: bool) -> None:
    texts = edited(
        replace("standards/bank.yml", 'value: "30000"', "value: 三万"),
        replace("standards/roles/ROL-002.yml", "title: 柜员", "title：柜员"),
        replace("standards/services/SVC-001.yml", "summary: 窗口干净，客户坐得下。", "sumary: 窗口干净,客户坐得下。"),
        replace("standards/processes/PRC-001.yml", "to: PRC-001-04", "to: PRC-001-05"),
        replace("standards/scams/SCM-001.yml", "  - 马上挂断", "  - 打13800000000"),
        replace("standards/scams/SCM-001.yml", "icon: gavel", "icon: gravel"),
        replace("standards/scams/SCM-002.yml", "visibility: public\n", ""),
        insert("standards/forms/FRM-001.yml", "retention:", "title: 又一个名称\n"),
        replace("campaigns/campaigns/CMP-001.yml", "ends: 2026-12-31", "ends: 2025-12-31"),
        replace("campaigns/sheets/SHT-001.yml", "size: A3", "size: A5"),
        removed("standards/sixs/SXS-002.yml"),
    )
    compare("problems.txt", as_text(problems_in(texts)) + "\n", accept)


@pytest.mark.parametrize(
    ("key", "imprint"), [("SHT-001-SCM-001", "BR-001"), ("SHT-002-PRC-001", "bank"), ("SHT-003", "bank")]
)
def test_the_data_of_a_sheet(key: str, imprint: str, prepared: Prepared, accept: bool) -> None:
    job = next(j for j in print_jobs(prepared) if (j.key, j.imprint, j.variant) == (key, imprint, "press"))
    data = json.loads(job.text)
    compare(f"{key}.json", json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n", accept)


def test_the_files_of_the_public_site(prepared: Prepared, accept: bool) -> None:
    """An index's name has a hash of what is in it, which changes with every word."""
    pages = [re.sub(r"-[0-9a-f]{16}\.js$", "-HASH.js", path) for path, _ in public_files(prepared)]
    sheets = [job.output.removeprefix("public/") for job in print_jobs(prepared) if job.output.startswith("public/")]
    compare("public-paths.txt", "\n".join(sorted(pages + sheets)) + "\n", accept)


def test_the_files_of_the_print_room_and_the_exports(prepared: Prepared, accept: bool) -> None:
    sheets = [job.output.removeprefix("staff/") for job in print_jobs(prepared) if job.output.startswith("staff/")]
    compare(
        "staff-paths.txt", "\n".join(sorted([*sheets, *(path for path, _ in staff_exports(prepared))])) + "\n", accept
    )
