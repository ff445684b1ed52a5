"""Bốn bước, đến lượt ai, tra cứu, bàn thẩm định."""

from dataclasses import fields

import pytest

from claims import selectors
from claims.enums import DossierState, PublicStep
from claims.models import Dossier
from claims.services import decisions, readings, review
from tests.factories import claims as make
from tests.factories.claims import AT, TODAY
from vssportal.kernel.codes import pretty_code
from vssportal.kernel.errors import Missing

STATES = {
    "received": (1, "Đã tiếp nhận", "agency"),
    "in_review": (2, "Đang kiểm tra giấy tờ", "agency"),
    "awaiting_supplement": (2, "Chờ bạn bổ sung", "citizen"),
    "proposed": (3, "Đang duyệt", "agency"),
    "returned_to_officer": (3, "Đang duyệt", "agency"),
    "approved": (4, "Có kết quả", "nobody"),
    "paid": (4, "Đã chi trả", "nobody"),
    "rejected": (4, "Không được chấp nhận", "nobody"),
    "withdrawn": (4, "Đã rút", "nobody"),
}


def test_every_state_is_one_of_four_steps_with_somebodys_turn():
    assert set(STATES) == set(DossierState.values)
    for state, (step, title, turn) in STATES.items():
        dossier = Dossier(state=state, promised_on=TODAY)

        progress = selectors.public_progress(dossier, TODAY)

        assert (progress.step, progress.title, progress.turn) == (step, title, turn)


def test_steps_before_are_done_and_one_is_current():
    progress = selectors.public_progress(Dossier(state="proposed", promised_on=TODAY), TODAY)

    assert [(view.is_done, view.is_current) for view in progress.steps] == [
        (True, False), (True, False), (False, True), (False, False),
    ]  # fmt: skip
    assert progress.steps[2].step is PublicStep.APPROVING


def test_a_closed_dossier_has_no_current_step():
    progress = selectors.public_progress(Dossier(state="paid", promised_on=TODAY), TODAY)

    assert all(view.is_done for view in progress.steps)
    assert not any(view.is_current for view in progress.steps)


@pytest.fixture
def decided(cast):
    dossier = make.in_review()
    review.take(actor=cast.ha, dossier_id=dossier.pk, at=AT)
    review.propose(actor=cast.ha, dossier_id=dossier.pk, outcome="grant", at=AT, note="Ngày sinh đúng")
    decisions.approve(actor=cast.quan, dossier_id=dossier.pk, at=AT)
    return Dossier.objects.get(pk=dossier.pk)


def test_the_citizens_timeline_names_no_officer_and_no_note(cast, decided):
    lines = selectors.public_timeline(decided)

    assert [line.name for line in lines] == ["approve", "propose", "start_review", "submit"]
    said = " ".join(f"{line.title}{line.actor}{line.note}{line.params}" for line in lines)
    for secret in (cast.ha.full_name, cast.quan.full_name, "Ngày sinh đúng"):
        assert secret not in said


def test_the_offices_timeline_says_who_did_what(cast, decided):
    lines = {line.name: line for line in selectors.office_timeline(decided)}

    assert lines["approve"].actor == cast.quan.full_name
    assert lines["propose"].note == "Ngày sinh đúng"
    assert lines["check"].title.format(**lines["check"].params).startswith("Chạy")


@pytest.mark.django_db
def test_tracking_needs_code_and_phone_and_tells_no_name():
    dossier = make.submitted()

    found = selectors.track(pretty_code(dossier.tracking_code).lower(), "5678", TODAY)

    assert found.number == dossier.number
    said = " ".join(str(getattr(found, field.name)) for field in fields(found))
    for secret in (dossier.person.full_name, dossier.person.citizen_number, "60000000", "VCB"):
        assert secret not in said


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "tail"), [("{code}", "0000"), ("7K3MQ9ZP1XA4", "5678"), ("", ""), ("{code}", "")]
)
def test_a_wrong_pair_finds_nothing(code, tail):
    dossier = make.submitted()

    assert selectors.track(code.format(code=dossier.tracking_code), tail, TODAY) is None


@pytest.mark.django_db
def test_a_citizen_finds_only_own_dossiers():
    dossier = make.submitted()
    stranger = make.citizen("Người Khác")

    assert selectors.dossier_of(dossier.submitted_by, dossier.pk) == dossier
    assert list(selectors.dossiers_of(dossier.person)) == [dossier]
    assert list(selectors.dossiers_of(stranger.person)) == []
    with pytest.raises(Missing):
        selectors.dossier_of(stranger, dossier.pk)


def test_an_officer_finds_dossiers_of_the_own_office_only(cast):
    dossier = make.in_review()

    assert selectors.dossier_for(cast.ha, dossier.pk, TODAY) == dossier
    for stranger in (cast.tu, dossier.submitted_by):
        with pytest.raises(Missing):
            selectors.dossier_for(stranger, dossier.pk, TODAY)


def test_the_workbench_compares_declared_paper_and_registry(cast):
    dossier = make.in_review()
    reading = readings.record_reading(
        actor=cast.ha,
        dossier_id=dossier.pk,
        document_id=dossier.documents.get().pk,
        field="birth_on",
        value="2026-10-02",
        at=AT,
    )
    dossier = selectors.dossier_for(cast.ha, dossier.pk, TODAY)

    bench = selectors.workbench(cast.ha, dossier, TODAY)

    lines = {line.field: line for line in bench.comparison}
    born = lines["birth_on"]
    assert (born.declared, born.paper, born.agreement, born.reading_id) == (
        "03/10/2026",
        "02/10/2026",
        "differs",
        reading.pk,
    )
    assert lines["full_name"].agreement == lines["account_holder"].agreement == "agrees"
    assert [check.code for check in bench.to_see] == ["paper.agrees"]
    assert bench.sheet.total_vnd == 65_060_000
    assert [step.name for step in bench.offered] == ["request_supplement", "propose"]


def test_the_workbench_takes_the_same_statements_however_much_it_holds(cast, django_assert_max_num_queries):
    dossier = make.in_review()
    for kind in ("discharge", "other", "account_proof"):
        document = make.paper(dossier.draft, kind)
        document.dossier = dossier
        document.save()
    dossier = selectors.dossier_for(cast.ha, dossier.pk, TODAY)

    with django_assert_max_num_queries(12):
        selectors.workbench(cast.ha, dossier, TODAY)
