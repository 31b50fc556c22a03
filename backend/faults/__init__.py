"""Fault runs: the real product under real faults, a history of what was seen, and a judge of that history."""
