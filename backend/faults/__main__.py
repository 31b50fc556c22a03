"""`python -m faults`: the long fault run; with a word behind it, one of the other runs."""

import argparse
import resource
import sys
import tempfile
from pathlib import Path

import uvloop

from faults import backups, deliveries, namespace, ordering, outages, revocation, rolling, stalled, storm_run, versions
from faults.kinds import all_kinds
from faults.report import lines_of
from faults.verdict import Verdict

OPEN_FILES = 65_536


def main() -> int:
    """Runs what the command line says; 1 when a promise was broken or a fault never happened."""
    arguments = _parser().parse_args()
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(OPEN_FILES, most), most))
    folder = Path(arguments.folder or tempfile.mkdtemp(prefix="flowpilot-faults-"))
    folder.mkdir(parents=True, exist_ok=True)
    say(f"history and logs: {folder}")
    code: int = arguments.run(arguments, folder)
    return code


def say(line: str) -> None:
    """Print at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _storm(arguments: argparse.Namespace, folder: Path) -> int:
    unknown = set(arguments.only) - set(all_kinds())
    if unknown:
        say(f"no such fault: {', '.join(sorted(unknown))}; there are: {', '.join(all_kinds())}")
        return 2
    plan = storm_run.Plan(60 * arguments.minutes, arguments.seed, only=arguments.only, watches=arguments.watches)
    verdict = uvloop.run(storm_run.run(plan, folder))
    return _tell(verdict)


def _tell(verdict: Verdict) -> int:
    for line in lines_of(verdict):
        say(line)
    return 0 if verdict.clean else 1


def _ordering(arguments: argparse.Namespace, folder: Path) -> int:
    return _tell(uvloop.run(ordering.run(folder, arguments.seconds, arguments.seed)))


def _rolling(arguments: argparse.Namespace, folder: Path) -> int:
    old = arguments.old or versions.before_the_last_migration()
    if old is None:
        say("skipped: no history of the repository, so there is no older version")
        return 0
    say(f"from {old} to this tree")
    plan = rolling.Plan(old, arguments.seconds, arguments.seed, arguments.accounts, arguments.rounds)
    return _tell(uvloop.run(rolling.run(folder, plan, say)))


def _backup(arguments: argparse.Namespace, folder: Path) -> int:
    plan = backups.Plan(arguments.rounds, arguments.seed, arguments.accounts)
    return _tell(uvloop.run(backups.run(folder, plan, say)))


def _deliveries(arguments: argparse.Namespace, folder: Path) -> int:
    plan = deliveries.Plan(arguments.kills, arguments.accounts, arguments.seed, list(deliveries.POINTS))
    return _tell(uvloop.run(deliveries.run(folder, plan)))


def _stalled(arguments: argparse.Namespace, folder: Path) -> int:
    reason = namespace.unavailable()
    if reason:
        say(f"skipped: {reason}")
        return 0
    if not arguments.inside:
        how = ["--minutes", str(arguments.minutes), "--streams", str(arguments.streams)]
        return namespace.enter(["--folder", str(folder), "stalled", *how])
    namespace.prepare()
    outcome = uvloop.run(stalled.run(folder, arguments.minutes, arguments.streams))
    for line in stalled.lines_of(outcome):
        say(line)
    return 1 if outcome.violations else 0


def _revocation(arguments: argparse.Namespace, folder: Path) -> int:
    endings = uvloop.run(revocation.run(folder, arguments.streams))
    say(f"slowest end of {arguments.streams} streams for each path")
    for line in revocation.lines_of(endings):
        say(line)
    return 0 if revocation.clean(endings) else 1


def _outages(arguments: argparse.Namespace, folder: Path) -> int:
    seen = uvloop.run(outages.run(folder, arguments.only, arguments.seconds))
    for line in outages.lines_of(seen):
        say(line)
    return 1 if any(one.violations for one in seen) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m faults", description=__doc__)
    parser.add_argument("--folder", help="a scratch folder; by default a new one")
    runs = parser.add_subparsers(required=True)
    storm = runs.add_parser("storm", help="everything, for minutes")
    storm.add_argument("--minutes", type=float, default=18.0)
    storm.add_argument("--seed", type=int, default=1)
    storm.add_argument("--only", action="append", default=[], help="one kind of fault; may be repeated")
    storm.add_argument("--watches", type=int, default=2, help="how often listeners and worker hang for long")
    storm.set_defaults(run=_storm)
    ordered = runs.add_parser("ordering", help="64 writers with waits and rollbacks beside a long transaction")
    ordered.add_argument("--seconds", type=float, default=60.0)
    ordered.add_argument("--seed", type=int, default=1)
    ordered.set_defaults(run=_ordering)
    _add_operating(runs)
    told = runs.add_parser("deliveries", help="hostile mail servers and webhooks while the worker is killed")
    told.add_argument("--kills", type=int, default=200)
    told.add_argument("--accounts", type=int, default=4)
    told.add_argument("--seed", type=int, default=1)
    told.set_defaults(run=_deliveries)
    stuck = runs.add_parser("stalled", help="stalled and half-dead readers beside healthy ones")
    stuck.add_argument("--minutes", type=float, default=3.0)
    stuck.add_argument("--streams", type=int, default=500, help="of each of the three kinds")
    stuck.add_argument(namespace.INSIDE, action="store_true", help=argparse.SUPPRESS)
    stuck.set_defaults(run=_stalled)
    out = runs.add_parser("outages", help="full disk, read-only database, exhausted pool, dead and hung parts")
    out.add_argument("--only", action="append", default=[], help="one outage; may be repeated")
    out.add_argument("--seconds", type=float, default=outages.SECONDS_OF_AN_OUTAGE, help="of each")
    out.set_defaults(run=_outages)
    revoked = runs.add_parser("revocation", help="how soon streams end after a logout and its like")
    revoked.add_argument("--streams", type=int, default=50, help="for each path, over two machines")
    revoked.set_defaults(run=_revocation)
    return parser


def _add_operating(runs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """What operators do while everybody works: change the version, take backups."""
    rolled = runs.add_parser("rolling", help="a new version takes over from an old one over a migration")
    rolled.add_argument("--old", help="a commit; by default the last one before the last migration")
    rolled.add_argument("--seconds", type=float, default=10.0, help="of each phase")
    rolled.add_argument(
        "--rounds", type=int, default=1, help="one change after the other, each on a database of its own"
    )
    rolled.add_argument("--accounts", type=int, default=3)
    rolled.add_argument("--seed", type=int, default=1)
    rolled.set_defaults(run=_rolling)
    kept = runs.add_parser("backup", help="backups of a product at work, each restored, served and compared")
    kept.add_argument("--rounds", type=int, default=20)
    kept.add_argument("--accounts", type=int, default=3)
    kept.add_argument("--seed", type=int, default=1)
    kept.set_defaults(run=_backup)


if __name__ == "__main__":
    sys.exit(main())
