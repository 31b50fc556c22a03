"""The built pages: hashed files for ever, everything else the one page, which asks its address itself."""

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOR_EVER = "public, max-age=31536000, immutable"


class Pages(StaticFiles):
    """Serves the folder of built pages; an address without a file is a page of the application."""

    def __init__(self, folder: Path) -> None:
        super().__init__(directory=folder, check_dir=False)
        self._page = folder / "index.html"

    async def get_response(self, path: str, scope: Scope) -> Response:
        try:
            response = await super().get_response(path, scope)
        except HTTPException as error:
            if error.status_code != 404 or "." in path.rsplit("/", maxsplit=1)[-1] or not self._page.exists():
                raise
            response = None
        if response is None or path == ".":
            response = FileResponse(self._page)
            response.headers["Cache-Control"] = "no-cache"
        elif path.startswith("assets/"):
            response.headers["Cache-Control"] = FOR_EVER
        return response
