"""Trang hàng việc và trang thẩm định: who comes in, what is counted, what a browser may run."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEntry
from claims.models import Dossier
from claims.services import dossiers, review
from tests.claims.admin.conftest import page, read
from tests.factories import claims as make
from tests.factories.claims import AT

pytestmark = pytest.mark.django_db
HOME = "/quan-tri/"


def text_of(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_stranger_is_sent_to_the_portals_own_door(client, db):
    answer = client.get(HOME)

    assert answer.status_code == 302
    assert answer["Location"] == "/dang-nhap/?next=/quan-tri/"


@pytest.mark.parametrize(
    "path", ["", "ho-so/", "to-khai/", "nguoi-tham-gia/", "tai-khoan/", "so-lieu/", "login/"]
)
def test_a_citizen_finds_no_desk(at_desk, cast, path):
    assert at_desk(make.citizen()).get(HOME + path).status_code == 404


def test_an_officer_whose_posting_ended_finds_no_desk(at_desk, cast):
    cast.ha.postings.update(until=make.TODAY.replace(day=1))

    assert at_desk(cast.ha).get(HOME).status_code == 404


def test_the_queue_takes_ten_statements_at_any_size(at_desk, cast):
    browser = at_desk(cast.ha)
    counts = []
    for _ in range(2):
        for _ in range(3):
            review.take(actor=cast.ha, dossier_id=make.in_review().pk, at=AT)
        browser.get(HOME)
        with CaptureQueriesContext(connection) as seen:
            text = text_of(browser.get(HOME, {"q": "ngo bao chau"}))
        assert "Ngô Bảo Châu Anh" in text
        counts.append(len(seen))

    assert counts[0] == counts[1]
    assert counts[0] <= 10


def test_the_workbench_takes_the_same_statements_whatever_the_dossier_holds(at_desk, cast, dossier):
    browser = at_desk(cast.ha)
    browser.get(page(dossier))
    with CaptureQueriesContext(connection) as bare:
        browser.get(page(dossier))
    for _ in range(3):
        review.assign(actor=cast.quan, dossier_id=dossier.pk, officer_id=cast.ha.pk, at=AT)
    with CaptureQueriesContext(connection) as full:
        browser.get(page(dossier))

    assert len(full) == len(bare)


def test_lights_say_it_in_words(at_desk, cast, dossier):
    Dossier.objects.filter(pk=dossier.pk).update(promised_on="2026-11-20")

    text = text_of(at_desk(cast.ha).get(HOME))

    assert "Quá hạn 1 ngày" in text
    assert 'class="late"' in text


def test_a_tile_is_a_filter_with_the_same_number(at_desk, cast, dossier):
    other = make.in_review()
    review.take(actor=cast.ha, dossier_id=other.pk, at=AT)
    Dossier.objects.filter(pk=other.pk).update(promised_on="2026-11-20")
    browser = at_desk(cast.ha)

    text = text_of(browser.get(HOME, {"tab": "mine", "light": "overdue"}))

    assert "<b>1</b>Quá hạn" in text
    assert other.number in text
    assert dossier.number not in text


def test_filters_stand_in_the_address(at_desk, cast, dossier):
    browser = at_desk(cast.ha)

    assert page(dossier) in text_of(browser.get(HOME, {"since": "23/11/2026", "until": "23/11/2026"}))
    assert page(dossier) not in text_of(browser.get(HOME, {"since": "24/11/2026"}))
    assert page(dossier) not in text_of(browser.get(HOME, {"tab": "all", "officer": cast.linh.pk}))
    assert page(dossier) in text_of(browser.get(HOME, {"tab": "all", "procedure": "thai-san"}))
    assert "Nhập ngày theo dạng" in text_of(browser.get(HOME, {"since": "31/02/2026"}))


@pytest.mark.parametrize("size", ["50", "100"])
def test_pages_have_fifty_or_a_hundred_rows(at_desk, cast, dossier, size):
    assert page(dossier) in text_of(at_desk(cast.ha).get(HOME, {"size": size}))


def test_a_page_beyond_the_last_is_empty_and_says_so(at_desk, cast, dossier):
    assert "Hết việc trong hàng này" in text_of(at_desk(cast.ha).get(HOME, {"page": "7"}))


def test_search_finds_by_code_numbers_and_names_without_marks(at_desk, cast, dossier):
    browser = at_desk(cast.linh)
    person = dossier.person

    for query in (
        dossier.number,
        person.citizen_number,
        person.si_number,
        "ngo bao chau",
        dossier.tracking_code,
    ):
        assert page(dossier) in text_of(browser.get(HOME, {"q": query})), query
    assert AuditEntry.objects.filter(actor=cast.linh, look="search").count() == 5


def test_search_finds_what_is_closed(at_desk, cast, dossier):
    dossiers.withdraw(actor=dossier.submitted_by, dossier_id=dossier.pk, at=AT)
    browser = at_desk(cast.ha)

    assert page(dossier) not in text_of(browser.get(HOME, {"tab": "all"}))
    assert page(dossier) in text_of(browser.get(HOME, {"q": dossier.number}))


def test_another_office_sees_an_empty_queue_and_no_page(at_desk, cast, dossier):
    browser = at_desk(cast.tu)

    assert page(dossier) not in text_of(browser.get(HOME, {"tab": "all"}))
    assert page(dossier) not in text_of(browser.get(HOME, {"q": dossier.number}))
    for address in (
        page(dossier),
        page(dossier, "giay-to", dossier.documents.first().pk),
        "/quan-tri/ho-so/x/",
    ):
        assert browser.get(address).status_code == 404


def test_the_province_sees_below_it(at_desk, cast, dossier):
    above = make.officer("Vũ Thị Ngân", make.province())

    assert page(dossier) in text_of(at_desk(above).get(HOME, {"tab": "all", "agency": dossier.agency_id}))
    assert at_desk(above).get(page(dossier)).status_code == 200


def test_administrators_see_no_dossiers(at_desk, administrator, dossier):
    browser = at_desk(administrator)

    assert "Quản trị" in text_of(browser.get(HOME))
    assert browser.get(page(dossier)).status_code == 403
    assert browser.get("/quan-tri/ho-so/").status_code == 403


def test_many_are_handed_out_and_refusals_are_named(at_desk, cast, dossier):
    other = make.in_review()
    closed = make.in_review()
    dossiers.withdraw(actor=closed.submitted_by, dossier_id=closed.pk, at=AT)
    given = {"ids": [str(dossier.pk), str(other.pk), str(closed.pk)], "officer": cast.linh.pk}

    text = text_of(at_desk(cast.quan).post("/quan-tri/phan-cong-hang-loat/", given))

    assert "Đã giao 2 trong 3 hồ sơ" in text
    assert closed.number in text
    assert Dossier.objects.filter(assigned_to=cast.linh, pk__in=[dossier.pk, other.pk]).count() == 2


def test_a_dossier_of_elsewhere_is_not_handed_out(at_desk, cast, dossier):
    given = {"ids": [str(dossier.pk)], "officer": cast.tu.pk}

    at_desk(cast.tu).post("/quan-tri/phan-cong-hang-loat/", given)

    dossier.refresh_from_db()
    assert dossier.assigned_to == cast.ha


def test_without_a_tick_nothing_is_handed_out(at_desk, cast):
    answer = at_desk(cast.quan).post("/quan-tri/phan-cong-hang-loat/", {"officer": cast.linh.pk}, follow=True)

    assert "Chọn hồ sơ và người phụ trách" in text_of(answer)


def test_the_next_task_is_taken(at_desk, cast):
    waiting = make.in_review()
    Dossier.objects.update(assigned_to=None)
    browser = at_desk(cast.ha)

    assert browser.post("/quan-tri/viec-tiep-theo/")["Location"] == page(waiting)
    assert "Hết việc" in text_of(browser.post("/quan-tri/viec-tiep-theo/", follow=True))
    assert browser.get("/quan-tri/viec-tiep-theo/").status_code == 405


def test_the_desk_keeps_the_strict_policy(at_desk, cast, dossier):
    browser = at_desk(cast.ha)

    for address in (HOME, page(dossier), page(dossier, "trinh"), page(dossier, "yeu-cau-bo-sung")):
        answer = browser.get(address)
        policy = answer["Content-Security-Policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert "<style" not in text_of(answer)
        assert " style=" not in text_of(answer)
        assert "no-store" in answer["Cache-Control"]


def test_a_paper_is_framed_by_the_portal_alone(at_desk, cast, dossier):
    answer = at_desk(cast.ha).get(page(dossier, "giay-to", dossier.documents.first().pk))

    assert read(answer).startswith(b"%PDF")
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert "script-src" not in answer["Content-Security-Policy"].replace("default-src 'none'", "")
    assert "no-store" in answer["Cache-Control"]


def test_a_paper_of_another_dossier_is_not_here(at_desk, cast, dossier):
    other = make.in_review()

    assert at_desk(cast.ha).get(page(dossier, "giay-to", other.documents.first().pk)).status_code == 404


def test_neighbours_lead_through_ones_own_list(at_desk, cast, dossier):
    later = make.in_review()
    review.take(actor=cast.ha, dossier_id=later.pk, at=AT)
    Dossier.objects.filter(pk=later.pk).update(promised_on="2026-12-30")

    assert f'href="{page(later)}" rel="next"' in text_of(at_desk(cast.ha).get(page(dossier)))
    assert f'href="{page(dossier)}" rel="prev"' in text_of(at_desk(cast.ha).get(page(later)))


def test_nothing_is_typed_into_a_dossier(at_desk, cast, dossier):
    browser = at_desk(cast.quan)

    assert browser.post(page(dossier), {"state": "approved"}).status_code == 405
    for address in ("/quan-tri/ho-so/add/", f"/quan-tri/ho-so/{dossier.pk}/delete/"):
        assert browser.get(address).status_code == 404
