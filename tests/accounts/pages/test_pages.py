"""Account pages: every one opens in both languages; what is another's does not exist."""

import io
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.enums import LetterKind, Look
from accounts.models import Agency, AuditEntry, Notice, Person, User
from accounts.services.files import store_file
from accounts.services.inbox import notify
from accounts.services.papers import Paper, issue_letter
from accounts.services.records import audit

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def person(number: str, name: str) -> Person:
    return Person.objects.create(citizen_number=number, full_name=name, born_on="1994-08-14", sex="female")


@pytest.fixture
def lan(client) -> User:
    user = User.objects.create_user(
        "lan@minhhoa.example", full_name="Đỗ Thị Lan", person=person("001194012345", "Đỗ Thị Lan")
    )
    client.force_login(user)
    return user


@pytest.fixture
def tu() -> User:
    return User.objects.create_user(
        "tu@minhhoa.example", full_name="Đỗ Anh Tú", person=person("001094012345", "Đỗ Anh Tú")
    )


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize(
    "path",
    [
        "/vai/", "/tai-khoan/", "/tai-khoan/lien-lac/", "/tai-khoan/ngan-hang/", "/tai-khoan/ngon-ngu/",
        "/tai-khoan/ai-da-xem/", "/ca-nhan/hop-thu/", "/kiem-tra-van-ban/", "/dang-xuat/", "/tinh-thu/so-lieu/",
    ],
)  # fmt: skip
def test_every_page_opens(client, lan, language, path):
    notify(user=lan, title="Đã nhận hồ sơ {code}", params={"code": "X"}, cause="c", at=NOW)
    audit(actor=lan, look=Look.VIEW, subject=lan.person, at=NOW)

    assert client.get(language + path).status_code == 200


def test_the_number_is_masked_on_the_profile(client, lan):
    page = client.get("/tai-khoan/").content.decode()

    assert "001194•••345" in page
    assert "001194012345" not in page


def test_a_bank_account_must_be_in_ones_own_name(client, lan):
    typed = {"bank_code": "VCB", "number": "0011004123456", "holder_name": "DO ANH TU"}

    page = client.post("/tai-khoan/ngan-hang/", typed).content.decode()
    saved = client.post("/tai-khoan/ngan-hang/", typed | {"holder_name": "DO THI LAN"})

    assert "Tên chủ tài khoản không trùng tên bạn" in page
    assert 'value="0011004123456"' in page
    assert saved["Location"] == "/tai-khoan/"
    assert lan.person.bank_accounts.get(is_current=True).number == "0011004123456"


def test_the_way_back_never_leads_off_the_portal(client, lan):
    typed = {"bank_code": "VCB", "number": "0011004123456", "holder_name": "DO THI LAN"}

    saved = client.post("/tai-khoan/ngan-hang/", typed | {"next": "https://example.com/"})

    assert saved["Location"] == "/tai-khoan/"


def test_a_notice_is_read_by_opening_and_unknown_to_others(client, lan, tu):
    notify(user=lan, title="Đã nhận hồ sơ {code}", params={"code": "X1"}, cause="c", at=NOW)
    notice = Notice.objects.get()

    mine = client.get(f"/ca-nhan/hop-thu/{notice.pk}/")
    client.force_login(tu)
    others = client.get(f"/ca-nhan/hop-thu/{notice.pk}/")

    notice.refresh_from_db()
    assert "Đã nhận hồ sơ X1" in mine.content.decode()
    assert notice.read_at is not None
    assert others.status_code == 404


def test_the_inbox_can_be_searched_and_filtered(client, lan):
    notify(user=lan, title="Cần bổ sung giấy chứng sinh", cause="a", at=NOW, action_needed=True)
    notify(user=lan, title="Đã nhận hồ sơ", cause="b", at=NOW)

    searched = client.get("/ca-nhan/hop-thu/?q=chứng sinh").content.decode()
    filtered = client.get("/ca-nhan/hop-thu/?loc=action").content.decode()

    assert "Cần bổ sung" in searched
    assert "Đã nhận hồ sơ" not in searched
    assert "Đã nhận hồ sơ" not in filtered


def test_a_file_opens_for_its_owner_only_and_the_look_is_logged(client, lan, tu):
    file = store_file(
        actor=lan, content=b"%PDF-1.7", name="giay.pdf", purpose="paper", at=NOW, person=lan.person
    )

    mine = client.get(f"/tep/{file.pk}/")
    client.force_login(tu)
    others = client.get(f"/tep/{file.pk}/")

    assert b"".join(mine) == b"%PDF-1.7"
    assert others.status_code == 404
    assert AuditEntry.objects.filter(look=Look.DOWNLOAD, person=lan.person).count() == 1


def test_what_a_stranger_sent_is_saved_and_never_shown(client, lan):
    file = store_file(
        actor=lan, content=b"<html><script>", name="x.html", purpose="paper", at=NOW, person=lan.person
    )

    answer = client.get(f"/tep/{file.pk}/")

    assert answer["Content-Disposition"].startswith("attachment")
    assert "script" not in answer["Content-Security-Policy"]
    answer.close()


@pytest.fixture
def letter():
    agency = Agency.objects.create(code="00000", name="BHXH Việt Nam", level="central", path="00000/")
    paper = Paper(kind=LetterKind.DECISION, cause="decision:1", number="15/QĐ-BHXH", agency=agency)
    return issue_letter(paper=paper, draw=lambda code, url: one_page(), at=NOW)


def one_page() -> bytes:
    """The smallest real PDF: an empty page."""
    import typst

    return bytes(typst.compile(b"#set page(width: 100pt, height: 100pt)\n."))


def test_a_letter_is_confirmed_by_its_code_and_by_its_file(client, letter):
    from accounts.services.files import read_file

    by_code = client.get(f"/kiem-tra-van-ban/{letter.code}/")
    upload = io.BytesIO(read_file(letter.file))
    upload.name = "quyet-dinh.pdf"
    by_file = client.post("/kiem-tra-van-ban/", {"file": upload})

    assert "Văn bản có thật" in by_code.content.decode()
    assert "15/QĐ-BHXH" in by_code.content.decode()
    assert "giống bản lưu đến từng chữ" in by_file.content.decode()


def test_a_changed_file_is_not_confirmed(client, letter):
    from accounts.services.files import read_file

    upload = io.BytesIO(read_file(letter.file) + b" ")
    upload.name = "quyet-dinh.pdf"

    answer = client.post("/kiem-tra-van-ban/", {"file": upload})

    assert answer.status_code == 404
    assert "Cổng không ban hành tệp này" in answer.content.decode()


def test_a_letter_whose_stored_bytes_were_changed_is_called_out(client, letter):
    from accounts.services.files import path_of

    path_of(letter.file_id).write_bytes(path_of(letter.file_id).read_bytes() + b" ")

    assert "Bản lưu đã bị thay đổi" in client.get(f"/kiem-tra-van-ban/{letter.code}/").content.decode()


def test_a_letter_asked_for_twice_is_issued_once(letter):
    again = issue_letter(
        paper=Paper(kind=LetterKind.DECISION, cause="decision:1", number="16", agency=letter.agency),
        draw=lambda code, url: one_page(),
        at=NOW + timedelta(days=1),
    )

    assert again.pk == letter.pk


def test_the_demo_mailbox_is_closed_outside_a_demo_world(client, settings):
    settings.DEMO_WORLD = False
    closed = client.get("/thu-minh-hoa/")
    settings.DEMO_WORLD = True
    opened = client.get("/thu-minh-hoa/")

    assert (closed.status_code, opened.status_code) == (404, 200)
