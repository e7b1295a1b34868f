"""Set up this checkout and run one of its commands, with nothing but a bare Python.

Written so that any Python 3 can read it: one that does not fit is told so in one line, instead of
with a syntax error from a file that it cannot read.
"""

import subprocess
import sys

OLDEST = (3, 11)
NEWEST = (3, 13)


def misfit(major: int, minor: int) -> str:
    """Return the line for a Python that does not fit, and an empty text for one that does."""
    if OLDEST <= (major, minor) <= NEWEST:
        return ""
    return (
        "CollabDesk needs Python 3.11, 3.12 or 3.13, and this is {0}.{1}. Name one that fits, "
        "as in: make run PYTHON=python3.12"
    ).format(major, minor)


def other_python(arguments: "list[str]") -> "tuple[str | None, list[str]]":
    """Split ``--python NAME`` off *arguments*: return the name, or None, and the rest."""
    if "--python" not in arguments[:-1]:
        return None, arguments
    place = arguments.index("--python")
    return arguments[place + 1], arguments[:place] + arguments[place + 2 :]


def main(arguments: "list[str]") -> int:
    """Hand over to the chosen Python, or do the work with this one; return the exit status."""
    name, rest = other_python(arguments)
    if name is not None:
        try:
            return subprocess.call([name, __file__, *rest])
        except OSError as error:
            sys.stderr.write("{0} does not start: {1}\n".format(name, error.strerror))
            return 1
    line = misfit(sys.version_info[0], sys.version_info[1])
    if line:
        sys.stderr.write(line + "\n")
        return 1
    import commands

    return commands.main(rest)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
