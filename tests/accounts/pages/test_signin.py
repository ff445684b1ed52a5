"""Signing in by a code, making an account, being matched with the register."""

import re

import pytest
from django.core.cache import cache

from accounts.models import MailMessage, Person, User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    cache.clear()


@pytest.fixture
def lan() -> User:
    return User.objects.create_user("lan@minhhoa.example", full_name="Đỗ Thị Lan")


@pytest.fixture
def registered() -> Person:
    return Person.objects.create(
        citizen_number="001194012345", full_name="Đỗ Thị Thuỷ Lan", born_on="1994-08-14", sex="female"
    )


def code_in_mail(address: str) -> str:
    text = MailMessage.objects.filter(to=address).latest("pk").text
    return re.search(r"\d{6}", text)[0]


def test_a_code_from_the_mail_signs_in_and_the_code_stands_nowhere_else(client, lan):
    asked = client.post("/dang-nhap/", {"email": "LAN@minhhoa.example"})
    entered = client.post("/dang-nhap/ma/", {"code": code_in_mail(lan.email)})

    assert asked["Location"] == "/dang-nhap/ma/"
    assert entered["Location"] == "/vao/"
    assert client.get("/vao/")["Location"] == "/xac-thuc/"


def test_a_wrong_code_says_how_many_tries_are_left_and_five_end_it(client, lan):
    client.post("/dang-nhap/", {"email": lan.email})
    right = code_in_mail(lan.email)
    wrong = "000000" if right != "000000" else "111111"

    first = client.post("/dang-nhap/ma/", {"code": wrong}).content.decode()
    for _ in range(4):
        last = client.post("/dang-nhap/ma/", {"code": wrong})
    late = client.post("/dang-nhap/ma/", {"code": right})

    assert "Mã chưa đúng" in first
    assert "Còn 4 lần thử" in first
    assert last["Location"] == "/dang-nhap/"
    assert late["Location"] == "/dang-nhap/"


def test_an_unknown_address_gets_the_same_page_and_a_mail_without_a_code(client):
    asked = client.post("/dang-nhap/", {"email": "la@minhhoa.example"})

    assert asked["Location"] == "/dang-nhap/ma/"
    assert not re.search(r"\d{6}", MailMessage.objects.get().text)


def test_a_new_account_is_made_by_the_code_sent_to_it(client):
    client.post(
        "/dang-ky/", {"full_name": "  Lê   Văn Bình ", "email": "binh@minhhoa.example", "agree": "on"}
    )
    answer = client.post("/dang-ky/ma/", {"code": code_in_mail("binh@minhhoa.example")})

    assert answer.status_code == 302
    user = User.objects.get(email="binh@minhhoa.example")
    assert user.full_name == "Lê Văn Bình"
    assert not user.has_usable_password()


def test_the_form_keeps_what_was_typed_and_says_what_is_missing(client):
    page = client.post("/dang-ky/", {"full_name": "Lê Văn Bình", "email": "binh"}).content.decode()

    assert 'value="Lê Văn Bình"' in page
    assert "Nhập địa chỉ e-mail theo dạng ten@vidu.vn" in page


def identity(**changes: str) -> dict[str, str]:
    typed = {
        "citizen_number": "001 194 012 345",
        "full_name": "đỗ thị thủy lan",
        "born_on_day": "14",
        "born_on_month": "8",
        "born_on_year": "1994",
    }
    return typed | changes


def test_number_name_and_birth_that_agree_tie_the_account_to_its_person(client, lan, registered):
    client.force_login(lan)

    answer = client.post("/xac-thuc/", identity())

    lan.refresh_from_db()
    assert answer["Location"] == "/ca-nhan/"
    assert lan.person == registered


@pytest.mark.parametrize(
    "changes", [{"full_name": "Đỗ Thị Lan"}, {"born_on_day": "15"}, {"citizen_number": "001194012346"}]
)
def test_a_mismatch_never_says_which_value_is_held(client, lan, registered, changes):
    client.force_login(lan)

    page = client.post("/xac-thuc/", identity(**changes)).content.decode()

    lan.refresh_from_db()
    assert "Thông tin chưa khớp" in page
    assert "Thuỷ" not in page
    assert lan.person is None


def test_five_mismatches_close_the_door_for_the_day(client, lan, registered):
    client.force_login(lan)
    for _ in range(5):
        client.post("/xac-thuc/", identity(born_on_day="15"))

    answer = client.post("/xac-thuc/", identity())

    lan.refresh_from_db()
    assert answer.status_code == 429
    assert "Đã thử 5 lần" in answer.content.decode()
    assert lan.person is None


def test_one_person_has_one_account(client, lan, registered):
    User.objects.create_user("khac@minhhoa.example", full_name="Đỗ Thị Thuỷ Lan", person=registered)
    client.force_login(lan)

    page = client.post("/xac-thuc/", identity()).content.decode()

    assert "đã có tài khoản" in page
