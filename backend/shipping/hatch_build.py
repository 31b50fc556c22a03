"""What makes our wheel: the locked packages as its requirements, and the built pages inside it."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

LOCK = "requirements.lock"
PAGES = "../frontend/dist"


class Requirements(MetadataHookInterface):
    """The requirements of the wheel are exactly what `requirements.lock` says, so that it runs on what was tested."""

    PLUGIN_NAME = "custom"

    def update(self, metadata: dict[str, Any]) -> None:
        """Sets the dependencies."""
        lines = Path(self.root, LOCK).read_text().splitlines()
        metadata["dependencies"] = [line.removesuffix("\\").strip() for line in lines if line[:1].isalnum()]


class PagesInside(BuildHookInterface[Any]):
    """Puts the built pages where an installed `flowpilot.adapters.built_pages` looks for them."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 (the hook's interface)
        """Adds the pages to the wheel; raises `FileNotFoundError` where none are built."""
        folder = Path(self.root, PAGES).resolve()
        for needed in ("index.html", "licences.txt"):
            if not (folder / needed).exists():
                raise FileNotFoundError(f"{folder / needed}: build the pages first")
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                build_data["force_include"][str(path)] = f"flowpilot/pages/{path.relative_to(folder).as_posix()}"
