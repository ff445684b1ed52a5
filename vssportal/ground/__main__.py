"""`python -m vssportal.ground run | services [command…] | reset`: see each command's help."""

import argparse
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence

from vssportal.ground.children import GroundError, die_with_parent
from vssportal.ground.places import HOME, VAR
from vssportal.ground.run import StopRequest, run_portal, stop_on_signals
from vssportal.ground.servers import held, servers

# What a demo writes; keys and mails of the clone go with the people they belong to.
WRITTEN_BY_DEMO = ("files", "mail", "keys")


def run_with_services(command: Sequence[str]) -> int:
    """Runs a command beside the servers, or keeps them up until Ctrl-C when there is none."""
    with servers(HOME, environment=os.environ) as laid:
        for name, address in laid.addresses.items():
            print(f"{name}={address}", file=sys.stderr, flush=True)
        if not command:
            signal.pause()
        # In our own terminal session, so that a shell or a prompt works; it dies with us all the same.
        before = die_with_parent(signal.SIGTERM, os.getpid())
        with subprocess.Popen(command, env=os.environ | laid.addresses, preexec_fn=before) as process:  # noqa: PLW1509
            try:
                return process.wait()
            except StopRequest:
                process.terminate()
                return process.wait()


def reset() -> int:
    """Removes the embedded servers' data and what the demo people stored; the next run makes a new world."""
    if os.environ.get("DATABASE_URL"):
        raise GroundError("DATABASE_URL names a server of its own; empty its database there, not from here.")
    with held(HOME):
        for folder in (HOME.postgres_data, HOME.redis_data, *(VAR / name for name in WRITTEN_BY_DEMO)):
            shutil.rmtree(folder, ignore_errors=True)
    print("The demo world is gone; make run builds a new one.")
    return 0


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m vssportal.ground", description=__doc__)
    commands = parser.add_subparsers(dest="act", required=True)
    run = commands.add_parser("run", help="the whole portal: servers, web, worker, beat")
    run.add_argument("--with-parent", action="store_true", help="stop when the caller is killed too")
    services = commands.add_parser("services", help=run_with_services.__doc__)
    services.add_argument("command", nargs=argparse.REMAINDER, help="a command, after --")
    commands.add_parser("reset", help=reset.__doc__)
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    chosen = parse(arguments)
    stop_on_signals()
    try:
        if chosen.act == "run":
            if chosen.with_parent:
                die_with_parent(signal.SIGTERM, os.getppid())()
            return run_portal(os.environ)
        if chosen.act == "services":
            return run_with_services([word for word in chosen.command if word != "--"])
        return reset()
    except GroundError as refusal:
        print(f"Stopped: {refusal}", file=sys.stderr)
        return 1
    except StopRequest:
        return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
