"""The built pages: hashed files for ever, everything else the one page, which asks its address itself."""

import mimetypes
from pathlib import Path

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOR_EVER = "public, max-age=31536000, immutable"
ASK_EACH_TIME = "no-cache"  # an old service worker would show pushes as they were before an update
PAGES = frozenset(
    {".", "login", "sign-in", "forgot", "accept", "reset", "set-up", "unsubscribe"}
    | {"pilot", "escalations", "playbooks", "analytics", "baseline", "settings", "welcome", "dev/components"}
)
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))  # the build writes these files beside each text


class Pages(StaticFiles):
    """Serves the folder of built pages; an address without a file is a page of the application."""

    def __init__(self, folder: Path) -> None:
        super().__init__(directory=folder, check_dir=False)
        self._page = folder / "index.html"

    async def get_response(self, path: str, scope: Scope) -> Response:
        if _names_a_file(path):
            response = self._packed(path, scope) or await super().get_response(path, scope)
            response.headers["Cache-Control"] = FOR_EVER if path.startswith("assets/") else ASK_EACH_TIME
            return response
        known = not PAGES.isdisjoint({path, path.split("/", maxsplit=1)[0]})
        if not self._page.exists() or not (known or "text/html" in Headers(scope=scope).get("accept", "")):
            raise HTTPException(404)
        # A person with a wrong address gets the page that says so; a program gets the problem.
        response = FileResponse(self._page, 200 if known else 404)
        response.headers["Cache-Control"] = ASK_EACH_TIME
        return response

    def _packed(self, path: str, scope: Scope) -> Response | None:
        accepted = Headers(scope=scope).get("accept-encoding", "")
        for encoding, ending in ENCODINGS:
            packed, found = self.lookup_path(path + ending)
            if found and encoding in accepted:
                response = FileResponse(packed, media_type=mimetypes.guess_type(path)[0])
                response.headers["Content-Encoding"] = encoding
                response.headers["Vary"] = "Accept-Encoding"
                return response
        return None


def _names_a_file(path: str) -> bool:
    return path != "." and "." in path.rsplit("/", maxsplit=1)[-1]
