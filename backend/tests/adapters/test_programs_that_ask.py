"""A program that asks for a password again and again is that program's trouble, whatever was reset before; Windows
sign-in is for who cannot get into Windows."""

import pytest

from flowpilot.adapters.guide.scripted import ScriptedGuide
from tests.notebook import Notebook

GUIDE = ScriptedGuide()


@pytest.mark.parametrize(
    ("ticket", "playbook"),
    [
        ("Outlook keeps asking for the password after an MFA reset", "outlook"),
        ("After resetting MFA, Outlook on her laptop wants the password every few minutes", "outlook"),
        ("Outlook password prompt keeps popping up after the password reset", "outlook"),
        ("account locked, outlook asks for password", "outlook"),
        ("VPN asks for the password again and again after the reset", "vpn"),
        ("Wi-Fi keeps asking for the password since it was changed", "wifi"),
        ("The phone asks for the mail password after a password reset", "mobile"),
        ("Mapped drive asks for user name and password after password change", "drives"),
        ("OneDrive keeps prompting for the password after the MFA reset", "cloud-files"),
        ("Teams keeps asking to sign in after a password change", "app-sign-in"),
        ("Outlook fragt nach dem MFA-Reset ständig nach dem Kennwort", "outlook"),
        ("Outlook will nach der Passwortänderung dauernd das Passwort", "outlook"),
        ("VPN fragt seit dem Kennwortwechsel dauernd nach dem Passwort", "vpn"),
        ("Netzlaufwerk fragt nach dem Kennwort, seit es zurückgesetzt wurde", "drives"),
        ("Teams verlangt nach dem Zurücksetzen des Passworts ständig eine Anmeldung", "app-sign-in"),
        ("User asks for a password reset", "sign-in"),
        ("Cannot log in to Windows after password reset", "sign-in"),
        ("Windows keeps asking for the password at the welcome screen", "sign-in"),
        ("Kennwort vergessen, bitte zurücksetzen", "sign-in"),
        ("No MFA prompt comes since the new phone", "mfa"),
        ("MFA zurücksetzen, neues Handy", "mfa"),
    ],
)
def test_the_program_that_asks_is_looked_at_first(ticket: str, playbook: str) -> None:
    assert GUIDE.choose(Notebook(ticket).session)[0].playbook.key == playbook
