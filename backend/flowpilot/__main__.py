"""`python -m flowpilot`: the command-line program."""

from flowpilot.cli import run

if __name__ == "__main__":
    run()
