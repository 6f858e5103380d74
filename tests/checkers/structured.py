"""Whether JSON-LD says what schema.org lets it say.

Two judges. The TypeScript compiler holds every object against the declarations of `schema-dts`, which are generated
from the vocabulary of schema.org: it finds unknown types, properties that a type does not have, and values of a wrong
type. Adobe's validator adds what search engines require, such as the position of every step of a breadcrumb.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from tests.checkers.pages import file_of, pages
from tests.checkers.programs import MODULES, asked, needed, node
from tools import checkers

CONTEXT = "https://schema.org"
TYPE = re.compile(r"[A-Z][A-Za-z0-9]*")
DAY = re.compile(r'(?:"[^"]*": )?"(\d{4}-\d+-\d+(?:T[^"]*)?)"$')
ERROR = re.compile(r"(?m)^[^\s(]+\((\d+),\d+\): error TS\d+: (.+(?:\n +.+)*)")
# The declarations say `string` for these; the vocabulary says which strings (ISO 8601, absolute addresses).
NARROW = {
    "Date": "`${number}-${number}-${number}`",
    "DateTime": "`${number}-${number}-${number}T${number}:${number}${string}`",
    "Time": "`${number}:${number}${string}`",
    "Duration": "`P${string}`",
    "URL": "`https://${string}` | `http://${string}` | `mailto:${string}` | `tel:${string}`",
}


@dataclass(frozen=True, slots=True)
class Found:
    """One JSON-LD object, and where it stands."""

    place: str
    value: dict[str, Any]


class _Scripts(HTMLParser):
    """The texts of all `<script type="application/ld+json">` of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "script" and dict(attrs).get("type") == "application/ld+json"
        if self._inside:
            self.texts.append("")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "script"


def scripts_of(html: str) -> list[str]:
    """The JSON-LD texts of a page, in order."""
    parser = _Scripts()
    parser.feed(html)
    parser.close()
    return parser.texts


def texts_of(tree: Path) -> dict[str, str]:
    """All JSON-LD texts of a built tree: the page and the number of the script on it -> the text."""
    return {
        f"{page} {number}": text
        for page in pages(tree)
        for number, text in enumerate(scripts_of(file_of(tree, page).read_text("utf-8")))
    }


def count_of(texts: dict[str, str]) -> int:
    """How many objects readable JSON-LD texts hold."""
    return sum(1 for place, text in texts.items() for _ in _objects(place, json.loads(text)))


def faults_in(texts: dict[str, str]) -> list[str]:
    """What is wrong with JSON-LD texts, as `place: path: what`. texts: by the place they stand at."""
    faults: list[str] = []
    objects: list[Found] = []
    for place, text in texts.items():
        try:
            document = json.loads(text, object_pairs_hook=_once)
        except ValueError as error:
            faults.append(f"{place}: no JSON: {error}")
            continue
        for found in _objects(place, document):
            problem = _unfit(found)
            if problem:
                faults.append(f"{found.place}: {problem}")
            else:
                objects.append(found)
    return faults + (_typed(objects) + _required(objects) if objects else [])


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _ in pairs]
    if len(keys) != len(set(keys)):
        raise ValueError(f"a name twice in {keys}")
    return dict(pairs)


def _objects(place: str, document: Any) -> Iterator[Found]:
    """The objects of a document: itself, those of its list, or those of its graph, each with its context."""
    if isinstance(document, list):
        for number, entry in enumerate(document):
            yield from _objects(f"{place}: [{number}]", entry)
    elif isinstance(document, dict) and isinstance(graph := document.get("@graph"), list):
        for number, entry in enumerate(graph):
            inherited = {"@context": document.get("@context"), **entry} if isinstance(entry, dict) else {}
            yield Found(f"{place}: @graph[{number}]", inherited)
    else:
        yield Found(place, document if isinstance(document, dict) else {})


def _unfit(found: Found) -> str:
    """Why an object cannot be held against the vocabulary; empty where it can."""
    context, kind = found.value.get("@context"), found.value.get("@type")
    if context not in (CONTEXT, CONTEXT + "/"):
        return f"@context is {context!r}, not {CONTEXT!r}"
    if not isinstance(kind, str) or not TYPE.fullmatch(kind):
        return f"@type is {kind!r}, which is no type"
    wrong = [text for text, _ in _lines(found.value, "") if DAY.match(text) and not _in_calendar(DAY.sub(r"\1", text))]
    return f"no such day or time: {', '.join(wrong)}" if wrong else ""


def _in_calendar(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _lines(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """The value as TypeScript, a line for each leaf and bracket, and the path of each line."""
    if isinstance(value, dict):
        yield "{", path
        for key, entry in value.items():
            inner = f"{path}.{key}".lstrip(".")
            lines = list(_lines(entry, inner))
            yield f"{json.dumps(key)}: {lines[0][0]}", inner
            yield from lines[1:]
            yield ",", inner
        yield "}", path
    elif isinstance(value, list):
        yield "[", path
        for number, entry in enumerate(value):
            yield from _lines(entry, f"{path}[{number}]")
            yield ",", f"{path}[{number}]"
        yield "]", path
    else:
        yield json.dumps(value), path


def _typed(objects: list[Found]) -> list[str]:
    """What the compiler says, by the path inside the object; one start for all."""
    needed()
    source, places = ['import type * as S from "./schema"; type Sure<T> = Exclude<T, string>;'], [""]
    for number, found in enumerate(objects):
        source.append(f"export const o{number}: Sure<S.{found.value['@type']}> =")
        places.append(f"{found.place}: @type")
        for text, path in _lines({k: v for k, v in found.value.items() if k != "@context"}, ""):
            source.append(text)
            places.append(f"{found.place}: {path}".removesuffix(": "))
        source.append(";")
        places.append(found.place)
    with tempfile.TemporaryDirectory(prefix="biaogan-jsonld-") as folder:
        (Path(folder) / "schema.d.ts").write_text(declarations(), encoding="utf-8")
        shutil.copytree(MODULES / "schema-dts-lib", Path(folder) / "node_modules" / "schema-dts-lib")  # it imports this
        file = Path(folder) / "objects.ts"
        file.write_text("\n".join(source), encoding="utf-8")
        compiler = [str(checkers.node()[0]), str(MODULES / "typescript" / "bin" / "tsc")]
        done = asked([*compiler, "--noEmit", "--strict", "--pretty", "false", str(file)])
    errors = ERROR.findall(done.stdout.replace(f'"{folder}/schema"', "schema.org"))
    assert bool(errors) == (done.returncode != 0), done.stdout + done.stderr
    return [f"{places[int(line) - 1]}: {' '.join(said.split())[:400]}" for line, said in errors]


def declarations() -> str:
    """The declarations of schema.org with dates, times and addresses narrowed to what they look like."""
    text = (MODULES / "schema-dts" / "dist" / "schema.d.ts").read_text("utf-8")
    for name, shape in NARROW.items():
        old, new = f"\nexport type {name} = string;", f"\nexport type {name} = {shape};"
        assert text.count(old) == 1, f"schema-dts declares {name} {text.count(old)} times"
        text = text.replace(old, new)
    return text


def _required(objects: list[Found]) -> list[str]:
    """What search engines would miss."""
    told: list[list[str]] = node("structured.mjs", [found.value for found in objects])
    return [f"{found.place}: {fault}" for found, faults in zip(objects, told, strict=True) for fault in faults]
