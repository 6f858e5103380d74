"""Files and trees whole or not there: made beside their place, then renamed. What a killed run left is cleared away."""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from biaogan.problems import BiaoganError, Mark, Problem, Stopped

PART = re.compile(r"\..+\.(\d+)\.part")
REFUSALS = {  # what a machine refuses to every file alike, and how that is told
    errno.ENOSPC: "磁盘满了，请腾出空间再运行一次",
    errno.EDQUOT: "您在这个磁盘上的空间用完了，请腾出一些再运行一次",
    errno.EFBIG: "文件超过了这台电脑允许的大小",
    errno.EACCES: "没有权限读写",
    errno.EPERM: "没有权限读写",
    errno.EROFS: "这里只能读、不能写",
    errno.EMFILE: "同时打开的文件太多",
    errno.ENFILE: "同时打开的文件太多",
    errno.EIO: "磁盘读写出错，可能已经损坏",
    errno.EXDEV: "这个文件夹自己是一个磁盘的入口，不能整个换掉；请改用它里面的文件夹",
    errno.EBUSY: "这个文件夹自己是一个磁盘的入口，不能整个换掉；请改用它里面的文件夹",
}
WORK = ".build"  # beside the trees in the making
STALE = 6 * 3600  # seconds; no run works so long on one file or tree


@contextmanager
def whole(target: Path) -> Iterator[Path]:
    """A path to write to; at the end it becomes `target`. Whatever fails in between leaves `target` as it was."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield part
        part.replace(target)
    finally:
        with suppress(FileNotFoundError):
            part.unlink()


def write_all(folder: Path, contents: Iterable[tuple[str, bytes]], *, over: bool = False) -> int:
    """Writes (path below `folder`, bytes) pairs; returns how many. A path that leaves the folder is a bug and raises.

    over: whether a file that is there may be written over. Else it stops the writing with a BiaoganError (P005): two want
    one place, and the later would win without a word.
    """
    count = 0
    for path, content in contents:
        target = (folder / path).resolve()
        if not target.is_relative_to(folder.resolve()):
            raise ValueError(f"{path} leaves {folder}")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb" if over else "xb") as file:
                file.write(content)
        except (FileExistsError, NotADirectoryError, IsADirectoryError) as error:
            message = f"{path} 这个位置已经有了文件或文件夹，不能再写一份"
            raise BiaoganError([Problem("P005", Mark(path), message, "改其中一个的地址")]) from error
        count += 1
    return count


def stopped_by(error: OSError) -> Stopped:
    """What the machine refused, as a sentence: no file of the content is at fault."""
    where = f"：{error.filename}" if error.filename else ""
    said = REFUSALS.get(error.errno or 0, f"读写文件没有成功（{error.strerror or error}）")
    return Stopped(f"{said}{where}。这一次没有做完，以前做好的没有动。")


def stops_all(error: OSError) -> bool:
    """Whether every other file would meet the same, so that going on tells one fault a thousand times."""
    return error.errno in REFUSALS


def clear_parts(folder: Path) -> int:
    """Removes the parts below `folder` whose process is gone; returns how many."""
    gone = 0
    for path in folder.rglob(".*.part"):
        found = PART.fullmatch(path.name)
        if found and _left_behind(path, int(found[1])):
            path.unlink(missing_ok=True)
            gone += 1
    return gone


def write(target: Path, data: bytes) -> None:
    """Writes a file whole or not at all."""
    with whole(target) as part:
        part.write_bytes(data)


def alive(pid: int) -> bool:
    """Whether a process may still be working. Where nobody can be asked (Windows: os.kill would end it), it may."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _left_behind(path: Path, pid: int) -> bool:
    """Whether a killed run left this: its process is gone or was an earlier one of our number, or it is older than any run."""
    return pid == os.getpid() or not alive(pid) or time.time() - path.stat().st_mtime > STALE


class Stage:
    """Trees in the making, swapped in whole at the end. What a killed build left is mended or cleared away.

    targets: name of each tree -> where it is to stand, all in one folder. making: the trees that this build makes, else
    all; the others are named so that what was cut short comes to its end. The stage stands beside the targets, on their
    disk: a tree can only be renamed there. Old trees stay untouched until `swap`.
    """

    def __init__(self, targets: Mapping[str, Path], making: Iterable[str] = ()) -> None:
        self.targets = {name: target.resolve() for name, target in targets.items()}
        self.making = tuple(making) or tuple(self.targets)
        beside = {target.parent for target in self.targets.values()}
        if len(beside) > 1:
            raise Stopped(f"两棵树要放在同一个文件夹里，才能一次换上：{'、'.join(map(str, sorted(beside)))}")
        self.work = beside.pop() / WORK
        self.folder = self.work / f"stage-{os.getpid()}"
        self._recover()
        shutil.rmtree(self.folder, ignore_errors=True)
        for name in self.making:
            (self.folder / name).mkdir(parents=True)

    def __enter__(self) -> Stage:
        return self

    def __exit__(self, *_: object) -> None:
        self.drop()

    def path(self, name: str) -> Path:
        """Where the tree `name` is being built."""
        return self.folder / name

    def swap(self) -> None:
        """All new trees in, or none: one rename decides. A kill after it is mended forward by the next Stage."""
        ready = self.work / "ready"
        shutil.rmtree(ready, ignore_errors=True)
        _rename(self.folder, ready)
        self._move_in(ready)
        self._leave()

    def _move_in(self, ready: Path) -> None:
        """Old trees out, new trees in; may be called again where it was cut short."""
        for name, target in self.targets.items():
            old = self.work / f"old-{name}"
            if (ready / name).exists():
                shutil.rmtree(old, ignore_errors=True)
                if target.exists():
                    _rename(target, old)
                _rename(ready / name, target)
            shutil.rmtree(old, ignore_errors=True)
        shutil.rmtree(ready, ignore_errors=True)

    def drop(self) -> None:
        """Throws the stage away, unless it was swapped in; the old trees stay."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self._leave()

    def _leave(self) -> None:
        """Nothing but the trees stays beside them, unless another build is at work there."""
        with suppress(OSError):
            self.work.rmdir()

    def _recover(self) -> None:
        self.work.mkdir(parents=True, exist_ok=True)
        if (self.work / "ready").exists():
            self._move_in(self.work / "ready")
        for left in self.work.glob("stage-*"):
            number = left.name.removeprefix("stage-")
            if not number.isdigit() or _left_behind(left, int(number)):
                shutil.rmtree(left, ignore_errors=True)


def _rename(source: Path, target: Path) -> None:
    """Windows refuses while a browser or a virus scanner holds a file of the tree: try for two seconds."""
    for attempt in range(10):
        try:
            source.replace(target)
            return
        except PermissionError:
            if attempt == 9:
                raise
            time.sleep(0.2)
