"""A pytest plugin, and a module to import first: MkDocs and its themes are not installed, as far as Python can tell."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

GONE = ("mkdocs", "material", "properdocs", "mkdocs_get_deps", "pymdownx", "markdown")


class Gone(MetaPathFinder):
    """Says "not installed" before anybody else is asked."""

    def find_spec(
        self,
        name: str,
        path: Sequence[str] | None = None,  # noqa: ARG002 - the signature is Python's
        target: ModuleType | None = None,  # noqa: ARG002
    ) -> ModuleSpec | None:
        """Raises for what is gone, else leaves it to the next finder."""
        if name.partition(".")[0] in GONE:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return None


assert not [name for name in sys.modules if name.partition(".")[0] in GONE], "loaded too late"
sys.meta_path.insert(0, Gone())
