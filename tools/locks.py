"""The locks: pyproject.toml and package.json, resolved into files that hold hashes and no address."""

from tools.checkers import CHECK_VENV, CHECKERS, NPM, node
from tools.environment import DEV, LOCK_VENV, RUNTIME, create, ensure, install, probe, python_of, start
from tools.machine import say

LOCK_TOOL = "uv>=0.13,<0.14"


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
