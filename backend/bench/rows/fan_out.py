"""One account, thousands of streams: deliveries a second, their CPU time, and their delay when there is room."""

from contextlib import ExitStack

from bench.figures import Figure, Goal, percentile
from bench.house import House
from bench.people import seats
from bench.processes import Missing
from bench.readers import Audience
from bench.spans import Span, alone, at_rate, saturated
from bench.targets import Target

PEOPLE = 500
UNSATURATED = 40_000  # deliveries a second
MILLISECONDS = 1_000
PER_CENT = 100
KERNEL = "one send in C"


def measure(house: House) -> list[Figure]:
    """The figures against nchan, and against one `send` in C where there is a compiler. Raises `Missing`."""
    streams = house.scaled(5_000, 500)
    with ExitStack() as stack:
        audiences = open_audiences(house, stack, streams)
        spans: list[list[Span]] = [[] for _ in audiences]
        slow: list[list[tuple[Span, list[float]]]] = [[] for _ in audiences]
        for _ in range(house.rounds):
            for audience, full, unsaturated in zip(audiences, spans, slow, strict=True):
                with alone(audience, audiences):
                    full.append(saturated(audience, house.scaled(5, 1)))
                    unsaturated.append(at_rate(audience, UNSATURATED / streams, house.scaled(5, 1)))
    return _figures(streams, spans, slow)


def open_audiences(house: House, stack: ExitStack, streams: int) -> list[Audience]:
    """As many streams of one account at each server: ours, nchan, and the C program if it can be made."""
    teams = house.cluster.teams("large", 1, PEOPLE)
    targets: list[Target] = [stack.enter_context(house.ours(teams)), stack.enter_context(house.nchan())]
    try:
        targets.append(stack.enter_context(house.kernel_send(streams)))
    except Missing as missing:
        house.say(f"without one send in C: needs {missing}")
    audiences = [Audience(target) for target in targets]
    for audience in audiences:
        stack.callback(audience.close)
        audience.open(seats(teams, streams))
    return audiences


def _figures(streams: int, spans: list[list[Span]], slow: list[list[tuple[Span, list[float]]]]) -> list[Figure]:
    rates = [[span.per_second for span in rounds] for rounds in spans]
    costs = [[span.microseconds_each for span in rounds] for rounds in spans]
    late = [[percentile(delays, 0.99) * MILLISECONDS for _, delays in rounds] for rounds in slow]
    client = max(span.client_share for rounds in spans for span in rounds)
    client_slow = max(span.client_share for rounds in slow for span, _ in rounds)
    calm = [[span.microseconds_each for span, _ in rounds] for rounds in slow]
    busy = [[span.server_share * PER_CENT for span in rounds] for rounds in spans]
    what = f"{streams:,} streams of one account, saturated"
    one_by_one = f"{streams:,} streams, {UNSATURATED:,}/s"
    cheaper, faster = Goal("at most", 0.85), Goal("at most", 0.9)
    figures = [
        Figure(f"{what}: deliveries", "1/s", rates[0], "nchan", rates[1], Goal("at least", 1.2), client),
        Figure(f"{what}: CPU per delivery", "µs", costs[0], "nchan", costs[1], cheaper, client),
        Figure(f"{one_by_one}: CPU per delivery", "µs", calm[0], "nchan", calm[1], cheaper, client_slow),
        Figure(f"{one_by_one}: p99", "ms", late[0], "nchan", late[1], faster, client_slow),
        Figure(f"{what}: server's share of its core", "%", busy[0], "nchan", busy[1]),
    ]
    if len(costs) > 2:
        goal = Goal("at most", 1.35)
        figures += [
            Figure(f"{what}: CPU per delivery", "µs", costs[0], KERNEL, costs[2], goal, client),
            Figure(f"{one_by_one}: CPU per delivery", "µs", calm[0], KERNEL, calm[2], goal, client_slow),
        ]
    return figures
