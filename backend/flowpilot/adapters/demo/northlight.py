"""All stories of Northlight Support."""

from collections.abc import Sequence

from flowpilot.adapters.demo.northlight_now import NOW
from flowpilot.adapters.demo.northlight_past import PAST
from flowpilot.adapters.demo.story import Story

NORTHLIGHT_STORIES: Sequence[Story] = (*PAST, *NOW)
