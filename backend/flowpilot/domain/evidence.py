"""What the steps of a session speak for, and what to do next. Nothing is said that no step says."""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from flowpilot.domain.changes import changed_lately
from flowpilot.domain.flow import ahead, match_items, outcomes_by_item
from flowpilot.domain.guide import Assessment, Suggestion
from flowpilot.domain.language import Language, Text, language_of
from flowpilot.domain.playbook import Cause, Item, Playbook, Sign
from flowpilot.domain.record import answers_by_step, is_open
from flowpilot.domain.session import AISession, AISessionStep
from flowpilot.domain.spoken import Spoken
from flowpilot.domain.text import first_line
from flowpilot.domain.weighing import Weighed, find, likeliest, weigh

SUGGESTIONS = 4
UNTRIED = 2  # of a playbook that nobody followed
QUOTED = 160  # characters of a step

_CHANGE = Text("Look first at what was changed: “{said}”", "Zuerst ansehen, was geändert wurde: „{said}“")


def assess(
    playbook: Playbook, session: AISession, steps: Sequence[AISessionStep], general: Playbook | None = None
) -> Assessment:
    """The likeliest cause, what is ruled out and what to do next; `steps` in the order of their numbers.

    The problem's own words add to a cause, but only steps make one: before them it is too early. `general` is the
    playbook that fits anything; while there is no cause, what the steps compare says by its rules where to look.
    """
    language = language_of(f"{session.problem}\n{session.intake or ''}")
    answers = answers_by_step(steps)
    matched = match_items(playbook, steps)
    said = Spoken(steps)
    told = said.tells(playbook)
    weighed = weigh(playbook, session, said, find(matched, steps, answers, told))
    likely = likeliest(weighed)
    because = _in_order(steps, likely.for_step_ids if likely else ())
    open_steps = [Suggestion(step.text, (step.id,)) for step in steps if is_open(step, answers)]
    change = changed_lately(steps)
    changes = (
        [Suggestion(_CHANGE.filled(said=first_line(change.text, QUOTED)).of(language), (change.id,))] if change else []
    )
    compared = [] if likely or general is None else _compared(general, session, steps, said, language)
    left = _left(playbook, outcomes_by_item(matched, steps, answers, told))
    if not _follows(playbook, steps):
        left = _telling(weighed, [item for item in left if not _is_said(item, said)])
    return Assessment(
        likely_cause=likely.cause.text.of(language) if likely else None,
        suggested_steps=[*open_steps, *changes, *compared, *_suggestions(left, likely, because, language)][
            :SUGGESTIONS
        ],
        for_step_ids=because,
        against_step_ids=_in_order(steps, likely.against_step_ids if likely else ()),
        confidence=likely.confidence if likely else None,
        ruled_out=[
            Suggestion(each.cause.text.of(language), _in_order(steps, each.ruled_out_by))
            for each in weighed
            if each.ruled_out_by
        ],
        playbook=playbook.title.of(language) if playbook.phrases else None,
    )


def likely_cause(playbook: Playbook, session: AISession, steps: Sequence[AISessionStep]) -> Cause | None:
    """The cause that the steps speak for most, or None while they speak for none."""
    likely = _likeliest(playbook, session, steps, Spoken(steps))
    return likely.cause if likely else None


def _likeliest(playbook: Playbook, session: AISession, steps: Sequence[AISessionStep], said: Spoken) -> Weighed | None:
    found = find(match_items(playbook, steps), steps, answers_by_step(steps), said.tells(playbook))
    return likeliest(weigh(playbook, session, said, found))


def _compared(
    general: Playbook, session: AISession, steps: Sequence[AISessionStep], said: Spoken, language: Language
) -> list[Suggestion]:
    """Where it works and where not: that alone names no cause, but where to look for the difference."""
    likely = _likeliest(general, session, steps, said)
    if likely is None or likely.cause.fix is None:
        return []
    return [Suggestion(likely.cause.fix.of(language), _in_order(steps, likely.for_step_ids))]


def _left(playbook: Playbook, came_out: Mapping[str, str | None]) -> list[Item]:
    """What nobody asked or tried: as the branches lead, then what they pass by."""
    left = [item for item in ahead(playbook, came_out) if isinstance(item, Item)]
    return left + [item for item in playbook.items if item.key not in came_out and item not in left]


def _follows(playbook: Playbook, steps: Sequence[AISessionStep]) -> bool:
    """Whether the record goes along the playbook: nobody went a way of their own yet, or the guide asked from it."""
    own = any(step.author_kind == "user" for step in steps)
    return not own or any((step.item_key or "").startswith(f"{playbook.key}/") for step in steps)


def _is_said(item: Item, said: Spoken) -> bool:
    """Whether a person put it down in passing: in a fact, a note, an answer."""
    return said.speaks_of(item.known_by)


def _telling(weighed: Sequence[Weighed], left: Sequence[Item]) -> list[Item]:
    """What would confirm or exclude the causes that more speaks for than against, the likelier ones first.

    Beside a record that went its own way the other items are what everybody asks first: the reader is past that.
    """
    living = [each for each in weighed if each.margin > 0 and not each.ruled_out_by]
    likely_first = sorted(living, key=lambda each: -each.margin)
    wanted = dict.fromkeys(key for each in likely_first for key in _decided_by(each))
    by_key = {item.key: item for item in left}
    return [by_key[key] for key in wanted if key in by_key][:UNTRIED]


def _decided_by(each: Weighed) -> Iterator[str]:
    """The items whose outcome moves this cause."""
    yield from each.cause.then
    yield from (sign.item for sign in (*each.cause.signs, *each.cause.rules_out) if isinstance(sign, Sign))


def _suggestions(
    left: Sequence[Item], likely: Weighed | None, because: Sequence[UUID], language: Language
) -> list[Suggestion]:
    """What the likely cause asks for, its fix, then what else is left, which follows from no step."""
    then = likely.cause.then if likely else ()
    suggestions = [Suggestion(item.text.of(language), because) for item in left if item.key in then]
    if likely and likely.cause.fix:
        suggestions.append(Suggestion(likely.cause.fix.of(language), because))
    return suggestions + [Suggestion(item.text.of(language)) for item in left if item.key not in then]


def _in_order(steps: Sequence[AISessionStep], step_ids: Sequence[UUID]) -> tuple[UUID, ...]:
    cited = set(step_ids)
    return tuple(step.id for step in steps if step.id in cited)
