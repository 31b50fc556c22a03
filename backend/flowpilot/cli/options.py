"""Options that several roles take."""

from typing import Annotated

import typer

from flowpilot.adapters import logs

LogFormatOption = Annotated[logs.LogFormat, typer.Option(help="One JSON object a line, or text for people, on stderr.")]
IndexOption = Annotated[int, typer.Option(min=0, help="Which of the processes of this role it is, from 0.")]
