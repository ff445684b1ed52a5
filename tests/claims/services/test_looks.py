"""Mỗi lần cán bộ xem để lại một dòng."""

import pytest

from accounts.models import AuditEntry
from claims.services import looks
from tests.factories import claims as make
from tests.factories.claims import AT
from vssportal.kernel.errors import Missing

pytestmark = pytest.mark.django_db


def test_an_officers_look_names_person_dossier_and_agency(cast):
    dossier = make.in_review()

    looks.view_dossier(actor=cast.ha, dossier=dossier, at=AT, purpose="Thẩm định")

    entry = AuditEntry.objects.get()
    assert (entry.actor, entry.person, entry.agency) == (cast.ha, dossier.person, dossier.agency)
    assert (entry.look, entry.subject_key, entry.purpose) == ("view", str(dossier.pk), "Thẩm định")


def test_looking_at_ones_own_dossier_leaves_no_line():
    dossier = make.submitted()

    looks.view_dossier(actor=dossier.submitted_by, dossier=dossier, at=AT)

    assert not AuditEntry.objects.exists()


def test_opening_a_paper_is_logged_with_its_person(cast):
    dossier = make.in_review()

    with looks.open_paper(actor=cast.ha, document=dossier.documents.get(), at=AT) as stream:
        assert stream.read().startswith(b"%PDF")

    entry = AuditEntry.objects.get()
    assert (entry.look, entry.person, entry.purpose) == ("download", dossier.person, "birth_notice")


def test_a_page_that_is_not_there_is_missing(cast):
    dossier = make.in_review()

    with pytest.raises(Missing):
        looks.open_paper(actor=cast.ha, document=dossier.documents.get(), at=AT, page=3)
