"""The benchmarks: FlowPilot beside its references, in the same run on the same machine. See docs/speed.md."""
