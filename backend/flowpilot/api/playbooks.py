"""Playbooks of the account: what there is, its text, its versions, and whether a text is one."""

from typing import Annotated, Literal

from fastapi import Path, Query, Response

from flowpilot.api.playbook_schemas import (
    CheckOut,
    PlaybookIn,
    PlaybookItem,
    PlaybookOut,
    PlaybooksOut,
    PlaybookTextIn,
    RetiredOut,
    as_faults,
)
from flowpilot.api.requests import ADMIN, WORKING, TheActor, TheServices, TheUnit, router_for
from flowpilot.application import playbooks
from flowpilot.domain.playbook import UnreadablePlaybook

working = router_for(WORKING, prefix="/playbooks", tags=["playbooks"])
admin = router_for(ADMIN, prefix="/playbooks", tags=["playbooks"])
export = router_for(WORKING, prefix="/playbook-export", tags=["playbooks"])

Key = Annotated[str, Path(max_length=80)]


@working.get("")
async def list_playbooks(unit: TheUnit, actor: TheActor, services: TheServices) -> PlaybooksOut:
    """What sessions of the account can work with, by key: those that ship, and the account's own in their place."""
    there = await playbooks.shelf(unit, services.library)
    built_in, used, language = services.library.built_in(), await playbooks.used(unit), actor.language
    return PlaybooksOut(
        items=[
            PlaybookItem.of(playbook, there.own.get(key), key in built_in, used.get(key, 0), language)
            for key, playbook in sorted(there.playbooks.items())
        ],
        retired=[RetiredOut.of(stored, language) for stored in await playbooks.retired(unit, services.library)],
    )


@working.post("/check")
async def check_playbook(body: PlaybookTextIn, actor: TheActor, services: TheServices) -> CheckOut:
    """What is wrong with a text, by line; nothing is stored."""
    return CheckOut.of(services.library, body.text, actor.language)


@working.get("/{key}")
async def read_playbook(
    key: Key,
    unit: TheUnit,
    actor: TheActor,
    services: TheServices,
    version: Annotated[int | None, Query(ge=0, le=2_000_000_000)] = None,
) -> PlaybookOut:
    """Its text as it is used, or one version of it; version 0 is what ships."""
    found = await playbooks.read(unit, services.library, key, version)
    return PlaybookOut.of(key, found, services.library, actor.language)


@admin.put("/{key}")
async def write_playbook(
    key: Key, body: PlaybookIn, unit: TheUnit, actor: TheActor, services: TheServices
) -> PlaybookOut:
    """A new version of the account's own; sessions that work with an older one go on with that. The key in the text
    is the one in the address."""
    try:
        await playbooks.write(unit, actor, services.library, key, body.text, body.note, body.seen)
    except UnreadablePlaybook as unreadable:
        raise as_faults(unreadable) from None
    found = await playbooks.read(unit, services.library, key, None)
    return PlaybookOut.of(key, found, services.library, actor.language)


@admin.delete("/{key}", status_code=204)
async def withdraw_playbook(key: Key, unit: TheUnit, actor: TheActor) -> None:
    """The account has none of its own any more: what ships is used again, or nothing. Versions stay readable."""
    await playbooks.withdraw(unit, actor, key)


@export.get(
    "",
    response_class=Response,
    responses={200: {"content": {"application/yaml": {}}, "description": "Playbooks, `---` between them."}},
)
async def export_playbooks(
    unit: TheUnit, services: TheServices, which: Annotated[Literal["own", "all"], Query()] = "own"
) -> Response:
    """The texts in use in one file, which can be imported again."""
    found = await playbooks.texts(unit, services.library, which == "own")
    return Response(
        "---\n".join(text if text.endswith("\n") else f"{text}\n" for text in found.values()),
        media_type="application/yaml; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="flowpilot-playbooks-{which}.yaml"'},
    )
