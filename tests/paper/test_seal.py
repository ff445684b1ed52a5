"""The seal: signing letters and checking signed ones."""

import asyncio
import gc
import stat
import warnings
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from tests.paper import samples
from vssportal.paper import seal
from vssportal.paper.keys import DEMO_SEAL, PortalKey, demo_key, load_key
from vssportal.paper.letters import render_letter

AT = samples.AT


@pytest.fixture(scope="module")
def key(tmp_path_factory):
    return demo_key(tmp_path_factory.mktemp("keys") / "demo", at=AT)


@pytest.fixture(scope="module")
def letter():
    return render_letter(samples.APOLOGY, at=AT)


@pytest.fixture(scope="module")
def sealed(letter, key):
    return seal.sign_pdf(letter, key, AT, "Phát hành văn bản")


def check(pdf, key, at=AT):
    return seal.verify_pdf(pdf, roots=[key.root], at=at)


def test_a_sealed_letter_says_who_when_and_why(sealed, key):
    report = check(sealed, key)

    assert report.is_good
    (signature,) = report.signatures
    assert (signature.signer, signature.signed_at, signature.reason) == (DEMO_SEAL, AT, "Phát hành văn bản")
    assert signature.covers_all


def test_sealing_leaves_the_letter_itself_untouched(letter, sealed):
    assert sealed.startswith(letter)


def test_a_changed_letter_is_noticed(sealed, key):
    place = sealed.index(b"stream") + 20
    changed = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]

    assert check(changed, key).problems == (seal.BROKEN,)


def test_a_letter_nobody_sealed_is_not_good(letter, key):
    report = check(letter, key)

    assert not report.is_good
    assert report.problems == (seal.UNSIGNED,)


@pytest.mark.parametrize(
    "junk", [b"", b"hello", b"%PDF-1.7\n%%EOF", b"%PDF-1.7\nxref\n0 0\ntrailer<<>>\nstartxref\n9\n%%EOF"]
)
def test_what_is_no_pdf_is_told_from_what_is_unsigned(junk, key):
    assert check(junk, key).problems == (seal.UNREADABLE,)


def test_the_seal_of_a_stranger_is_not_ours(letter, key, tmp_path):
    stranger = demo_key(tmp_path / "other", at=AT)

    report = check(seal.sign_pdf(letter, stranger, AT, "Giả mạo"), key)

    assert report.problems == (seal.STRANGER,)
    assert report.signatures[0].is_intact


def test_two_seals_stand_one_upon_the_other(sealed, key):
    report = check(seal.sign_pdf(sealed, key, AT + timedelta(minutes=5), "Dấu cơ quan"), key)

    assert report.is_good
    assert [one.reason for one in report.signatures] == ["Phát hành văn bản", "Dấu cơ quan"]
    assert [one.covers_all for one in report.signatures] == [False, True]


def test_what_is_added_after_the_last_seal_is_noticed(sealed, key):
    report = check(sealed + b"\n% more\n", key)

    assert not report.is_good


def test_a_certificate_is_judged_at_the_moment_asked(sealed, key):
    assert check(sealed, key, at=AT + timedelta(days=3650)).is_good
    assert check(sealed, key, at=AT + timedelta(days=3660)).problems == (seal.STRANGER,)


def test_sealing_works_inside_a_running_event_loop_and_leaves_nothing_unawaited(letter, key):
    async def from_a_view():
        return check(seal.sign_pdf(letter, key, AT, "Trong vòng lặp"), key).is_good

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        good = asyncio.run(from_a_view())
        gc.collect()

    assert good


def test_an_error_inside_a_running_loop_comes_out_as_itself(key):
    async def from_a_view():
        return seal.sign_pdf(b"no pdf", key, AT, "x")

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(seal.SealError, match="PDF"):
            asyncio.run(from_a_view())
        gc.collect()


def test_a_moment_without_time_zone_is_refused(letter, key):
    with pytest.raises(ValueError, match="time zone"):
        seal.sign_pdf(letter, key, AT.replace(tzinfo=None), "x")


def test_the_demo_key_is_made_once_and_only_its_owner_reads_it(tmp_path):
    folder = tmp_path / "var" / "keys"

    first = demo_key(folder, at=AT)
    again = demo_key(folder, at=AT + timedelta(days=1))

    assert first == again
    assert [path.name for path in folder.iterdir()] == ["demo-seal.pem"]
    assert stat.S_IMODE((folder / "demo-seal.pem").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_demo_key_may_live_beside_other_keys(tmp_path):
    (tmp_path / "secret_key").write_text("x")

    assert demo_key(tmp_path, at=AT).name == DEMO_SEAL


def test_processes_that_start_together_share_one_key(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: demo_key(tmp_path, at=AT), range(8)))

    assert len({one.certificate for one in made}) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["demo-seal.pem"]


def test_the_private_key_is_never_printed(key):
    assert "private" not in repr(key)


def test_a_certificate_without_authorities_is_its_own_root(key):
    assert key.root == key.authorities[-1]
    assert PortalKey(key.certificate, key.private_key).root == key.certificate


def test_certificate_and_key_must_belong_together(tmp_path):
    demo_key(tmp_path / "a", at=AT)
    demo_key(tmp_path / "b", at=AT)

    with pytest.raises(ValueError, match="not the key"):
        load_key(tmp_path / "b" / "demo-seal.pem", tmp_path / "a" / "demo-seal.pem")
