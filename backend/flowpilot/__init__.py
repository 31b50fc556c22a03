"""FlowPilot: guided troubleshooting sessions for IT support teams, with live escalation."""

__version__ = "0.1.0"
