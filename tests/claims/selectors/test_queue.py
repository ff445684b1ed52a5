"""Hàng việc."""

from datetime import date, timedelta

import pytest

from accounts.enums import Duty
from claims.models import Dossier
from claims.selectors import Filters, neighbours, queue, scope_of, team_load
from claims.selectors.load import bounded_counts
from claims.services import decisions, dossiers, review
from tests.factories import claims as make
from tests.factories.claims import AT, TODAY
from vssportal.kernel.codes import is_tracking_code

pytestmark = pytest.mark.django_db


def page_of(user, tab="all", **filters):
    scope = scope_of(user.postings.get().agency)
    return queue(user, scope, Filters(tab=tab, **filters), TODAY)


def numbers(page):
    return [row.dossier.number for row in page.rows]


def promise(dossier, day):
    Dossier.objects.filter(pk=dossier.pk).update(promised_on=day)
    return dossier


def test_a_page_takes_few_statements_however_many_rows(cast, django_assert_num_queries):
    for _ in range(3):
        make.in_review()
    scope = scope_of(make.office())

    with django_assert_num_queries(2):
        page = queue(cast.ha, scope, Filters(tab="all"), TODAY)
        for row in page.rows:
            assert row.dossier.person.full_name
            assert row.dossier.organisation.name
            assert row.dossier.assigned_to

    assert len(page.rows) == 3


def test_the_nearest_day_comes_first_with_its_light(cast):
    days = {"2026-11-20": "overdue", "2026-11-23": "due", "2026-11-25": "soon", "2026-12-02": "early"}
    found = [promise(make.in_review(), date.fromisoformat(day)) for day in reversed(days)]

    page = page_of(cast.ha)

    assert numbers(page) == [dossier.number for dossier in reversed(found)]
    assert [row.light for row in page.rows] == list(days.values())
    assert next(row.days_left for row in page.rows) == -1
    assert {light: int(n) for light, n in page.lights.items()} == {
        "overdue": 1, "due": 1, "soon": 1, "early": 1, "paused": 0,
    }  # fmt: skip


def test_a_paused_dossier_is_teal_and_never_overdue(cast):
    dossier = promise(make.in_review(), TODAY - timedelta(days=3))
    review.request_supplement(actor=cast.ha, dossier_id=dossier.pk, asked=[review.Asked("Giấy", "Mờ")], at=AT)

    page = page_of(cast.ha)

    assert page.rows[0].light == "paused"
    assert (int(page.lights["paused"]), int(page.lights["overdue"]), int(page.counts["overdue"])) == (1, 0, 0)


def test_each_tab_holds_its_own(cast):
    mine = make.in_review()
    review.take(actor=cast.ha, dossier_id=mine.pk, at=AT)
    waiting = make.in_review()
    Dossier.objects.filter(pk=waiting.pk).update(assigned_to=None)
    proposed = make.in_review()
    review.take(actor=cast.linh, dossier_id=proposed.pk, at=AT)
    review.propose(actor=cast.linh, dossier_id=proposed.pk, outcome="grant", at=AT)

    assert numbers(page_of(cast.ha, "mine")) == [mine.number]
    assert numbers(page_of(cast.ha, "unassigned")) == [waiting.number]
    assert numbers(page_of(cast.quan, "to_approve")) == [proposed.number]
    assert numbers(page_of(cast.linh, "to_approve")) == []
    counts = {tab: int(count) for tab, count in page_of(cast.ha, "mine").counts.items()}
    assert counts == {"mine": 1, "unassigned": 1, "to_approve": 1, "awaiting": 0, "overdue": 0, "all": 3}


def test_closed_dossiers_leave_the_queue(cast):
    dossier = make.in_review()
    dossiers.withdraw(actor=dossier.submitted_by, dossier_id=dossier.pk, at=AT)

    assert numbers(page_of(cast.ha)) == []


def test_another_province_sees_nothing_and_the_levels_above_see_all(cast):
    dossier = make.in_review()
    above = make.officer("Chị Tỉnh", make.province())
    top = make.officer("Anh Trung ương", make.centre())

    assert numbers(page_of(cast.tu)) == []
    assert numbers(page_of(above)) == numbers(page_of(top)) == [dossier.number]


@pytest.mark.parametrize(
    "query",
    [
        "00001/2026/00101",
        "1-2026-00101",
        "{code}",
        "{citizen}",
        "{si}",
        "ngo bao",
        "NGÔ BẢO CHÂU",
        "{employer}",
    ],
)
def test_a_search_finds_by_number_code_person_and_employer(cast, query):
    dossier = make.in_review()
    make.in_review(make.citizen("Đỗ Thị Kim Oanh"), account_holder="DO THI KIM OANH")
    person = dossier.person
    text = query.format(
        code=dossier.tracking_code,
        citizen=person.citizen_number,
        si=person.si_number,
        employer=dossier.organisation.code,
    )

    assert numbers(page_of(cast.ha, query=text)) == [dossier.number]


def test_filters_narrow_together(cast):
    dossier = make.in_review()
    make.in_review()
    review.assign(actor=cast.quan, dossier_id=dossier.pk, officer_id=cast.linh.pk, at=AT)
    Dossier.objects.exclude(pk=dossier.pk).update(assigned_to=cast.ha)

    page = page_of(
        cast.ha,
        procedure="thai-san",
        state="in_review",
        channel="portal",
        light="early",
        officer_id=cast.linh.pk,
    )

    assert numbers(page) == [dossier.number]
    assert page_of(cast.ha, light="overdue").rows == ()


def test_counts_stop_where_they_say_so(cast):
    for _ in range(3):
        make.in_review()

    (few, many) = bounded_counts([Dossier.objects.all(), Dossier.objects.all()], most=2)

    assert (few.number, few.is_more) == (many.number, many.is_more) == (2, True)
    assert bounded_counts([]) == []


def test_pages_follow_each_other(cast):
    found = sorted(make.in_review().number for _ in range(3))
    scope = scope_of(make.office())

    first = queue(cast.ha, scope, Filters(tab="all"), TODAY, size=2)
    second = queue(cast.ha, scope, Filters(tab="all"), TODAY, page=2, size=2)

    assert sorted([*numbers(first), *numbers(second)]) == found
    assert (first.has_next, second.has_next) == (True, False)


def test_a_personal_number_that_passes_for_a_tracking_code_is_found(cast):
    number = next(text for n in range(500) if is_tracking_code(text := f"001199{n:06d}"))
    dossier = make.in_review(
        make.citizen("Đỗ Thị Kim Oanh", citizen_number=number), account_holder="DO THI KIM OANH"
    )

    assert numbers(page_of(cast.ha, query=number)) == [dossier.number]


def test_agency_and_days_of_receipt_narrow_the_list(cast):
    dossier = make.in_review()
    above = make.officer("Vũ Thị Ngân", make.province())

    for wanted, found in (
        ({"agency_id": dossier.agency_id}, True),
        ({"agency_id": make.office("00102", "BHXH cơ sở Cầu Giấy").pk}, False),
        ({"received_from": TODAY, "received_until": TODAY}, True),
        ({"received_from": TODAY + timedelta(days=1)}, False),
        ({"received_until": TODAY - timedelta(days=1)}, False),
    ):
        assert (numbers(page_of(above, **wanted)) == [dossier.number]) is found, wanted


def test_a_search_through_all_finds_closed_ones_and_tax_codes(cast):
    dossier = make.in_review()
    dossiers.withdraw(actor=dossier.submitted_by, dossier_id=dossier.pk, at=AT)

    assert numbers(page_of(cast.ha)) == []
    assert numbers(page_of(cast.ha, query=dossier.number)) == [dossier.number]
    assert numbers(page_of(cast.ha, query=dossier.organisation.tax_code)) == [dossier.number]
    assert numbers(page_of(cast.ha, "mine", query=dossier.number)) == []


def test_the_load_of_a_team_counts_open_work_only(cast):
    dossier = make.in_review()
    review.propose(actor=cast.ha, dossier_id=dossier.pk, outcome="grant", at=AT)
    decisions.approve(actor=cast.quan, dossier_id=dossier.pk, at=AT)
    make.in_review()

    loads = {load.officer: int(load.open) for load in team_load(make.office(), TODAY)}

    assert sum(loads.values()) == 1
    assert set(loads) == {cast.ha, cast.linh}


def test_officers_of_other_duties_get_no_work_handed():
    make.officer("Sếp", duty=Duty.LEADER)

    assert make.in_review().assigned_to is None


def test_neighbours_follow_the_order_of_the_own_list(cast):
    days = ["2026-11-24", "2026-11-24", "2026-11-30"]
    found = [promise(make.in_review(), date.fromisoformat(day)) for day in days]
    Dossier.objects.update(assigned_to=cast.ha)
    first, second, third = Dossier.objects.order_by("promised_on", "pk")
    scope = scope_of(make.office())

    assert neighbours(cast.ha, scope, first).previous_id is None
    assert neighbours(cast.ha, scope, second) == type(neighbours(cast.ha, scope, first))(first.pk, third.pk)
    assert neighbours(cast.ha, scope, third).next_id is None
    assert len(found) == 3
