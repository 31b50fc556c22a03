"""Playbooks of an account: what there is, new versions, and which one a session works with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from flowpilot.application.ports import Unit
from flowpilot.application.ports_playbooks import Library, StoredPlaybook
from flowpilot.application.sessions import get
from flowpilot.domain.account import Actor
from flowpilot.domain.audit import AuditEntry
from flowpilot.domain.choosing import by_guide, by_person
from flowpilot.domain.errors import Invalid, LimitReached, NotFound, WrongState
from flowpilot.domain.guide import Guide
from flowpilot.domain.language import Language, language_of
from flowpilot.domain.playbook import Item, Playbook, UnreadablePlaybook
from flowpilot.domain.playbook_choice import SessionPlaybook
from flowpilot.domain.session import RECORDING, AISession, AISessionStep, require_status

MOST = 300  # playbooks of its own that an account has
USED_WITHIN = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Shelf:
    """What an account can work with: those that ship, and its own in their place. `own` by key."""

    playbooks: Mapping[str, Playbook]
    own: Mapping[str, StoredPlaybook]

    @property
    def versions(self) -> Mapping[str, int]:
        return {key: stored.version for key, stored in self.own.items()}


@dataclass(frozen=True, slots=True)
class PlaybookText:
    """One playbook to read, with all versions that the account ever wrote; built in without one of them."""

    text: str
    shown: StoredPlaybook | None
    versions: Sequence[StoredPlaybook]


async def shelf(unit: Unit, library: Library) -> Shelf:
    """What there is now. A text of before that cannot be read any more stands back behind what ships."""
    playbooks = dict(library.built_in())
    own = {}
    for stored in await unit.playbooks.current():
        playbook = _read(library, stored)
        if playbook:
            playbooks[stored.key], own[stored.key] = playbook, stored
    return Shelf(playbooks, own)


async def read(unit: Unit, library: Library, key: str, version: int | None) -> PlaybookText:
    """One version (0: as it ships), else what is in use. Raises `NotFound`."""
    versions = await unit.playbooks.versions(key)
    shown = next((one for one in versions if one.version == version), None) if version else None
    if version is None and versions and versions[0].text is not None:
        shown = versions[0]
    if version and shown is None:
        raise NotFound
    text = shown.text if shown else library.built_in_text(key)
    if text is None:
        raise NotFound
    return PlaybookText(text, shown, versions)


async def retired(unit: Unit, library: Library) -> Sequence[StoredPlaybook]:
    """The last version of those that were withdrawn and in whose place nothing ships."""
    return [stored for stored in await unit.playbooks.retired() if stored.key not in library.built_in()]


async def used(unit: Unit) -> Mapping[str, int]:
    """By key, how many sessions of the last 90 days work with it."""
    return await unit.playbooks.used(unit.now - USED_WITHIN)


async def texts(unit: Unit, library: Library, own: bool) -> Mapping[str, str]:
    """The texts in use by key, the account's `own` alone or all."""
    there = await shelf(unit, library)
    found = {key: stored.text or "" for key, stored in there.own.items()}
    if own:
        return found
    return {key: found.get(key) or library.built_in_text(key) or "" for key in sorted(there.playbooks)}


async def write(
    unit: Unit, actor: Actor, library: Library, key: str, text: str, note: str | None, seen: int | None
) -> StoredPlaybook:
    """A new version. `seen` is the newest version that its writer knew of (0: none), where that is said. Raises
    `UnreadablePlaybook`, `Invalid` where the text has another key, or `WrongState` where there is a newer version."""
    stored = await add_version(unit, actor, library, key, text, note, seen)
    members = {"key": key, "version": stored.version}
    unit.audit(AuditEntry("playbook.write", "playbook", None, actor.id, members))
    return stored


async def add_version(
    unit: Unit, actor: Actor, library: Library, key: str, text: str, note: str | None, seen: int | None
) -> StoredPlaybook:
    """The same; the audit entry is the caller's."""
    playbook = library.read(text)
    if playbook.key != key:
        raise Invalid("/text/key", f"The text has the key “{playbook.key}”.")
    await unit.playbooks.hold()
    versions = await unit.playbooks.versions(key)
    newest = versions[0].version if versions else 0
    if seen is not None and seen != newest:
        raise WrongState("outdated")
    if not versions and len(await unit.playbooks.current()) >= MOST:
        raise LimitReached(f"An account has at most {MOST} playbooks of its own.")
    stored = StoredPlaybook(key, newest + 1, text, playbook.title, note, unit.now, actor.person)
    await unit.playbooks.add(stored)
    return stored


async def withdraw(unit: Unit, actor: Actor, key: str) -> None:
    """What ships is used again, or nothing; what was written stays readable. Raises `NotFound`."""
    await unit.playbooks.hold()
    versions = await unit.playbooks.versions(key)
    if not versions or versions[0].text is None:
        raise NotFound
    number = versions[0].version + 1
    title = versions[0].title
    await unit.playbooks.add(StoredPlaybook(key, number, None, title, None, unit.now, actor.person))
    unit.audit(AuditEntry("playbook.withdraw", "playbook", None, actor.id, {"key": key, "version": number}))


async def settle(unit: Unit, guide: Guide, library: Library, session: AISession) -> AISession:
    """The session with the playbook that the guide chooses by its words, unless it has one."""
    if session.playbook:
        return session
    there = await shelf(unit, library)
    choices = guide.choose(session, list(there.playbooks.values()))
    await unit.sessions.work_with(session.id, by_guide(choices, there.versions, _language(session)))
    return await get(unit, session.id)


async def choose(unit: Unit, actor: Actor, guide: Guide, library: Library, session: AISession, key: str) -> AISession:
    """The worker of the locked session chooses another one. Raises `Invalid`."""
    there = await shelf(unit, library)
    playbook = there.playbooks.get(key)
    if playbook is None:
        raise Invalid("/key", "There is no such playbook.")
    require_status(session, RECORDING)
    choices = guide.choose(session, list(there.playbooks.values()))
    chosen = by_person(playbook, there.versions.get(key), actor.user.name, choices, _language(session))
    await unit.sessions.work_with(session.id, chosen)
    members = {"changed": ["playbook"], "key": key}
    unit.audit(AuditEntry("ai_session.choose_playbook", "ai_session", session.id, actor.id, members))
    return await get(unit, session.id)


async def working_with(unit: Unit, library: Library, session: AISession) -> Playbook | None:
    """The very version that the session works with; None lets the guide choose."""
    return await _version_of(unit, library, session.playbook) if session.playbook else None


async def items_of(
    unit: Unit, library: Library, session: AISession, steps: Sequence[AISessionStep]
) -> Mapping[UUID, Item]:
    """What the guide's steps ask for, by step: of the version that the session works with, where it is of that one."""
    named = {step.id: _names(step.item_key) for step in steps if step.item_key}
    if not named:
        return {}
    chosen = await working_with(unit, library, session)
    others = {key for key, _ in named.values()} - ({chosen.key} if chosen else set())
    playbooks = dict((await shelf(unit, library)).playbooks) if others else {}
    if chosen:
        playbooks[chosen.key] = chosen
    found = {step_id: playbooks[key].item(item) for step_id, (key, item) in named.items() if key in playbooks}
    return {step_id: item for step_id, item in found.items() if item}


def _names(item_key: str) -> tuple[str, str]:
    playbook, _, item = item_key.partition("/")
    return playbook, item


async def _version_of(unit: Unit, library: Library, choice: SessionPlaybook) -> Playbook | None:
    if choice.version is None:
        return library.built_in().get(choice.key)
    stored = await unit.playbooks.version(choice.key, choice.version)
    return _read(library, stored) if stored else None


def _read(library: Library, stored: StoredPlaybook) -> Playbook | None:
    try:
        return library.read(stored.text or "")
    except UnreadablePlaybook:
        return None


def _language(session: AISession) -> Language:
    return language_of(f"{session.problem}\n{session.intake or ''}")
