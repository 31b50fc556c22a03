"""Texts in two languages and the phrases that recognise something, read from a playbook's fields."""

from flowpilot.adapters.guide import complaints
from flowpilot.adapters.guide.fields import Field
from flowpilot.domain.language import Text
from flowpilot.domain.playbook import Phrase
from flowpilot.domain.words import phrase_of

LONGEST_TEXT = 1_000
LONGEST_PHRASE = 160
MOST_PHRASES = 200
MOST_WORDS = 8
LARGEST_WEIGHT = 10.0


def read_text(field: Field, most: int = LONGEST_TEXT) -> Text:
    """`{en: …, de: …}`, either of them alone, or one text for both."""
    if field.is_text:
        text = field.text(most)
        return Text(text, text)
    if not field.is_mapping:
        field.wrong(complaints.TEXT_OR_BOTH)
        return Text("", "")
    by_language = {name: member.text(most) for name, member in field.members(("en", "de")).items()}
    if not by_language:
        field.wrong(complaints.ONE_LANGUAGE)
    return Text(
        en=by_language.get("en", by_language.get("de", "")),
        de=by_language.get("de", by_language.get("en", "")),
    )


def read_phrases(field: Field) -> list[Phrase]:
    """A list of phrases; a phrase is a text, or `{text: weight}`."""
    return [phrase for entry in field.entries(MOST_PHRASES) for phrase in _phrases(entry)]


def _phrases(entry: Field) -> list[Phrase]:
    if entry.is_mapping:
        return [_phrase(entry, name, weight.number(LARGEST_WEIGHT)) for name, weight in entry.members().items()]
    return [_phrase(entry, entry.text(LONGEST_PHRASE, complaints.A_PHRASE), 1.0)]


def _phrase(field: Field, text: str, weight: float) -> Phrase:
    words = phrase_of(text)
    if text and not words:
        field.wrong(complaints.NO_WORD)
    elif len(words) > MOST_WORDS or len(text) > LONGEST_PHRASE:
        field.wrong(complaints.LONG_PHRASE.filled(words=MOST_WORDS, characters=LONGEST_PHRASE))
    return Phrase(text, words, weight)
