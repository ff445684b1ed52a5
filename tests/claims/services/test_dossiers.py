"""Nộp, rút, bổ sung."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from accounts.models import IdempotencyKey, OutboxWork
from claims.models import Dossier, Draft
from claims.services import dossiers, drafts
from tests.factories import claims as make
from tests.factories.claims import AT
from vssportal import dispatch
from vssportal.kernel.errors import DomainError, Missing, Stale, WrongState

pytestmark = pytest.mark.django_db


def submit(draft, key="khoa", **changes):
    given = {"actor": draft.user, "draft_id": draft.pk, "version": draft.version, "key": key, "at": AT}
    return dossiers.submit(**{**given, **changes})


def test_a_submitted_draft_becomes_a_dossier_with_number_day_and_work(django_assert_max_num_queries):
    draft = make.draft()

    with django_assert_max_num_queries(20):
        done = submit(draft)

    dossier = Dossier.objects.get(pk=done.dossier_id)
    assert done.is_new
    assert dossier.number == "00001/2026/00101"
    assert dossier.state == "received"
    # Filed Monday 23/11 with an employer: seven working days, Tuesday 24/11 is the first; none is a holiday.
    assert dossier.promised_on == dossier.first_promised_on == date(2026, 12, 2)
    assert dossier.documents.count() == 1
    assert [event.transition for event in dossier.events.all()] == ["submit"]
    names = OutboxWork.objects.order_by("pk").values_list("name", flat=True)
    assert list(names) == [dispatch.CHECK_DOSSIER.name, dispatch.DOSSIER_RECEIPT.name]


def test_who_has_stopped_working_is_promised_five_days():
    draft = make.draft(employment="quit", quit_on="2026-09-15", organisation_code=None)

    done = submit(draft)

    assert done.promised_on == date(2026, 11, 30)
    assert Dossier.objects.get().organisation is None


def test_the_same_key_gives_the_same_dossier_again():
    draft = make.draft()
    first = submit(draft)

    second = submit(draft)

    assert (second.dossier_id, second.number, second.is_new) == (first.dossier_id, first.number, False)
    assert Dossier.objects.count() == IdempotencyKey.objects.count() == 1


def test_another_key_for_a_submitted_draft_gives_its_dossier():
    draft = make.draft()
    first = submit(draft)

    second = submit(draft, key="khác")

    assert second.dossier_id == first.dossier_id
    assert not second.is_new


def test_numbers_count_up_in_each_office():
    numbers = [submit(make.draft()).number for _ in range(2)]
    other = make.office("00102", "BHXH cơ sở Cầu Giấy")

    numbers.append(submit(make.draft(agency_code=other.code)).number)

    assert numbers == ["00001/2026/00101", "00002/2026/00101", "00001/2026/00102"]


def test_a_refused_submit_takes_no_number():
    draft = make.draft()
    with pytest.raises(DomainError):
        submit(make.draft(is_declared_true=False))

    done = submit(draft)

    assert done.number.startswith("00001/")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"is_declared_true": False}, "not_declared"),
        ({"has_consented": None}, "not_consented"),
        ({"birth_on": None}, "incomplete"),
        ({"leave_to": "2026-09-01"}, "incomplete"),
        ({"agency_code": "99999"}, "no_agency"),
        ({"organisation_code": "KHONG-CO"}, "no_employer"),
    ],
)
def test_an_incomplete_draft_is_refused_with_what_is_missing(changes, code):
    draft = make.draft(**changes)

    with pytest.raises(DomainError) as refusal:
        submit(draft)

    assert refusal.value.code == code
    assert not Dossier.objects.exists()


def test_a_draft_without_its_paper_is_refused():
    with pytest.raises(DomainError) as refusal:
        submit(make.draft(with_paper=False))

    assert refusal.value.field == "papers"


def test_an_old_version_is_refused():
    draft = make.draft()

    with pytest.raises(Stale):
        submit(draft, version=draft.version - 1)


def test_somebody_elses_draft_is_not_there():
    with pytest.raises(Missing):
        submit(make.draft(), actor=make.citizen("Người Khác"))


def test_an_expired_draft_is_not_there():
    with pytest.raises(Missing):
        submit(make.draft(), at=AT + timedelta(days=31))


def test_a_second_claim_for_the_same_birth_names_the_first():
    user = make.citizen()
    first = make.submitted(user)
    second = drafts.start_another(actor=user, procedure="thai-san", at=AT)
    Draft.objects.filter(pk=second.pk).update(answers=first.answers)
    second.refresh_from_db()
    make.paper(second)

    with pytest.raises(DomainError) as refusal:
        submit(second)

    assert refusal.value.code == "duplicate"
    assert first.number in refusal.value.message


def test_a_withdrawn_dossier_leaves_room_for_a_new_one():
    user = make.citizen()
    first = make.submitted(user)
    dossiers.withdraw(actor=user, dossier_id=first.pk, at=AT, note="Nhầm ngày sinh")
    again = drafts.start_another(actor=user, procedure="thai-san", at=AT)
    Draft.objects.filter(pk=again.pk).update(answers=first.answers)
    again.refresh_from_db()
    make.paper(again)

    assert submit(again).is_new


def test_withdrawing_closes_the_dossier_with_its_reason():
    dossier = make.submitted()

    dossiers.withdraw(actor=dossier.submitted_by, dossier_id=dossier.pk, at=AT, note="Đơn vị nộp thay")

    dossier.refresh_from_db()
    assert (dossier.state, dossier.closed_at) == ("withdrawn", AT)
    assert dossier.events.last().note == "Đơn vị nộp thay"


def test_withdrawing_twice_is_refused():
    dossier = make.submitted()
    dossiers.withdraw(actor=dossier.submitted_by, dossier_id=dossier.pk, at=AT)

    with pytest.raises(WrongState):
        dossiers.withdraw(actor=dossier.submitted_by, dossier_id=dossier.pk, at=AT)


@pytest.mark.parametrize("who", ["citizen", "officer"])
def test_only_the_person_oneself_withdraws(who):
    dossier = make.submitted()
    actor = make.citizen("Người Khác") if who == "citizen" else make.officer("Phạm Thu Hà")

    with pytest.raises(Missing):
        dossiers.withdraw(actor=actor, dossier_id=dossier.pk, at=AT)


def test_an_unknown_dossier_is_missing():
    with pytest.raises(Missing):
        dossiers.withdraw(actor=make.citizen(), dossier_id=uuid4(), at=AT)
