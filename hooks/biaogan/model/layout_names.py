"""The layouts that a sheet may name: those declared among the templates, so that a new one is listed nowhere again."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticKnownError, core_schema

from biaogan.model.fields import LateChoice
from biaogan.places import PRINT_TEMPLATES

FLOW = "process-flow"  # drawn in the handbook and on no sheet


@cache
def layout_names() -> tuple[str, ...]:
    """In the order of the alphabet; read when first asked for."""
    return tuple(sorted(path.stem for path in (PRINT_TEMPLATES / "layouts").glob("*.json") if path.stem != FLOW))


class _Named(LateChoice):
    """Makes pydantic treat the field as a choice of `layout_names`, which are not read before they are needed."""

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.checked)

    def __get_pydantic_json_schema__(self, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "enum": list(layout_names())}

    @staticmethod
    def checked(value: object) -> str:
        """The name as it is. Raises what pydantic raises for a wrong choice."""
        if isinstance(value, str) and value in layout_names():
            return value
        raise PydanticKnownError("literal_error", {"expected": ", ".join(map(repr, layout_names()))})


LayoutName = Annotated[str, _Named()]
