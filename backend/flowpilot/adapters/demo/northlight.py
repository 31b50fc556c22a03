"""All stories of Northlight Support."""

from collections.abc import Sequence

from flowpilot.adapters.demo.story import Story

NORTHLIGHT_STORIES: Sequence[Story] = ()
