"""In which language a ticket is written: the guide answers in the same."""

from typing import Literal

from flowpilot.domain.words import split

Language = Literal["en", "de"]

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


def language_of(text: str) -> Language:
    """German where more of its small words are German than English, else English."""
    words = split(text)[:_READ_WORDS]
    german = sum(word in _GERMAN for word in words)
    return "de" if german > sum(word in _ENGLISH for word in words) else "en"


def is_common(word: str) -> bool:
    """Whether a (folded) word says little of what a ticket is about."""
    return len(word) <= _SHORT or word in _GERMAN or word in _ENGLISH
