"""The languages that FlowPilot speaks: texts in both, who reads which, and in which one a ticket is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from flowpilot.domain.words import split

Language = Literal["en", "de"]


@dataclass(frozen=True, slots=True)
class Text:
    """The same in both languages; where an author wrote one only, it stands for both."""

    en: str
    de: str

    def of(self, language: Language) -> str:
        return self.de if language == "de" else self.en

    def filled(self, **members: "str | int | Text") -> "Text":
        """With these in the place of its braces; a text is filled in by language."""
        return Text(_filled(self.en, "en", members), _filled(self.de, "de", members))


_GERMAN_WORDS = """
der die das dem den des ein eine einen einem einer und oder aber nicht kein keine keinen ist sind war wurde wird
werden hat haben habe ich wir sie ihr mein meine unser unsere kann koennen konnte laesst bitte mit ohne fuer auf
aus bei beim nach seit von vom zu zum zur im am als wenn dass mehr noch nur schon auch sich geht funktioniert
startet oeffnet druckt kommt fehlt heute morgen gestern hallo danke gruesse passwort kennwort drucker anmelden
anmeldung gesperrt kalender zugriff netzwerk rechner fehler bildschirm laufwerk langsam postfach mitarbeiter
mitarbeiterin benutzer konto telefon sicherung fehlgeschlagen abgelaufen defekt neue neuer neuen stand anfrage
anhang siehe erledigt schulung zeiterfassung berechtigung
"""
_ENGLISH_WORDS = """
the a an and or but not no is are was were be been has have had i we they my our your can cannot could please with
without for on from at by since of to it this that these when if as does do did don t me you he she will would
there any all after before again still only hello hi thanks thank user unable issue failed password
"""
_GERMAN = frozenset(_GERMAN_WORDS.split())
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_READ_WORDS = 400
_SHORT = 3  # letters


def language_named(locale: str) -> Language:
    """The language of a locale, such as de-AT; English where FlowPilot does not speak it."""
    return "de" if locale.lower().startswith("de") else "en"


def language_of(text: str) -> Language:
    """German where more of its small words are German than English, else English."""
    words = split(text)[:_READ_WORDS]
    german = sum(word in _GERMAN for word in words)
    return "de" if german > sum(word in _ENGLISH for word in words) else "en"


def is_common(word: str) -> bool:
    """Whether a (folded) word says little of what a ticket is about."""
    return len(word) <= _SHORT or word in _GERMAN or word in _ENGLISH


def _filled(text: str, language: Language, members: Mapping[str, str | int | Text]) -> str:
    spoken = {key: value.of(language) if isinstance(value, Text) else value for key, value in members.items()}
    return text.format(**spoken)
