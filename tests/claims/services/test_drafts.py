"""Hồ sơ nháp: saving, papers, tasks, prefill, expiry."""

from datetime import date, timedelta

import pytest

from accounts.models import BankAccount
from accounts.services.files import read_file
from claims import selectors
from claims.enums import TaskState
from claims.models import Draft
from claims.services import drafts, estimates
from tests.factories import claims as make
from tests.factories.claims import AT, TODAY
from vssportal.kernel.errors import DomainError, Missing, NotAllowed, Stale

pytestmark = pytest.mark.django_db


def start(user, procedure="thai-san", at=AT):
    return drafts.start(actor=user, procedure=procedure, at=at)


def save(draft, at=AT, **answers):
    return drafts.save_answers(
        actor=draft.user, draft_id=draft.pk, version=draft.version, answers=answers, at=at
    )


def add(draft, content=None, name="chung-sinh.jpg", kind="birth_notice"):
    content = make.picture() if content is None else content
    return drafts.add_document(
        actor=draft.user, draft_id=draft.pk, kind=kind, name=name, content=content, at=AT
    )


def test_starting_again_goes_on_with_the_open_draft():
    user = make.citizen()

    first = start(user)

    assert start(user) == first
    assert drafts.start_another(actor=user, procedure="thai-san", at=AT) != first


def test_a_draft_has_a_code_to_read_on_the_phone():
    draft = start(make.citizen())

    assert draft.short_code.startswith("N-261123-")
    assert len(draft.short_code) == len("N-261123-08812")


def test_a_procedure_that_cannot_be_filed_here_says_where():
    with pytest.raises(DomainError) as refusal:
        start(make.citizen(), procedure="luong-huu")

    assert refusal.value.code == "not_here"
    assert "Nộp tại cơ quan BHXH" in refusal.value.message


def test_an_unknown_procedure_is_missing():
    with pytest.raises(Missing):
        start(make.citizen(), procedure="khong-co")


def test_an_account_without_a_person_is_sent_to_be_verified():
    with pytest.raises(NotAllowed):
        start(make.officer("Phạm Thu Hà"))


def test_answers_are_merged_and_kept_for_thirty_days_more():
    draft = save(start(make.citizen()), kind="birth", birth_on=date(2026, 10, 3))

    draft = save(draft, at=AT + timedelta(days=7), children="2", birth_on=None)

    draft.refresh_from_db()
    assert draft.answers == {"kind": "birth", "children": 2}
    assert draft.expires_on == date(2026, 12, 30)
    assert draft.version == 3


def test_two_windows_never_overwrite_each_other():
    draft = start(make.citizen())
    save(Draft.objects.get(pk=draft.pk), children=1)

    with pytest.raises(Stale):
        save(draft, children=2)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("birth_on", "31/02/2026"),
        ("children", "hai"),
        ("children", True),
        ("surgery", "có"),
        ("kind", "khác"),
        ("phone", "12345"),
        ("account_number", "12"),
        ("mat_khau", "x"),
    ],
)
def test_an_answer_of_the_wrong_shape_is_refused_with_its_field(name, value):
    draft = start(make.citizen())

    with pytest.raises(DomainError) as refusal:
        save(draft, **{name: value})

    assert refusal.value.field == name


def test_somebody_elses_draft_is_not_there():
    draft = start(make.citizen())
    stranger = make.citizen("Người Khác")

    with pytest.raises(Missing):
        drafts.save_answers(actor=stranger, draft_id=draft.pk, version=1, answers={}, at=AT)
    with pytest.raises(Missing):
        selectors.draft_of(stranger, draft.pk, TODAY)


def test_tasks_tell_what_is_done_doing_new_blocked_and_wrong():
    draft = save(start(make.citizen()), kind="birth", birth_on="2026-11-30", phone="0912 345 678")

    states = {task.slug: task.state for task in drafts.task_states(draft, TODAY)}

    assert states == {
        "eligibility": TaskState.DONE,
        "place": TaskState.NEW,
        "person": TaskState.DOING,
        "birth": TaskState.ERROR,
        "account": TaskState.NEW,
        "papers": TaskState.NEW,
        "employer": TaskState.NEW,
        "check": TaskState.BLOCKED,
    }


def test_a_complete_draft_opens_the_last_task():
    tasks = drafts.task_states(make.draft(), TODAY)

    assert {task.state for task in tasks[:-1]} == {TaskState.DONE}
    assert tasks[-1].state == TaskState.NEW


def test_papers_follow_the_case():
    draft = make.draft(kind="adoption", received_on="2026-10-10")

    (task,) = [task for task in drafts.task_states(draft, TODAY) if task.slug == "papers"]

    assert task.missing == ("Giấy chứng nhận nuôi con nuôi", "Biên bản giao nhận con")


# --- papers ---------------------------------------------------------------------------------------------


def test_a_picture_is_kept_as_it_came_and_shown_as_fresh_pixels():
    content = make.picture((3000, 2000), comment=b"bi mat")

    document = add(start(make.citizen()), content)

    page = document.pages.get()
    assert read_file(document.original) == content
    assert (page.width, page.height) == (1600, 1067)
    assert b"bi mat" not in read_file(page.file)


def test_a_pdf_is_kept_without_a_preview():
    document = add(start(make.citizen()), b"%PDF-1.7\n1 0 obj", name="giay.pdf")

    assert document.original.media_type == "application/pdf"
    assert not document.pages.exists()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"<html><script>", "wrong_type"),
        (b"MZ\x90\x00" + b"\x00" * 60, "wrong_type"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * (10 << 20), "too_big"),
        (b"%PDF-1.7\n/Encrypt 5 0 R", "password"),
        (b"\xff\xd8\xff\xe0 hong", "unreadable"),
    ],
)
def test_a_bad_file_is_refused_with_its_own_sentence(content, code):
    draft = start(make.citizen())

    with pytest.raises(DomainError) as refusal:
        add(draft, content)

    assert (refusal.value.code, refusal.value.field) == (code, "file")
    assert not draft.documents.exists()


def test_a_picture_bomb_is_refused():
    with pytest.raises(DomainError) as refusal:
        add(start(make.citizen()), make.picture((9_000, 9_000), "PNG", "1"), name="bom.png")

    assert refusal.value.code == "unreadable"


def test_a_removed_paper_no_longer_counts():
    draft = start(make.citizen())
    document = add(draft)

    drafts.remove_document(actor=draft.user, draft_id=draft.pk, document_id=document.pk, at=AT)

    assert not draft.documents.kept().exists()
    with pytest.raises(Missing):
        drafts.remove_document(actor=draft.user, draft_id=draft.pk, document_id=document.pk, at=AT)


# --- what is held already -------------------------------------------------------------------------------


def test_what_the_portal_holds_is_filled_in_with_its_source():
    user = make.citizen()
    where = make.employer()
    make.insure(user.person, where)
    BankAccount.objects.create(
        person=user.person, bank_code="VCB", number="0011002345678", holder_name="NGO BAO CHAU ANH"
    )

    held = drafts.prefill(user.person, TODAY)

    assert held.answers["organisation_code"] == where.code
    assert held.answers["agency_code"] == where.agency.code
    assert held.answers["account_number"] == "0011002345678"
    assert held.sources["phone"] == "Lấy từ hồ sơ người tham gia"


def test_the_estimate_waits_for_the_birth_and_then_computes():
    user = make.citizen()
    make.insure(user.person, make.employer())

    early = estimates.estimate({"kind": "birth"}, user.person, TODAY)
    ready = estimates.estimate({"kind": "birth", "birth_on": "2026-10-03"}, user.person, TODAY)

    assert (early.missing, early.total_vnd) == (("birth_on",), None)
    assert ready.total_vnd == 65_060_000


def test_a_blocked_estimate_has_no_total():
    user = make.citizen()

    result = estimates.estimate({"kind": "birth", "birth_on": "2026-10-03"}, user.person, TODAY)

    assert result.total_vnd is None
    assert result.sheet.findings[0].code == "maternity.months"


# --- the end of a draft ---------------------------------------------------------------------------------


def test_an_expired_draft_is_gone_and_wiped_by_night():
    draft = make.draft()
    later = AT + timedelta(days=31)

    assert list(selectors.drafts_of(draft.person, later.date())) == []
    assert drafts.purge_expired(at=later) == 1
    draft.refresh_from_db()
    assert draft.answers == {}
    assert not draft.documents.kept().exists()
    assert drafts.purge_expired(at=later) == 0


def test_a_submitted_draft_is_never_wiped():
    dossier = make.submitted()

    assert drafts.purge_expired(at=AT + timedelta(days=90)) == 0
    assert dossier.documents.kept().exists()


def test_discarding_wipes_at_once():
    draft = make.draft()

    drafts.discard(actor=draft.user, draft_id=draft.pk, at=AT)

    draft.refresh_from_db()
    assert draft.answers == {}
    with pytest.raises(Missing):
        save(draft, children=1)
