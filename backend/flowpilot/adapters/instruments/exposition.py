"""One answer for all processes of a data dir: each writes into a file what it counted, and who is asked joins them.

The API's processes share one port, so a reader cannot choose whom it asks. Every sample carries the role and the index
of its process; a process that began anew shows as a counter that began anew, and one that hangs or is gone is missing.
"""

import asyncio
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from prometheus_client import CollectorRegistry, Gauge, ProcessCollector, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector
from prometheus_client.samples import Sample

CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4
SECONDS_BETWEEN_WRITES = 5.0
SECONDS_BETWEEN_LOOKS_AT_THE_LOOP = 0.25
SECONDS_A_FILE_COUNTS = 15.0


class Exposition:
    """What this process counted, and what its neighbours did. `registry` takes the process's own instruments."""

    def __init__(self, data_dir: Path, role: str, index: int) -> None:
        self.registry = CollectorRegistry(auto_describe=False)
        self._labelled = _Labelled(self.registry, {"role": role, "process": str(index)})
        self._folder = data_dir / "run"
        self._path = self._folder / f"{role}-{index}.metrics"
        ProcessCollector(registry=self.registry)
        self._late = Gauge(
            "flowpilot_event_loop_late_seconds",
            "How late the event loop was at most within the last seconds.",
            registry=self.registry,
        )

    def own(self) -> bytes:
        """What this process counted, as text for Prometheus."""
        return generate_latest(self._labelled)

    def of_this_machine(self) -> bytes:
        """What all processes of this data dir counted that are alive."""
        return joined([self.own(), *self._neighbours()])

    async def keep_for_ever(self) -> None:
        """Write our own part every few seconds, and remove it in the end. A full disk is not our end."""
        try:
            while True:
                self._late.set(await _worst_lateness(SECONDS_BETWEEN_WRITES))
                with suppress(OSError):
                    self._write()
        finally:
            self._path.unlink(missing_ok=True)

    def _write(self) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished = self._path.with_suffix(".unfinished-metrics")
        unfinished.write_bytes(self.own())
        unfinished.rename(self._path)

    def _neighbours(self) -> Iterator[bytes]:
        for path in sorted(self._folder.glob("*.metrics")):
            with suppress(OSError):
                if path != self._path and abs(time.time() - path.stat().st_mtime) < SECONDS_A_FILE_COUNTS:
                    yield path.read_bytes()


def joined(parts: list[bytes]) -> bytes:
    """Texts of several processes as one: each family of samples stands together under one head."""
    heads: dict[bytes, list[bytes]] = {}
    samples: dict[bytes, list[bytes]] = {}
    for part in parts:
        family = b""
        for line in part.splitlines():
            if line.startswith(b"# HELP "):
                family = line.split(b" ", 3)[2]
                heads.setdefault(family, [])
            if not line.startswith(b"#"):
                samples.setdefault(family, []).append(line)
            elif family not in samples or not samples[family]:
                heads[family] = list(dict.fromkeys([*heads[family], line]))
    lines = [line for family, head in heads.items() for line in (*head, *samples.get(family, ()))]
    return b"\n".join(lines) + b"\n"


class _Labelled(Collector):
    """The samples of a registry, each with these labels beside its own."""

    def __init__(self, registry: CollectorRegistry, labels: dict[str, str]) -> None:
        self._registry = registry
        self._labels = labels

    def collect(self) -> Iterator[Metric]:
        for metric in self._registry.collect():
            labelled = Metric(metric.name, metric.documentation, metric.type, metric.unit)
            labelled.samples = [
                Sample(sample.name, {**sample.labels, **self._labels}, sample.value)
                for sample in metric.samples
                if not sample.name.endswith("_created")
            ]
            yield labelled


async def _worst_lateness(seconds: float) -> float:
    worst = 0.0
    for _ in range(round(seconds / SECONDS_BETWEEN_LOOKS_AT_THE_LOOP)):
        asked = time.monotonic()
        await asyncio.sleep(SECONDS_BETWEEN_LOOKS_AT_THE_LOOP)
        worst = max(worst, time.monotonic() - asked - SECONDS_BETWEEN_LOOKS_AT_THE_LOOP)
    return worst
