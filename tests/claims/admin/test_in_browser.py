"""Bàn làm việc trong trình duyệt: accessible, no wider than the screen, without scripts, by keyboard."""

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from claims.models import Decision, Dossier
from claims.services import review
from tests.claims.admin.conftest import page
from tests.factories import claims as make

ROOT = Path(__file__).parents[3]


@pytest.fixture
def monday():
    """The browser has its own clock, so these tests live on the day they run."""


def session_of(user):
    browser = Client()
    browser.force_login(user)
    return browser.cookies["vss_session"].value


@pytest.mark.django_db(transaction=True)
def test_two_officers_decide_a_dossier(live_server, cast):
    first, second = make.in_review(account_holder="ANH NGO BAO CHAU"), make.in_review()
    soon = timezone.localdate() + timedelta(days=7)
    for dossier, day in ((first, soon), (second, soon + timedelta(days=1))):
        review.take(actor=cast.ha, dossier_id=dossier.pk, at=make.AT)
        Dossier.objects.filter(pk=dossier.pk).update(promised_on=day)
    steps = ("", "trinh", "phan-cong", "doc-giay-to", "yeu-cau-bo-sung")
    own = [page(second, step) if step else page(second) for step in steps]
    order = {
        "base": live_server.url,
        "officer": session_of(cast.ha),
        "approver": session_of(cast.quan),
        "dossier": page(second),
        "before": page(first),
        "paths": ["/quan-tri/", "/quan-tri/?tab=all", page(first), *own, "/quan-tri/so-lieu/?q=luong"],
        "approver_paths": [page(second, step) for step in ("duyet", "tra-lai", "khong-chap-nhan")],
    }

    ran = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "tests.claims.admin.browser", json.dumps(order)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=240,
    )

    assert ran.returncode == 0, ran.stderr[-2000:]
    found = json.loads(ran.stdout)
    assert {path: seen for path, seen in found["pages"].items() if any(seen.values())} == {}
    assert found["turned"] == [f"{live_server.url}{page(second)}", f"{live_server.url}{page(first)}"]
    assert "Đã trình" in found["proposed"]
    assert "Đã duyệt" in found["approved"]
    assert Decision.objects.get(dossier=second).approver == cast.quan
