"""Playbooks as JSON."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from flowpilot.api.playbook_content import InBothOut, PlaybookContentOut
from flowpilot.api.problems import Fault, InvalidRequest
from flowpilot.api.schemas import AT_MOST, Body, EmptyAsNone, Out, PersonOut, Reason, Text, Time
from flowpilot.application.playbooks import PlaybookText
from flowpilot.application.ports_playbooks import Library, StoredPlaybook
from flowpilot.domain.errors import Unfit
from flowpilot.domain.language import Language
from flowpilot.domain.language import Text as Spoken
from flowpilot.domain.playbook import Flaw, Item, Playbook, UnreadablePlaybook
from flowpilot.domain.playbook_area import Area, area_of
from flowpilot.domain.playbook_choice import ChosenBy
from flowpilot.domain.wording import grouped

TEXT_LIMIT = 200_000  # characters

Source = Literal["built_in", "account"]


def _short_enough(value: str) -> str:
    if len(value) > TEXT_LIMIT:
        raise Unfit(AT_MOST.filled(limit=grouped(TEXT_LIMIT)))
    return value


SeenVersion = Annotated[
    int | None,
    Field(
        ge=0,
        le=2_000_000_000,
        description="The newest version that the writer knows of, 0 for none; 409 `wrong_state` where it is another.",
    ),
]
YamlText = Annotated[Text, AfterValidator(_short_enough)]


class PlaybookTextIn(Body):
    text: YamlText


class PlaybookIn(PlaybookTextIn):
    note: Annotated[Reason | None, EmptyAsNone] = None
    seen: SeenVersion = None


class PlaybookChoiceIn(Body):
    key: Annotated[Text, Field(max_length=80)]


class PlaybookItem(Out):
    key: str
    title: str
    version: int | None = Field(description="null where it is the one that ships.")
    source: Source
    updated_at: Time | None
    updated_by: PersonOut | None
    titles: InBothOut
    ships: bool = Field(description="One of this key is built in, even where the account has its own.")
    item_count: int
    words: list[str] = Field(description="The phrases that choose it.")
    area: Area | None = Field(description="Where the one that ships belongs; null for a key that only the account has.")
    sessions: int = Field(description="How many sessions of the last 90 days work with it.")

    @classmethod
    def of(
        cls, playbook: Playbook, own: StoredPlaybook | None, ships: bool, sessions: int, language: Language
    ) -> "PlaybookItem":
        """The account's own where there is one."""
        return cls(
            key=playbook.key,
            title=playbook.title.of(language),
            version=own.version if own else None,
            source="account" if own else "built_in",
            updated_at=own.created_at if own else None,
            updated_by=PersonOut.of(own.created_by) if own else None,
            titles=InBothOut.model_validate(playbook.title),
            ships=ships,
            item_count=len(playbook.items),
            words=[phrase.text for phrase in playbook.phrases],
            area=area_of(playbook.key),
            sessions=sessions,
        )


class RetiredOut(Out):
    key: str
    title: str
    version: int = Field(description="The last one that had a text.")

    @classmethod
    def of(cls, stored: StoredPlaybook, language: Language) -> "RetiredOut":
        """From what is stored."""
        return cls(key=stored.key, title=stored.title.of(language), version=stored.version)


class PlaybooksOut(Out):
    items: list[PlaybookItem]
    retired: list[RetiredOut] = Field(description="The account's own that were withdrawn and do not ship.")


class VersionOut(Out):
    version: int
    created_at: Time
    by: PersonOut
    note: str | None
    withdrawn: bool = Field(description="From this version on the account had none of its own.")

    @classmethod
    def of(cls, stored: StoredPlaybook) -> "VersionOut":
        """From what is stored."""
        return cls(
            version=stored.version,
            created_at=stored.created_at,
            by=PersonOut(id=stored.created_by.id, name=stored.created_by.name),
            note=stored.note,
            withdrawn=stored.text is None,
        )


class PlaybookOut(Out):
    key: str
    title: str
    version: int | None
    source: Source
    text: str
    ships: bool = Field(description="One of this key is built in, even where the account has its own.")
    content: PlaybookContentOut | None = Field(description="null where it is too old a version to be read.")
    versions: list[VersionOut] = Field(description="The account's own, the newest first.")

    @classmethod
    def of(cls, key: str, found: PlaybookText, library: Library, language: Language) -> "PlaybookOut":
        """In the reader's language but for the text."""
        shown = found.shown
        title = shown.title if shown else library.built_in()[key].title
        return cls(
            key=key,
            title=title.of(language),
            version=shown.version if shown else None,
            source="account" if shown else "built_in",
            text=found.text,
            ships=key in library.built_in(),
            content=None if library.flaws_of(found.text) else PlaybookContentOut.of(library.read(found.text)),
            versions=[VersionOut.of(version) for version in found.versions],
        )


class FlawOut(Out):
    line: int
    pointer: str
    reason: str


class CheckOut(Out):
    errors: list[FlawOut]
    key: str | None
    title: str | None
    content: PlaybookContentOut | None = Field(description="What it says, where nothing is wrong.")

    @classmethod
    def of(cls, library: Library, text: str, language: Language) -> "CheckOut":
        """What is wrong, or what it says."""
        flaws = library.flaws_of(text)
        if flaws:
            errors = [FlawOut(line=one.line, pointer=one.pointer, reason=one.reason.of(language)) for one in flaws]
            return cls(errors=errors, key=None, title=None, content=None)
        playbook = library.read(text)
        content = PlaybookContentOut.of(playbook)
        return cls(errors=[], key=playbook.key, title=playbook.title.of(language), content=content)


class OfferedOut(Out):
    key: str
    title: str
    why: str


class SessionPlaybookOut(Out):
    key: str
    version: int | None
    title: str
    why: str
    chosen_by: ChosenBy
    others: list[OfferedOut]


class GuideOut(Out):
    """What belongs to a step that the guide took from a playbook."""

    commands: list[str]
    expect: str | None
    answers: list[str]

    @classmethod
    def of(cls, item: Item, text: str) -> "GuideOut":
        """In the language of the step's text."""
        language: Language = "de" if text == item.text.de and text != item.text.en else "en"
        return cls(
            commands=[command.of(language) for command in item.commands],
            expect=item.expect.of(language) if item.expect else None,
            answers=[answer.say.of(language) for answer in item.answers],
        )


AT_LINE = Spoken("Line {line}: {reason}", "Zeile {line}: {reason}")


def as_faults(unreadable: UnreadablePlaybook) -> InvalidRequest:
    """The flaws of a text, each at its pointer below `/text`."""
    return InvalidRequest([_fault(flaw) for flaw in unreadable.flaws])


def _fault(flaw: Flaw) -> Fault:
    return Fault(f"/text{flaw.pointer}", AT_LINE.filled(line=flaw.line, reason=flaw.reason))
