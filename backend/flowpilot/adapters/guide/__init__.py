"""Guides: what proposes the next question or action, behind `domain.guide.Guide`."""
