"""PostgreSQL and Redis as children: they come, they keep what they hold, they go with their parent."""

import os
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import psutil
import psycopg
import pytest
import redis

from tests.ground.conftest import CLONE, StartGround, wait_for
from vssportal.ground.children import GroundError, end_left_behind, left_behind
from vssportal.ground.places import SUPERUSER, Area
from vssportal.ground.postgres import Account, Postgres, open_the_way, server_account
from vssportal.ground.servers import servers

pytestmark = pytest.mark.servers


def ask(area: Area, statement: str) -> Any:
    folder = str(area.postgres_sockets)
    with psycopg.connect(host=folder, user=SUPERUSER, dbname="vssportal", autocommit=True) as connection:
        cursor = connection.execute(statement)
        return cursor.fetchone()[0] if cursor.description else None


def start_and_stop(area: Area) -> None:
    with servers(area, environment={}, durable=False):
        pass


def redis_of(area: Area) -> "redis.Redis":
    return redis.Redis(unix_socket_path=str(area.redis_socket), decode_responses=True)


def test_both_come_up_answer_and_go_with_the_block(folder: Path) -> None:
    area = Area(folder)

    with servers(area, environment={}, durable=False) as laid:
        answers = ask(area, "SELECT 40 + 2"), redis_of(area).ping()
        processes = [psutil.Process(server.process.pid) for server in laid.own]

    assert answers == (42, True)
    assert not any(process.is_running() for process in processes)


def test_what_was_written_is_there_after_a_restart(folder: Path) -> None:
    area = Area(folder)
    with servers(area, environment={}):
        ask(area, "CREATE TABLE kept AS SELECT 7 AS value")
        redis_of(area).set("kept", "7")

    with servers(area, environment={}):
        kept = ask(area, "SELECT value FROM kept"), redis_of(area).get("kept")

    assert kept == (7, "7")


def test_data_for_people_is_synced_and_data_for_tests_is_not(folder: Path) -> None:
    with servers(Area(folder / "a"), environment={}):
        durable = ask(Area(folder / "a"), "SHOW fsync"), ask(Area(folder / "a"), "SHOW synchronous_commit")
    with servers(Area(folder / "b"), environment={}, durable=False):
        fleeting = ask(Area(folder / "b"), "SHOW fsync"), ask(Area(folder / "b"), "SHOW synchronous_commit")

    assert (durable, fleeting) == (("on", "on"), ("off", "off"))


def test_names_fold_their_case_in_vietnamese_and_sort_by_code(folder: Path) -> None:
    area = Area(folder)

    with servers(area, environment={}, durable=False):
        folded = ask(area, "SELECT lower('NGUYỄN ĐỨC ẢNH')")
        order = ask(area, "SELECT string_agg(n, ' ' ORDER BY n) FROM unnest(ARRAY['b', 'a', 'Z']) AS n")

    assert (folded, order) == ("nguyễn đức ảnh", "Z a b")


def test_named_servers_are_used_and_nothing_is_started(folder: Path) -> None:
    named = {"DATABASE_URL": "postgres://u@h/d", "REDIS_URL": "redis://h/0"}

    with servers(Area(folder), environment=named) as laid:
        assert laid.own == []
        assert laid.addresses == named


def test_a_second_start_of_the_same_clone_says_so_and_leaves_the_first_alone(folder: Path) -> None:
    area = Area(folder)

    with servers(area, environment={}, durable=False):
        with pytest.raises(GroundError, match=rf"runs already \(process {os.getpid()}\)"):
            start_and_stop(area)
        still = ask(area, "SELECT 1")

    assert still == 1


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_the_servers_go_with_their_parent_however_it_ends(
    start_ground: StartGround, number: signal.Signals
) -> None:
    ground = start_ground("services")
    ground.waits_until_it_says("REDIS_URL=")

    ground.stop(number)

    assert wait_for(ground.is_alone, 20)


def test_the_next_start_after_a_killed_parent_finds_the_data(start_ground: StartGround, folder: Path) -> None:
    area = Area(folder / "var" / "ground")
    first = start_ground("services")
    first.waits_until_it_says("REDIS_URL=")
    ask(area, "CREATE TABLE kept AS SELECT 7 AS value")
    first.stop(signal.SIGKILL)
    first.said.unlink()

    # At once, while the servers of the first may still be on their way out.
    second = start_ground("services")
    second.waits_until_it_says("REDIS_URL=")

    assert ask(area, "SELECT value FROM kept") == 7


def test_a_crash_of_postgresql_is_recovered_from(folder: Path) -> None:
    area = Area(folder)
    with servers(area, environment={}) as laid:
        ask(area, "CREATE TABLE kept AS SELECT 7 AS value")
        for process in left_behind("postgres", area.postgres_data):
            process.kill()
        laid.own[0].process.wait(10)

    with servers(area, environment={}):
        kept = ask(area, "SELECT value FROM kept")

    assert kept == 7
    assert "was not properly shut down" in (area.logs / "postgres.log").read_text(encoding="utf-8")


def start_orphans(area: Area) -> None:
    """Servers whose parent is gone and that nobody told: what other systems leave after kill -9."""
    code = (
        "import os, sys, pathlib\n"
        "from vssportal.ground import children\n"
        "children._libc = None\n"
        "from vssportal.ground.places import Area\n"
        "from vssportal.ground.servers import servers\n"
        "with servers(Area(pathlib.Path(sys.argv[1])), environment={}):\n"
        "    os._exit(9)\n"
    )
    run = subprocess.run([sys.executable, "-c", code, str(area.root)], cwd=CLONE)
    assert run.returncode == 9


def test_orphans_of_a_killed_parent_are_ended_before_the_new_start(folder: Path) -> None:
    area = Area(folder)
    start_orphans(area)
    orphans = left_behind("postgres", area.postgres_data) + left_behind("redis-server", area.redis_data)
    assert len(orphans) >= 2

    with servers(area, environment={}):
        answer = ask(area, "SELECT 1")
        are_gone = not any(orphan.is_running() for orphan in orphans)

    assert (answer, are_gone) == (1, True)


def test_a_mark_with_the_number_of_somebody_elses_process_does_not_stop_the_start(folder: Path) -> None:
    area = Area(folder)
    with servers(area, environment={}, durable=False):
        mark = (area.postgres_data / "postmaster.pid").read_text(encoding="ascii").splitlines()
    other = subprocess.Popen(["sleep", "60"], user=server_account(area.postgres_data) and area_owner(area))
    stale = area.postgres_data / "postmaster.pid"
    stale.write_text("\n".join([str(other.pid), *mark[1:]]) + "\n", encoding="ascii")
    os.chown(stale, area.postgres_data.stat().st_uid, -1)

    try:
        with servers(area, environment={}, durable=False):
            answer = ask(area, "SELECT 1")
    finally:
        other.kill()
        other.wait()

    assert answer == 1


def area_owner(area: Area) -> int:
    return area.postgres_data.stat().st_uid


def test_a_half_made_cluster_is_made_again(folder: Path) -> None:
    area = Area(folder)
    half = folder / "postgres.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n", encoding="ascii")

    with servers(area, environment={}, durable=False):
        answer = ask(area, "SELECT 1")

    assert answer == 1
    assert not half.exists()


def test_data_of_another_version_is_refused_by_sentence(folder: Path) -> None:
    area = Area(folder)
    start_and_stop(area)
    (area.postgres_data / "PG_VERSION").write_text("12\n", encoding="ascii")

    with pytest.raises(GroundError, match="was written by PostgreSQL 12"):
        start_and_stop(area)


def test_a_server_that_cannot_start_shows_its_last_words(folder: Path) -> None:
    area = Area(folder)
    start_and_stop(area)
    (area.postgres_data / "postgresql.conf").write_text("no_such_setting = on\n", encoding="ascii")

    with pytest.raises(GroundError, match="no_such_setting"), servers(area, environment={}, durable=False):
        pass


def test_a_path_too_long_for_a_socket_works(folder: Path) -> None:
    area = Area(folder / ("d" * 60) / ("e" * 60))

    with servers(area, environment={}, durable=False):
        answer = ask(area, "SELECT 1")
    is_short = len(str(area.postgres_sockets)) < 80
    shutil.rmtree(area.sockets)

    assert (answer, is_short) == (1, True)


def test_an_ordinary_user_runs_both(folder: Path) -> None:
    """Root becomes nobody in a child; anybody else is an ordinary user already."""
    code = (
        "import os, pathlib, pwd, sys\n"
        "from vssportal.ground.places import Area\n"
        "from vssportal.ground.postgres import Account, open_programs, open_the_way, programs_folder\n"
        "from vssportal.ground.servers import servers\n"
        "area = Area(pathlib.Path(sys.argv[1]))\n"
        "if os.geteuid() == 0:\n"
        "    open_programs(programs_folder())\n"
        "    someone = Account.of(pwd.getpwnam('nobody'))\n"
        "    someone = open_the_way(someone, programs_folder() / 'x', area.root)\n"
        "    os.chown(area.root, someone.uid, someone.gid)\n"
        "    os.setgroups(someone.groups)\n"
        "    os.setgid(someone.gid)\n"
        "    os.setuid(someone.uid)\n"
        "with servers(area, environment={}, durable=False) as laid:\n"
        "    print(os.geteuid() != 0, [server.process.poll() for server in laid.own])\n"
    )
    area = folder / "ground"
    area.mkdir()

    run = subprocess.run([sys.executable, "-c", code, str(area)], cwd=CLONE, capture_output=True, text=True)

    assert run.stdout == "True [None, None]\n", run.stderr


def test_the_way_is_opened_for_the_server_alone(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    account = Account("someone", uid=os.getuid() + 1, gid=54321)

    opened = open_the_way(account, closed / "data")

    mode = stat.S_IMODE(closed.stat().st_mode)
    assert mode & stat.S_IXGRP
    assert not mode & stat.S_IRWXO
    assert closed.stat().st_gid in opened.groups


def test_a_clone_below_a_closed_folder_works(folder: Path) -> None:
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    area = Area(closed / "var")

    with servers(area, environment={}, durable=False):
        answer = ask(area, "SELECT 1")

    assert answer == 1
    assert not closed.stat().st_mode & stat.S_IRWXO


def test_what_is_left_behind_is_found_by_program_and_folder(tmp_path: Path) -> None:
    sleeper = subprocess.Popen(["sleep", "60"], cwd=tmp_path)
    try:
        found = wait_for(
            lambda: [one.pid for one in left_behind("sleep", tmp_path.resolve())] == [sleeper.pid], 5
        )
        elsewhere = left_behind("sleep", tmp_path.parent.resolve())
        ended = end_left_behind("sleep", tmp_path.resolve(), polite=signal.SIGTERM)
    finally:
        sleeper.kill()
        sleeper.wait()

    assert (found, elsewhere, ended) == (True, [], True)


def test_the_socket_is_open_to_its_owner_only(folder: Path) -> None:
    area = Area(folder)

    with servers(area, environment={}, durable=False):
        modes = [
            stat.S_IMODE(path.stat().st_mode) & 0o077
            for path in (area.postgres_sockets, area.redis_socket, area.postgres_data, area.redis_data)
        ]

    assert modes == [0, 0, 0, 0]


def test_postgresql_has_no_port(folder: Path) -> None:
    with servers(Area(folder), environment={}, durable=False):
        addresses = ask(Area(folder), "SHOW listen_addresses")

    assert addresses == ""
    assert Postgres.name == "postgres"
