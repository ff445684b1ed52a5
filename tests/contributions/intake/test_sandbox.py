"""The child process: its limits hold, and whatever happens to it is a sentence."""

import time

import psutil
import pytest

from contributions.intake import sandbox, wire
from contributions.intake.faults import FileRefused
from contributions.intake.limits import MEGABYTE, Limits
from tests.contributions.intake import samples


def _child_that(monkeypatch, body: str) -> None:
    """Let the child run `body` in place of reading."""
    lines = [
        "import sys",
        f"sys.path.insert(0, {sandbox._ROOT!r})",
        "from contributions.intake import child, wire",
        f"exec({f'def act(job, limits):{chr(10)} {body}'!r})",
        "child._read = act",
        "child.main()",
    ]
    monkeypatch.setattr(sandbox, "_START", "\n".join(lines))


def _refusal(path, **options) -> FileRefused:
    with pytest.raises(FileRefused) as caught:
        sandbox.read(path, **options)
    return caught.value


def test_a_file_is_read_in_another_process_and_comes_back_whole(tmp_path):
    path = samples.template(tmp_path / "mau.xlsx", 5)

    table = sandbox.read(path, name="mau.xlsx")

    assert [row.full_name for row in table.rows] == [samples.worker(number).full_name for number in range(5)]


def test_progress_is_told_in_batches_up_to_the_total(tmp_path):
    path = samples.template(tmp_path / "mau.xlsx", wire.BATCH_ROWS + 10)
    seen = []

    sandbox.read(path, on_progress=lambda done, total: seen.append((done, total)))

    assert seen == [(2000, 2010), (2010, 2010)]


def test_a_child_killed_from_outside_is_a_sentence(tmp_path, monkeypatch):
    path = samples.template(tmp_path / "mau.xlsx")
    _child_that(monkeypatch, "import os, signal; os.kill(os.getpid(), signal.SIGKILL)")

    assert _refusal(path).fault.code == "reading_failed"


def test_a_child_that_crashes_is_a_sentence_and_no_traceback(tmp_path, monkeypatch, capfd):
    path = samples.template(tmp_path / "mau.xlsx")
    _child_that(monkeypatch, "raise RuntimeError('secret of the file')")

    refusal = _refusal(path)

    assert refusal.fault.code == "reading_failed"
    assert "secret" not in str(refusal) + "".join(capfd.readouterr())


def test_a_child_that_sends_half_a_message_is_a_sentence(tmp_path, monkeypatch):
    path = samples.template(tmp_path / "mau.xlsx")
    _child_that(monkeypatch, "import os; os.write(1, wire.frame(1, [1, 2, 3])[:-2]); os._exit(0)")

    assert _refusal(path).fault.code == "reading_failed"


def test_a_child_that_talks_too_much_is_stopped(tmp_path, monkeypatch):
    path = samples.template(tmp_path / "mau.xlsx")
    _child_that(monkeypatch, "child._send(1, 'x' * 5_000_000)")

    assert _refusal(path, limits=Limits(output_bytes=MEGABYTE)).fault.code == "reading_failed"


def test_the_wall_clock_ends_a_child_that_sleeps(tmp_path, monkeypatch):
    path = samples.template(tmp_path / "mau.xlsx")
    _child_that(monkeypatch, "import time; time.sleep(60)")
    begun = time.monotonic()

    refusal = _refusal(path, limits=Limits(wall_seconds=1))

    assert refusal.fault.code == "reading_too_slow"
    assert time.monotonic() - begun < 10


def test_processor_time_is_limited(tmp_path, monkeypatch):
    path = samples.template(tmp_path / "mau.xlsx")
    _child_that(monkeypatch, "while True: pass")

    begun = time.monotonic()

    refusal = _refusal(path, limits=Limits(cpu_seconds=1, wall_seconds=60))

    assert refusal.fault.code == "reading_too_slow"
    assert time.monotonic() - begun < 40


@pytest.mark.parametrize("body", ["bytearray(4_000_000_000)", "import os; os.abort()"])
def test_memory_is_limited(tmp_path, monkeypatch, body):
    path = samples.template(tmp_path / "mau.xlsx")
    _child_that(monkeypatch, body)

    assert _refusal(path).fault.code == "reading_too_big"


def test_a_small_file_has_no_right_to_much_memory():
    limits = Limits()

    assert limits.memory_bytes(10_000) < 330 * MEGABYTE
    assert limits.memory_bytes(20 * MEGABYTE) > limits.memory_bytes(10_000)
    assert limits.memory_bytes(1_000 * MEGABYTE) == limits.memory_ceiling_bytes


def test_the_reading_child_cannot_write_a_file(tmp_path, monkeypatch):
    path = samples.template(tmp_path / "mau.xlsx")
    target = tmp_path / "leak"
    _child_that(monkeypatch, f"open({str(target)!r}, 'wb', buffering=0).write(b'x')")

    assert _refusal(path).fault.code == "reading_failed"
    assert not target.exists() or target.stat().st_size == 0


def test_the_child_gets_none_of_our_environment(tmp_path, monkeypatch):
    path = samples.template(tmp_path / "mau.xlsx")
    monkeypatch.setenv("DATABASE_URL", "postgres://owner:word@127.0.0.1/portal")
    _child_that(monkeypatch, "import os; child._send(wire.RESULT, dict(os.environ))")

    (_, environment), *_ = sandbox._run({"act": "read"}, path, "", Limits())

    assert set(environment) <= {"LANG", "LC_CTYPE"}


def test_no_child_is_left_when_the_reader_gives_up_early(tmp_path):
    path = samples.template(tmp_path / "mau.xlsx", 5000)

    before = set(psutil.Process().children())

    class GivenUpError(Exception):
        pass

    def give_up(done, total):
        raise GivenUpError

    with pytest.raises(GivenUpError):
        sandbox.read(path, on_progress=give_up)

    assert set(psutil.Process().children()) <= before


def test_a_file_over_the_limit_is_refused_before_a_child_is_started(tmp_path, monkeypatch):
    path = tmp_path / "to.xlsx"
    with path.open("wb") as file:
        file.truncate(21 * MEGABYTE)
    monkeypatch.setattr(sandbox.subprocess, "Popen", lambda *_, **__: pytest.fail("a child was started"))

    refusal = _refusal(path)

    assert refusal.fault.code == "too_large"
    assert refusal.message.startswith("Tệp nặng 21 MB, giới hạn là 20 MB.")


def test_what_goes_through_the_pipe_comes_out_the_same(tmp_path):
    path = samples.edited_template(
        tmp_path / "mau.xlsx",
        lambda book: (
            book["D02-LT"].__setitem__("F11", "2,34") or book["D02-LT"].__setitem__("P11", "2026/11")
        ),
    )
    from contributions.intake import d02_lt

    assert sandbox.read(path) == d02_lt.read(path)
