"""The rows of the table, by the name that `--only` takes."""

from collections.abc import Callable, Mapping

from bench.figures import Figure
from bench.house import House
from bench.rows import (
    crowd,
    escalations,
    fairness,
    fan_out,
    idle,
    memory,
    metric,
    small_accounts,
    start,
    storm,
    stuck,
    telling,
    whole_product,
)

ROWS: Mapping[str, Callable[[House], list[Figure]]] = {
    "fan-out": fan_out.measure,
    "small-accounts": small_accounts.measure,
    "memory": memory.measure,
    "storm": storm.measure,
    "idle": idle.measure,
    "stuck": stuck.measure,
    "whole-product": whole_product.measure,
    "crowd": crowd.measure,
    "escalations": escalations.measure,
    "slow-commits": escalations.measure_slow_commits,
    "telling": telling.measure,
    "fairness": fairness.measure,
    "start": start.measure,
    "metric": metric.measure,
}
