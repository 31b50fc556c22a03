"""FlowPilot: guided troubleshooting sessions for IT support teams, with live escalation."""
