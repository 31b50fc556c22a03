"""Where a session stands in its playbook: which item each step is, how it came out, what lies ahead."""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from flowpilot.domain.playbook import ENDINGS, Answer, Ending, Item, Playbook
from flowpilot.domain.record import Answers, final_outcome
from flowpilot.domain.session import AISessionStep
from flowpilot.domain.spoken import OWN_WORDS, Told
from flowpilot.domain.statement import Statement
from flowpilot.domain.words import Alternatives, Words, keys_of_all, may_be_said, phrase_of, split

READ_ANSWER = 300  # characters
FIRST_WORDS = 4  # where an answer says yes or no

_OWN = ("action", "result", "question")  # kinds of a person's steps that may be an item

# The phrases by which each item is known, as far as anybody may have said them.
Sought = Mapping[str, Sequence[Sequence[Alternatives]]]

_YES = frozenset(
    ("yes", "yep", "yeah", "ja", "jawohl", "all", "alle", "everyone", "everybody", "both", "same", "beide")
)
_NO = frozenset(
    ("no", "nope", "not", "none", "nobody", "never", "nothing", "only", "just", "nein", "nicht", "kein", "keine", "nur")
)


def name_of(playbook: Playbook, item: Item) -> str:
    """What a guide's step keeps of the item that it asks for: `vpn/hotspot`."""
    return f"{playbook.key}/{item.key}"


def match_items(playbook: Playbook, steps: Sequence[AISessionStep]) -> Mapping[UUID, Item]:
    """Which item a step is: the guide's own by its key or text, a person's question, action or result by its words.

    Where phrases of several items are said, the longest counts, then the one that begins first.
    """
    own = {step.id: Words(step.text) for step in steps if step.author_kind == "user" and step.kind in _OWN}
    keys = keys_of_all(own.values())
    sought = {
        item.key: [phrase.words for phrase in item.known_by if may_be_said(phrase.words, keys)]
        for item in playbook.items
    }
    matched = {}
    for step in steps:
        item = _item_of(playbook, step, own.get(step.id), sought)
        if item:
            matched[step.id] = item
    return matched


def how_it_came_out(item: Item, step: AISessionStep, given: Sequence[AISessionStep]) -> str | None:
    """The key of the answer, or the outcome; None while nobody can say. `given`: the steps that answer `step`."""
    if item.kind == "question":
        return _answer(item.answers, given[-1].text[:READ_ANSWER]) if given else None
    outcome = final_outcome(step, given)
    return None if outcome == "pending" else outcome


def outcomes_by_item(
    matched: Mapping[UUID, Item], steps: Sequence[AISessionStep], answers: Answers, told: Mapping[str, Told]
) -> Mapping[str, str | None]:
    """How each item that was asked or tried came out last; of a question that nobody answered, what was told."""
    came_out: dict[str, str | None] = {key: passing.answer for key, passing in told.items()}
    for step in steps:
        item = matched.get(step.id)
        if item:
            came_out[item.key] = how_it_came_out(item, step, answers.get(step.id, ())) or came_out.get(item.key)
    return came_out


def ahead(playbook: Playbook, came_out: Mapping[str, str | None]) -> Iterator[Item | Ending]:
    """The items that nobody asked or tried yet, as the branches lead; an ending where an outcome leads to one.

    After an ending comes what would have been next: what was thought solved may not be.
    """
    places = {item.key: place for place, item in enumerate(playbook.items)}
    been: set[str] = set()
    place = 0
    while place < len(playbook.items):
        item = playbook.items[place]
        place += 1
        if item.key in been:
            continue
        been.add(item.key)
        if item.key not in came_out:
            yield item
            continue
        target = item.after(came_out[item.key])
        ending = next((end for end in ENDINGS if end == target), None)
        if ending:
            yield ending
        elif target in places and target not in been:
            place = places[target]


def _item_of(playbook: Playbook, step: AISessionStep, words: Words | None, sought: Sought) -> Item | None:
    if step.author_kind != "user":
        return _proposed(playbook, step)
    if words is None:
        return None
    asked = step.kind == "question"
    said = [
        (len(phrase), -words.first_place(phrase), item)
        for item in playbook.items
        if (item.kind == "question") is asked
        for phrase in sought[item.key]
        if words.says(phrase, OWN_WORDS)
    ]
    return max(said, key=lambda each: each[:2])[2] if said else None


def _proposed(playbook: Playbook, step: AISessionStep) -> Item | None:
    """By its name in this playbook; what another playbook or an older release asked, by the same text only."""
    key, _, item_key = (step.item_key or "").partition("/")
    named = playbook.item(item_key) if key == playbook.key else None
    return named or next((item for item in playbook.items if step.text in (item.text.en, item.text.de)), None)


def _answer(answers: Sequence[Answer], text: str) -> str | None:
    """The offered answer that was given: word for word, else the one that it holds all words of, else the one that
    it is known by, else yes or no."""
    given = text.strip().casefold()
    keys = {answer.key for answer in answers}
    for answer in answers:
        if given in (answer.key, answer.say.en.casefold(), answer.say.de.casefold()):
            return answer.key
    words = Statement(text)
    said = [
        (len(words_of_it), answer.key)
        for answer in answers
        for words_of_it in (phrase_of(answer.say.en), phrase_of(answer.say.de))
        if words_of_it and words.says(words_of_it)
    ]
    if said:
        return max(said)[1]
    known = [answer.key for answer in answers if any(words.claims_at_once(one.words) for one in answer.known_by)]
    if len(known) == 1:
        return known[0]
    return next((key for word in split(text)[:FIRST_WORDS] for key in _yes_or_no(word) if key in keys), None)


def _yes_or_no(word: str) -> tuple[str, ...]:
    return (("yes",) if word in _YES else ()) + (("no",) if word in _NO else ())
