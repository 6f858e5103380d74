"""What travels to the workers of a cluster by value: it must not need this project, for it is what brings it.

Neither the scheduler nor a worker has to have Biaogan installed; a worker needs Python, distributed, and the libraries
that print (typst, pikepdf, fonttools). Everything else comes in a parcel: the package, templates, fonts, profile.
"""

from __future__ import annotations

from typing import Any

from distributed import WorkerPlugin

PLUGIN = "biaogan"


class Parcel(WorkerPlugin):
    """Unpacks the parcel on every worker, also on those that come later or come back after a crash.

    content: a zip with hooks/ inside; mark: fingerprint of the materials in it.
    """

    name = PLUGIN

    def __init__(self, content: bytes, mark: str) -> None:
        self.content = content
        self.mark = mark

    def setup(self, worker: Any) -> None:
        """Makes `biaogan` importable on this worker. A worker that has a Biaogan of its own keeps it."""
        import importlib
        import importlib.util
        import io
        import sys
        import zipfile
        from pathlib import Path

        place = Path(worker.local_directory) / f"biaogan-parcel-{self.mark[:16]}"
        here = str(place / "hooks")
        if here in sys.path:
            return
        shipped = [path for path in sys.path if Path(path).parent.name.startswith("biaogan-parcel-")]
        for path in shipped:
            sys.path.remove(path)
        if shipped:  # an older parcel: what was imported from it must go
            for name in [name for name in sys.modules if name.partition(".")[0] == "biaogan"]:
                del sys.modules[name]
            importlib.invalidate_caches()
        if importlib.util.find_spec("biaogan") is not None:
            return
        if not place.is_dir():
            with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
                archive.extractall(place)
        sys.path.insert(0, here)
        importlib.invalidate_caches()


def worker_report(profile: str) -> dict[str, str]:
    """What a worker has: versions, the fingerprint of its materials, where its Biaogan is; `fault` where it cannot print."""
    from importlib.metadata import PackageNotFoundError, version

    found: dict[str, str] = {}
    for library in ("typst", "pikepdf"):
        try:
            found[library] = version(library)
        except PackageNotFoundError:
            found[library] = ""
    try:
        from biaogan.press.cluster.remote import materials
        from biaogan.press.materials import fingerprint

        own = materials(profile)
        found |= {"mark": fingerprint(own), "place": str(own.templates.parents[3])}
    except Exception as error:  # noqa: BLE001 - whatever stands in the way is what the person has to be told
        found["fault"] = f"{type(error).__name__}: {error}"
    return found


def print_one(fields: tuple[Any, ...], profile: str, mark: str) -> tuple[bytes | None, tuple[Any, ...]]:
    """One job on a worker. fields: those of a PrintJob; mark: fingerprint it must be made with.

    The file's bytes and no problems, or None and the problems as plain tuples.
    """
    from distributed import get_worker

    from biaogan.press.cluster.remote import print_here

    return print_here(fields, profile, mark, get_worker().local_directory)
