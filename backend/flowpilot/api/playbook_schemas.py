"""Playbooks as JSON."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from flowpilot.api.problems import Fault, InvalidRequest
from flowpilot.api.schemas import Body, EmptyAsNone, Out, PersonOut, Reason, Text, Time
from flowpilot.application.playbooks import PlaybookText
from flowpilot.application.ports_playbooks import Library, StoredPlaybook
from flowpilot.domain.language import Language
from flowpilot.domain.playbook import Flaw, Item, UnreadablePlaybook
from flowpilot.domain.playbook_choice import ChosenBy

TEXT_LIMIT = 200_000  # characters

Source = Literal["built_in", "account"]


def _short_enough(value: str) -> str:
    if len(value) > TEXT_LIMIT:
        raise ValueError(f"At most {TEXT_LIMIT:,} characters.")
    return value


YamlText = Annotated[Text, AfterValidator(_short_enough)]


class PlaybookTextIn(Body):
    text: YamlText


class PlaybookIn(PlaybookTextIn):
    note: Annotated[Reason | None, EmptyAsNone] = None


class PlaybookChoiceIn(Body):
    key: Annotated[Text, Field(max_length=80)]


class PlaybookItem(Out):
    key: str
    title: str
    version: int | None = Field(description="null where it is the one that ships.")
    source: Source
    updated_at: Time | None

    @classmethod
    def of(cls, key: str, title: str, own: StoredPlaybook | None) -> "PlaybookItem":
        """The account's own where there is one."""
        return cls(
            key=key,
            title=title,
            version=own.version if own else None,
            source="account" if own else "built_in",
            updated_at=own.created_at if own else None,
        )


class PlaybooksOut(Out):
    items: list[PlaybookItem]


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
            versions=[VersionOut.of(version) for version in found.versions],
        )


class FlawOut(Out):
    line: int
    pointer: str
    reason: str


class CheckOut(Out):
    errors: list[FlawOut]
    title: str | None

    @classmethod
    def of(cls, library: Library, text: str, language: Language) -> "CheckOut":
        """What is wrong, or the title."""
        flaws = library.flaws_of(text)
        title = None if flaws else library.read(text).title.of(language)
        return cls(errors=[FlawOut.model_validate(flaw) for flaw in flaws], title=title)


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


def as_faults(unreadable: UnreadablePlaybook) -> InvalidRequest:
    """The flaws of a text, each at its pointer below `/text`."""
    return InvalidRequest([_fault(flaw) for flaw in unreadable.flaws])


def _fault(flaw: Flaw) -> Fault:
    return Fault(f"/text{flaw.pointer}", f"Line {flaw.line}: {flaw.reason}")
