"""What a text claims, and what it only names to deny it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowpilot.domain.denial import read_clauses
from flowpilot.domain.statement import Statement
from flowpilot.domain.words import phrase_of, split

DENIED = [
    ("The account is not locked", "locked"),
    ("account isn't locked", "locked"),
    ("account isnt locked in AD", "account locked"),
    ("No errors in the log", "errors log"),
    ("Checked the log, no errors or warnings", "errors"),
    ("Looked for malware: none found", "malware"),
    ("Locked? No.", "locked"),
    ("disk full - no", "disk full"),
    ("errors none", "errors"),
    ("could not find any errors", "errors"),
    ("There is no sign of a virus on it", "virus"),
    ("The certificate has not expired", "certificate expired"),
    ("certificate didn’t expire", "certificate expire"),
    ("Nobody changed the password", "password changed"),
    ("not shown as locked", "locked"),
    ("asked whether the account is locked", "locked"),
    ("Gefragt, ob das Konto gesperrt ist", "gesperrt"),
    ("it is unlikely to be locked", "locked"),
    ("The light works no longer", "light works"),
    ("none of the other PCs are affected", "affected"),
    ("never got a blue screen", "blue screen"),
    ("It printed without any error", "error"),
    ("neither locked nor expired", "locked"),
    ("Slow for all, not only for her", "only her"),
    ("Das Konto ist nicht gesperrt", "konto gesperrt"),
    ("Gesperrt ist er nicht", "gesperrt"),
    ("Kein Fehler im Protokoll", "fehler"),
    ("Fehler sehe ich keine", "fehler"),
    ("Im Log stehen keine Fehler", "log fehler"),
    ("Fehler: keine", "fehler"),
    ("Gesperrt? Nein", "gesperrt"),
    ("Konto weder gesperrt noch abgelaufen", "gesperrt"),
    ("Die Platte ist laut Anzeige nicht voll", "platte voll"),
    ("Bei den Nachbarn geht das Netz auch nicht", "nachbarn geht netz"),
    ("Die Kollegin hat kein Netz", "kollegin hat netz"),
    ("ohne Fehlermeldung", "fehlermeldung"),
    ("keine Anzeichen für einen Virus", "virus"),
    ("niemand hat das Passwort geändert", "passwort geaendert"),
]

CLAIMED = [
    ("The account is locked", "account locked"),
    ("He cannot sign in because the account is locked", "account locked"),
    ("cannot sign in, account locked", "locked"),
    ("No, the account is locked", "locked"),
    ("no it is locked", "locked"),
    ("No idea why the account is locked", "locked"),
    ("not only locked but disabled", "locked"),
    ("Not locked in AD, but locked in SAP", "locked"),
    ("Outlook does not start since the update", "update"),
    ("no network after the update", "update"),
    ("Not on the VPN. Certificate expired", "certificate expired"),
    ("no sound and the driver is missing", "driver missing"),
    ("It has no problem with the old password", "old password"),
    ("not working with the old password", "old password"),
    ("error 0x80 when it does not start", "error"),
    ("No light at the switch", "no light"),
    ("lights: none", "none lights"),
    ("The printer does not answer the ping", "not answer ping"),
    ("Can't reach the server", "t reach server"),
    ("Das Konto ist gesperrt", "konto gesperrt"),
    ("Anmelden geht nicht, weil das Konto gesperrt ist", "gesperrt"),
    ("Nein, das Konto ist gesperrt", "gesperrt"),
    ("Nicht nur gesperrt, sondern auch abgelaufen", "gesperrt"),
    ("Keine Ahnung warum gesperrt", "gesperrt"),
    ("Seit dem Update geht Outlook nicht mehr", "update"),
    ("Das Netz geht nicht", "netz geht nicht"),
    ("Licht: keins", "keins licht"),
    ("Ohne Probleme angemeldet", "angemeldet"),
    ("Kein Netz seit dem Umzug", "umzug"),
]

APART = [
    ("Power on by phone: logo, then no boot device", "no power"),
    ("Network is fine here. No printer on floor two", "no network"),
    ("Strom ist da, kein Bild", "kein strom"),
]


@pytest.mark.parametrize(("text", "phrase"), DENIED)
def test_what_alice_denies_she_does_not_claim(text: str, phrase: str) -> None:
    statement = Statement(text)
    assert statement.says(phrase_of(phrase))
    assert not statement.claims(phrase_of(phrase))


@pytest.mark.parametrize(("text", "phrase"), CLAIMED)
def test_a_denying_word_leaves_alone_what_it_does_not_reach(text: str, phrase: str) -> None:
    assert Statement(text).claims(phrase_of(phrase))


@pytest.mark.parametrize(("text", "phrase"), APART)
def test_a_phrase_that_denies_wants_its_words_in_one_clause(text: str, phrase: str) -> None:
    statement = Statement(text)
    assert statement.says(phrase_of(phrase))
    assert not statement.claims(phrase_of(phrase))


FINDINGS = st.sampled_from(["locked", "expired", "broken", "gesperrt", "abgelaufen", "defekt"])
OTHERS = st.sampled_from(["The printer is new", "Er sitzt in Wien", "she called twice", "Ping 12 ms"])


@given(FINDINGS, st.lists(OTHERS, max_size=3), st.sampled_from([". ", ", ", "\n", "; ", " but "]), st.booleans())
def test_what_stands_in_other_clauses_changes_nothing(finding: str, others: list[str], link: str, denied: bool) -> None:
    sentence = f"it is {'not ' if denied else ''}{finding}"
    text = link.join([*others, sentence, *others])
    assert Statement(text).claims(phrase_of(finding)) is not denied


@given(st.text())
def test_a_text_without_denying_words_claims_what_it_says(text: str) -> None:
    statement = Statement(f"It is locked. {text}")
    assert statement.claims(phrase_of("locked"))
    assert len(read_clauses(text).of) == len(split(text))
