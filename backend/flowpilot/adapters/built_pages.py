"""Where the built pages lie; in a checkout, whether they are of the sources beside them."""

from pathlib import Path
from typing import Literal

PACKAGE = Path(__file__).resolve().parents[1]
BUNDLED = PACKAGE / "pages"  # in a wheel; a checkout builds them elsewhere
CHECKOUT = PACKAGE.parents[1] / "frontend"
PAGES = BUNDLED if BUNDLED.exists() else CHECKOUT / "dist"

# Written by `bin/prepare pages`, which touches it when it finds nothing to build.
STAMP = ".built"
SOURCES = ("index.html", "vite.config.ts", "package-lock.json", "build/**/*", "public/**/*", "src/**/*")

Fault = Literal["not_built", "older_than_their_sources"]


def fault_of(pages: Path = PAGES, checkout: Path = CHECKOUT) -> Fault | None:
    """What is wrong with the pages; nothing where there are no sources to build them from."""
    if not (checkout / "src").is_dir() or pages.parent != checkout:
        return None
    built = [path.stat().st_mtime for path in (pages / "index.html", pages / STAMP) if path.exists()]
    if not built:
        return "not_built"
    found = (path for pattern in SOURCES for path in checkout.glob(pattern))
    sources = (path for path in found if path.is_file() and ".test." not in path.name)
    return "older_than_their_sources" if any(path.stat().st_mtime > max(built) for path in sources) else None
