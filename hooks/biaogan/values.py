"""Plain values: what JSON can hold. Nothing is imported here, so that whoever only prints needs none of the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

Json: TypeAlias = "str | int | float | Sequence[Json] | Mapping[str, Json] | None"
