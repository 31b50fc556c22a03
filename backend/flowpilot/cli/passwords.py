"""Passwords come in by stdin, never on the command line, where others could read them."""

import getpass
import sys

import typer


def read_password(*, from_stdin: bool) -> str:
    """One line of stdin without its end; from a terminal it is asked for and not shown."""
    if sys.stdin.isatty():
        return getpass.getpass("Password: ")
    if not from_stdin:
        raise typer.BadParameter("give the password by stdin, with --admin-password-stdin")
    password = sys.stdin.readline().rstrip("\r\n")
    if not password:
        raise typer.BadParameter("no password came by stdin")
    return password
