"""What the files, columns and figures of the evidence pack mean."""

from datetime import datetime
from zoneinfo import ZoneInfo

DEFINITIONS = """\
# What this pack says

Escalations from {since} to {as_of} ({time_zone}), as FlowPilot's server measured them, and calls that people timed by
hand before. Every figure on the analytics page and in the API for this time is computed from these rows. `recipe.md`
says how to compute it again in a spreadsheet; `SHA256SUMS` shows whether a file was changed since.

| file | one row is |
| --- | --- |
| `escalations.csv` | an escalation, newest first; nobody's ticket text stands in it |
| `baseline_calls.csv` | a call that was timed with a stopwatch, removed ones too |
| `sessions.csv` | a day of UTC: how many sessions began and how many were escalated |
| `duty.csv` | a time on duty; only where the account has a calendar |
| `figures.csv` | a figure with its 95 % interval, as it is shown |
| `curves.csv` | a step of a curve of the whole: which share lasts longer than `seconds`, with its interval |
| `counts.csv` | how many escalations came to what, and what else the figures rest on |

Times of day are UTC, to the microsecond. Seconds and minutes are decimal numbers. A text that a spreadsheet would take
for a formula begins with an apostrophe. Parked handoffs and test escalations (canaries) are in no row.

## The rows of `escalations.csv`

Each escalation counts once, by the claim that stands or that ended it. `standing` says where:

| standing | it was |
| --- | --- |
| `claimed` | claimed by somebody; later resolved, handed back, cancelled or still in work |
| `unclaimed` | open, also if a claim was given up before |
| `cancelled`, `self_solved` | ended before anybody claimed it |

`escalated_at` is when it was sent, `opened_at` when its later claimer first opened it before the claim, `claimed_at`
when the claim that counts began, `first_action_at` when the claimer first did something in the session (`kind` says
what: a step, a file, resolve, hand back, or “started outside the app”), `ended_at` when it was over. `given_up` counts
claims that were let go before; they are in no time. `writing_seconds` is how long its dialog was open, measured by the
page. `first_delivered_at` is when somebody was first told. `senior` is the claimer's name, so that a row can be
checked; nothing here compares people.

| figure | from | to |
| --- | --- | --- |
| `waiting` | `escalated_at` | `claimed_at` |
| `time_to_first_action` | `claimed_at` | `first_action_at` |
| `getting_ready` | `opened_at` | `first_action_at` |
| `escalation_cost` | getting ready and `writing_seconds` together, in person-seconds | |

What has no end lasts until `ended_at`, or where that is empty until `as_of` of `counts.csv`; its `_cut` is 1: it
lasted at least so long. Columns are empty where the beginning is not known; such claimed ones are `n_left_out`.
Columns that begin with `duty_` count the seconds inside the times of `duty.csv` only; a time below zero, a fault in the
records, stays as the wall clock says. `compared_with` says which calls stand for the escalation in the saving.

## The rows of `baseline_calls.csv`

`person_seconds` is the length of the call × `people`. Rows with `counts` 1 are in the saving: all that were not
removed, or, while a frozen period is in force, the copies that were made of its calls (`frozen copy`), whatever was
changed, added or removed later. A removed call stays here with who removed it, when and why.

## The figures

`n` counts completed times, `n_censored` those that are cut, `n_negative` those below zero (faults in the records,
counted as they are). `part` and `name` say what the figure is about: all, a week (from that Monday in the account's
time zone), a priority, a client or a category; an empty name stands for those without. Seconds and minutes are rounded
to three places.

- A figure is *missing*, not zero: `below_floor` with fewer completed times than 6 (mean, median), 29 (p90) or 59 (p95);
  `not_reached` where too many have no end yet.
- The mean counts each case with at most 8 hours. Below 40 completed times an interval is rough.
- `saved_per_week`: for each claimed escalation of which writing and opening are known, the mean person-time of timed
  calls (of its category from 5 calls on, else of all), less its cost; summed, less what was written for escalations
  that nobody claimed, by the weeks in `counts.csv`. It may be below zero. Nothing is shown below 5 calls or 6 completed
  costs. Time to first action is no part of it.
- The verdict is about the whole pilot: *verified* when all of the interval lies above 1.0 hour a week, *refuted* when
  none of it does, else *not yet*; always *not yet* below 40 completed costs or 5 calls.
"""


def definitions(time_zone: str, since: datetime, as_of: datetime) -> str:
    """With the time that the pack is about, as the account's clock shows it."""
    zone = ZoneInfo(time_zone)
    start, end = (f"{at.astimezone(zone):%Y-%m-%d %H:%M:%S}" for at in (since, as_of))
    return DEFINITIONS.format(since=start, as_of=end, time_zone=time_zone)
