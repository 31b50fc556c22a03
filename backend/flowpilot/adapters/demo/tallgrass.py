"""All stories of Tallgrass IT."""

from collections.abc import Sequence

from flowpilot.adapters.demo.story import Story
from flowpilot.adapters.demo.tallgrass_ends import OTHER_ENDS
from flowpilot.adapters.demo.tallgrass_now import AT_WORK, CLAIMED, WAITING
from flowpilot.adapters.demo.tallgrass_past import HELPED

TALLGRASS_STORIES: Sequence[Story] = (*HELPED, *OTHER_ENDS, *AT_WORK, *CLAIMED, *WAITING)
