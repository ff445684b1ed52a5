import email
import email.policy
from pathlib import Path
from typing import Any

import pytest
from django.core.mail import EmailMessage


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.MAIL_DIR = tmp_path / "mail"
    settings.EMAIL_BACKEND = "vssportal.web.mail.FolderBackend"
    return tmp_path / "mail"


def test_a_mail_is_a_file_any_mail_program_opens(folder: Path) -> None:
    EmailMessage("Mã đăng nhập", "Mã của bạn là 123456.", "cong@bhxh.localhost", ["lan@dan.example"]).send()

    [file] = folder.iterdir()
    read = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)

    assert file.name.endswith("-lan@dan.example.eml")
    assert read["Subject"] == "Mã đăng nhập"
    assert "Mã của bạn là 123456." in read.get_content()


def test_files_sort_by_the_time_of_sending(folder: Path) -> None:
    for number in range(3):
        EmailMessage(str(number), "…", "a@b.example", ["lan@dan.example"]).send()

    subjects = [
        email.message_from_bytes(file.read_bytes(), policy=email.policy.default)["Subject"]
        for file in sorted(folder.iterdir())
    ]

    assert subjects == ["0", "1", "2"]


def test_a_recipient_cannot_lead_out_of_the_folder(folder: Path) -> None:
    EmailMessage("x", "y", "a@b.example", ["../../etc/evil@dan.example"]).send()

    [file] = folder.iterdir()

    assert file.parent == folder
    assert "/" not in file.name


def test_mails_are_for_their_owner_only(folder: Path) -> None:
    EmailMessage("x", "y", "a@b.example", ["lan@dan.example"]).send()

    assert folder.stat().st_mode & 0o077 == 0
