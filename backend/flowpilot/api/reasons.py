"""Why a value does not fit its schema, in both languages. The English is pydantic's own."""

from collections.abc import Mapping
from typing import Any

from flowpilot.domain.errors import Unfit
from flowpilot.domain.language import Text

ELSE = "Dieser Wert passt hier nicht."
GERMAN: Mapping[str, str] = {
    "bool_parsing": "Hier steht ja oder nein: true oder false.",
    "bool_type": "Hier steht ja oder nein: true oder false.",
    "date_from_datetime_inexact": "Hier steht ein Tag ohne Uhrzeit.",
    "date_from_datetime_parsing": "Ein Tag wird wie 2026-03-02 geschrieben.",
    "date_parsing": "Ein Tag wird wie 2026-03-02 geschrieben.",
    "date_type": "Ein Tag wird wie 2026-03-02 geschrieben.",
    "datetime_from_date_parsing": "Eine Zeit wird wie 2026-03-02T09:00:00Z geschrieben.",
    "datetime_object_invalid": "Diese Zeit gibt es nicht.",
    "datetime_parsing": "Eine Zeit wird wie 2026-03-02T09:00:00Z geschrieben.",
    "datetime_type": "Eine Zeit wird wie 2026-03-02T09:00:00Z geschrieben.",
    "dict_type": "Hier steht ein Objekt.",
    "enum": "Möglich ist: {expected}.",
    "extra_forbidden": "Dieses Feld gibt es nicht.",
    "finite_number": "Hier steht eine endliche Zahl.",
    "float_parsing": "Hier steht eine Zahl.",
    "float_type": "Hier steht eine Zahl.",
    "greater_than": "Der Wert muss größer sein als {gt}.",
    "greater_than_equal": "Der Wert muss mindestens {ge} sein.",
    "int_from_float": "Hier steht eine ganze Zahl.",
    "int_parsing": "Hier steht eine ganze Zahl.",
    "int_parsing_size": "Diese Zahl ist zu groß.",
    "int_type": "Hier steht eine ganze Zahl.",
    "invalid_key": "Die Namen der Felder sind Texte.",
    "less_than": "Der Wert muss kleiner sein als {lt}.",
    "less_than_equal": "Der Wert darf höchstens {le} sein.",
    "list_type": "Hier steht eine Liste.",
    "literal_error": "Möglich ist: {expected}.",
    "missing": "Das fehlt.",
    "model_attributes_type": "Hier steht ein Objekt.",
    "model_type": "Hier steht ein Objekt.",
    "none_required": "Hier steht nichts.",
    "string_pattern_mismatch": "Der Text hat nicht die erwartete Form.",
    "string_too_long": "Der Text darf höchstens {max_length} Zeichen haben.",
    "string_too_short": "Der Text muss mindestens {min_length} Zeichen haben.",
    "string_type": "Hier steht ein Text.",
    "string_unicode": "Dieser Text ist nicht lesbar.",
    "too_long": "Die Liste darf höchstens {max_length} Einträge haben.",
    "too_short": "Die Liste muss mindestens {min_length} Einträge haben.",
    "tuple_type": "Hier steht eine Liste.",
    "union_tag_invalid": "„{tag}“ gibt es hier nicht; möglich ist: {expected_tags}.",
    "union_tag_not_found": "Es fehlt, was {discriminator} sagt.",
    "uuid_parsing": "Das ist keine Kennung.",
    "uuid_type": "Das ist keine Kennung.",
}


def reason_of(fault: Mapping[str, Any]) -> Text:
    """What one of pydantic's errors says to a person."""
    filling: Mapping[str, Any] = fault.get("ctx") or {}
    own = filling.get("error")
    if isinstance(own, Unfit):
        return own.reason
    english = str(fault["msg"]).removeprefix("Value error, ")
    return Text(english, GERMAN.get(fault["type"], ELSE).format(**_in_german(filling)))


def _in_german(filling: Mapping[str, Any]) -> dict[str, object]:
    return {
        name: value.replace(" or ", " oder ") if isinstance(value, str) else value for name, value in filling.items()
    }
