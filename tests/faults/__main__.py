"""`python -m tests.faults`: twenty and more kills and flushes under full work; then what the guards are worth.

Runs in a var/ of its own (VAR_DIR) with servers of its own, which it kills. Prints one line a part; the last
line is the same as JSON for the test that started it.
"""

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vssportal.settings")

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from accounts.models import OutboxWork  # noqa: E402
from accounts.services.outbox import LOCK_SPACE  # noqa: E402
from claims.models import Dossier  # noqa: E402
from tests.faults.app import SPARED  # noqa: E402
from tests.faults.ground import Ground, laid  # noqa: E402
from tests.faults.work import World, patiently, repeats, tally  # noqa: E402
from vssportal import dispatch  # noqa: E402

CLAIMS = 10
MOMENT_SECONDS = 120
REST_SECONDS = 240
AT_ONCE_SECONDS = 8
# What is struck and during which work, in the order of the moments that come; nothing named: any moment.
PLAN = (
    ("kill_worker", dispatch.READ_FILING),
    ("kill_pool", dispatch.READ_FILING),
    # First: work that fails waits longer before each further attempt.
    ("kill_postgres", dispatch.DECIDE_DECLARATION),
    ("kill_worker", dispatch.DECIDE_DECLARATION),
    ("kill_pool", dispatch.DECIDE_DECLARATION),
    ("flush", dispatch.CHECK_DOSSIER),
    ("kill_worker", dispatch.ISSUE_DECISION),
    ("kill_pool", dispatch.ISSUE_DECISION),
    ("kill_redis", dispatch.ISSUE_DECISION),
    ("flush", None),
    ("kill_redis", None),
    ("flush", None),
    ("kill_postgres", None),
    ("flush", None),
    ("kill_worker", None),
    ("flush", None),
)
# Between two faults of any moment the portal gets this long to take up its work again.
BREATH_SECONDS = 3


class MissedError(RuntimeError):
    """A moment or an end did not come."""


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def until(come: Callable[[], bool], *, ground: Ground, world: World, seconds: float, what: str) -> None:
    """Lets people and the supervisor do their part until it has come."""
    deadline = time.monotonic() + seconds
    while True:
        ground.start_missing()
        world.submit_next()
        world.move_on()
        if patiently(come):
            return
        if time.monotonic() > deadline:
            raise MissedError(what)
        time.sleep(0.02)


def running() -> list[OutboxWork]:
    """The rows somebody works at this instant: their advisory lock is held."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (classid::bigint << 32) | objid::bigint FROM pg_locks WHERE locktype = 'advisory'"
        )
        keys = [key - LOCK_SPACE for (key,) in cursor.fetchall()]
    return list(OutboxWork.objects.filter(pk__in=keys, state="waiting"))


class Storm:
    """The faults of the plan, each struck when its moment has come."""

    def __init__(self, ground: Ground, world: World) -> None:
        self.ground, self.world = ground, world
        self.left = list(PLAN)
        self.struck: Counter[str] = Counter()
        self.began = self.last = time.monotonic()

    def rage(self) -> Counter[str]:
        self.world.upload()
        while self.left:
            what = f"no moment came for {self.left[0]}"
            self.until(self.strike, seconds=MOMENT_SECONDS, what=what)
        self.until(self.world.is_at_rest, seconds=REST_SECONDS, what="some work never ended")
        self.struck["died after the work"] = self.ground.deaths()
        return self.struck

    def until(self, come: Callable[[], bool], *, seconds: float, what: str) -> None:
        until(come, ground=self.ground, world=self.world, seconds=seconds, what=what)

    def strike(self) -> bool:
        """Strike once when a moment has come: work of the plan is under way, and it has attempts left."""
        rows = running()
        if any(row.attempts > dispatch.BY_NAME[row.name].attempts - SPARED for row in rows):
            return False
        names = {row.name for row in rows}
        is_rested = time.monotonic() - self.last > BREATH_SECONDS
        for fault in self.left:
            name, work = fault
            if (work.name in names) if work else is_rested:
                self._strike(name, names)
                self.left.remove(fault)
                return True
        return False

    def _strike(self, name: str, names: set[str]) -> None:
        # Into the middle of it, not at its first statement.
        time.sleep(0.15 if names else 0)
        say(f"{time.monotonic() - self.began:4.0f} s  {name} during {', '.join(sorted(names)) or 'a pause'}")
        getattr(self.ground, name)()
        connection.close()
        self.struck[name] += 1
        self.last = time.monotonic()


def without_sweeper(ground: Ground, world: World) -> tuple[int, int]:
    """The same flush with nobody who looks for forgotten rows: how much work lies still, and after he is back."""
    ground.has_beat = False
    ground.stop()
    submit_more(world, 3)
    ground.flush()
    flushed = OutboxWork.objects.filter(state="waiting")
    keys = list(flushed.values_list("pk", flat=True))
    ground.start_missing()
    # The worker is there and does what comes in; what was flushed lies still beside it.
    until_true(lambda: is_served(world))
    lost = flushed.filter(pk__in=keys).count()
    ground.has_beat = True
    until(
        world.is_at_rest, ground=ground, world=world, seconds=REST_SECONDS, what="the sweeper came too late"
    )
    return lost, len(tally(world)[0])


def is_served(world: World) -> bool:
    """One more citizen comes; is his dossier checked at once?"""
    submit_more(world, 1)
    deadline = time.monotonic() + AT_ONCE_SECONDS
    while time.monotonic() < deadline:
        if Dossier.objects.filter(pk=world.dossiers[-1], check_run=1).exists():
            return True
        time.sleep(0.1)
    return False


def submit_more(world: World, count: int) -> None:
    world.add_claims(count)
    while len(world.dossiers) < len(world.drafts):
        world.submit_next()


def until_true(come: Callable[[], bool]) -> None:
    deadline = time.monotonic() + MOMENT_SECONDS
    while not come():
        if time.monotonic() > deadline:
            raise MissedError("the control did not come to its end")
        time.sleep(0.1)


def without_guard(ground: Ground, world: World) -> int:
    """The same deaths where the work does not look whether it was done: how often it was done twice."""
    ground.replace_worker(VSS_UNGUARDED="yes")
    ground.start_missing()
    submit_more(world, 3)
    until_true(lambda: _rechecked(world) == 3)
    return _rechecked(world)


def _rechecked(world: World) -> int:
    found = Dossier.objects.filter(pk__in=world.dossiers[-3:])
    return sum(dossier.events.filter(transition="check").count() > 1 for dossier in found)


def main() -> None:
    start = time.monotonic()
    with laid() as ground:
        call_command("migrate", verbosity=0, interactive=False)
        world = World(claims=CLAIMS)
        world.build()
        say(f"a world of {CLAIMS} claims and a file after {time.monotonic() - start:.0f} s")
        struck = Storm(ground, world).rage()
        lost, doubled = tally(world)
        for line in (*lost, *doubled):
            say(f"  {line}")
        say(
            f"{dict(struck)} in {time.monotonic() - start:.0f} s; {repeats()} mails sent again under their id"
        )
        say(f"faults {struck.total()} lost {len(lost)} doubled {len(doubled)}")
        left, healed = without_sweeper(ground, world)
        say(f"control, no sweeper: {left} pieces of work lie still; with it again {healed} lost")
        twice = without_guard(ground, world)
        say(f"control, no guard: {twice} done twice, {time.monotonic() - start:.0f} s")
    answer = {"struck": dict(struck), "lost": lost, "doubled": doubled}
    answer |= {"left_without_sweeper": left, "lost_after": healed, "doubled_without_guard": twice}
    say(json.dumps(answer, ensure_ascii=False))


if __name__ == "__main__":
    main()
