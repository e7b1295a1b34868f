"""Compile ``ui/*.ui`` and ``resources/*.qrc`` into ``collabdesk/ui/forms``.

Run it after editing a form; ``--check`` changes nothing and fails where an output is not what its
source gives. The outputs are not kept in git: the build hook and ``tools/bootstrap.py`` make them.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parents[1]
PACKAGE_TEXT = '"""Compiled from ui/ and resources/ by tools/forms.py; do not edit."""\n'
_MARK = "# Made by tools/forms.py from "


class FormError(Exception):
    """A form or resource file cannot be compiled; the text names the file and the reason."""


def output_folder(root: Path) -> Path:
    """Return the folder of the compiled modules below the project *root*."""
    return root / "collabdesk" / "ui" / "forms"


def sources(root: Path) -> dict[Path, Path]:
    """Return each output path with the form or resource file it is made from."""
    out = output_folder(root)
    wanted = {out / f"ui_{form.stem}.py": form for form in sorted((root / "ui").glob("*.ui"))}
    for qrc in sorted((root / "resources").glob("*.qrc")):
        wanted[out / f"{qrc.stem}_rc.py"] = qrc
    return wanted


def digest(source: Path) -> str:
    """Return a SHA-256 over all that decides the output: the source, its files, the tools."""
    state = hashlib.sha256(f"{PySide6.__version__}\n".encode())
    state.update(Path(__file__).read_bytes())
    text = source.read_bytes()
    state.update(text)
    if source.suffix == ".qrc":
        for name in re.findall(r"<file[^>]*>([^<]+)</file>", text.decode("utf-8")):
            member = source.parent / name
            state.update(member.read_bytes() if member.exists() else b"missing")
    return state.hexdigest()


def compile_source(source: Path) -> str:
    """Return the typed Python module for one form or resource file; FormError if it is faulty."""
    code = _form(source) if source.suffix == ".ui" else _resources(source)
    return f"{_MARK}{digest(source)}\n{code}"


def is_fresh(output: Path, source: Path) -> bool:
    """Tell whether *output* was made from *source* as it is now, without compiling it."""
    if not output.exists():
        return False
    with output.open(encoding="utf-8") as lines:
        return lines.readline() == f"{_MARK}{digest(source)}\n"


def build(root: Path = ROOT) -> list[Path]:
    """Write every output that is stale, delete those whose source is gone; return what changed."""
    out = output_folder(root)
    out.mkdir(parents=True, exist_ok=True)
    changed = _leftovers(root)
    for path in changed:
        path.unlink()
    package = out / "__init__.py"
    if not package.exists() or package.read_text(encoding="utf-8") != PACKAGE_TEXT:
        _write(package, PACKAGE_TEXT)
    for output, source in sources(root).items():
        if not is_fresh(output, source):
            _write(output, compile_source(source))
            changed.append(output)
    return changed


def stale(root: Path = ROOT) -> list[Path]:
    """Return every output that differs from what its source gives, and those without a source."""
    differing = [
        output
        for output, source in sources(root).items()
        if not output.exists() or output.read_text(encoding="utf-8") != compile_source(source)
    ]
    return differing + _leftovers(root)


def _leftovers(root: Path) -> list[Path]:
    wanted = sources(root)
    present = sorted(output_folder(root).glob("*.py"))
    return [path for path in present if path not in wanted and path.name != "__init__.py"]


def _form(source: Path) -> str:
    top = re.search(r'<widget\s+class="(\w+)"\s+name="\w+"', source.read_text(encoding="utf-8"))
    if top is None:
        raise FormError(f"{source.name}: expected a form with a widget at its top")
    code = _run("uic", "--from-imports", "--no-autoconnection", source=source)
    # uic writes untyped methods: give them the types it already knows, so that mypy reads them.
    code = re.sub(
        r"def (setupUi|retranslateUi)\(self, (\w+)\):",
        rf"def \1(self, \2: {top[1]}) -> None:",
        code,
    )
    return re.sub(r"(?m)^## Created by: .*\n", "", code)


def _resources(source: Path) -> str:
    # Format 1 carries no file times, so that the same files always give the same module.
    code = _run("rcc", "--format-version", "1", source=source)
    code = re.sub(r"def (q(?:Init|Cleanup)Resources)\(\):", r"def \1() -> None:", code)
    return re.sub(r"(?m)^# Created by: .*\n", "", code)


def _run(name: str, *options: str, source: Path) -> str:
    done = subprocess.run(
        [_tool(name), "-g", "python", *options, str(source)],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    # Both tools report some faults on standard error only and still exit with 0.
    if done.returncode or done.stderr.strip() or not done.stdout:
        raise FormError(f"{source.name}: {done.stderr.strip() or 'no output'}")
    return done.stdout


def _tool(name: str) -> str:
    base = Path(PySide6.__file__).parent
    ending = ".exe" if sys.platform == "win32" else ""
    for folder in (base / "Qt" / "libexec", base):
        if (path := folder / f"{name}{ending}").exists():
            return str(path)
    raise FormError(f"PySide6 comes without its tool {name}; install PySide6-Essentials again")


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def main(arguments: list[str]) -> int:
    """Compile, or with ``--check`` compare; return the exit status."""
    checking = "--check" in arguments
    try:
        changed = stale() if checking else build()
    except FormError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for path in changed:
        sys.stdout.write(f"{'stale' if checking else 'updated'} {path.relative_to(ROOT)}\n")
    return int(checking and bool(changed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
