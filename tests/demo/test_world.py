"""The demo world: the same from the same seed, whole, and inside every rule that holds for real people."""

from datetime import date

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import F, Sum

from accounts.models import Agency, Organisation, Person, User
from accounts.services.records import broken_links
from claims.enums import DossierState
from claims.models import Dossier, Draft
from contributions.models import ContributionSpan, Declaration, Employment, LedgerPosting, MonthDue
from contributions.services.money import DUE_COLUMNS
from vssportal.demo.cast import ROLES
from vssportal.demo.dossiers import PLAN
from vssportal.demo.world import World, fingerprint, is_made
from vssportal.kernel.identifiers import check_personal_id, check_si_number, check_tax_code

TODAY = date(2026, 11, 28)


def make(seed: int = 2026) -> None:
    World(seed=seed, today=TODAY, say=lambda text: None).make(people=800, employers=6, big=60)


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """One small world for all tests of this module, taken back at the end."""
    with django_db_blocker.unblock():
        block = transaction.atomic()
        block.__enter__()
        try:
            make()
            yield
        finally:
            transaction.set_rollback(True)
            block.__exit__(None, None, None)


# The mark makes each test a savepoint inside the world's transaction.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


def test_everybody_named_can_sign_in():
    assert User.objects.filter(email__in=[role.email for role in ROLES]).count() == len(ROLES)


def test_the_tree_of_agencies_is_whole():
    assert Agency.objects.filter(level="provincial").count() == 34
    assert not Agency.objects.exclude(level="central").exclude(path__startswith=F("parent__path")).exists()


def test_numbers_are_well_formed_and_agree_with_birth_and_sex():
    for one in Person.objects.all():
        assert check_personal_id(one.citizen_number) is None
        assert check_si_number(one.si_number) is None
        assert one.citizen_number[4:6] == f"{one.born_on.year % 100:02d}"
        assert int(one.citizen_number[3]) % 2 == (one.sex == "female")
    assert [o.code for o in Organisation.objects.all() if check_tax_code(o.tax_code)] == []


def test_spans_of_a_person_never_overlap():
    held: dict[int, date | None] = {}
    for span in ContributionSpan.objects.in_force().order_by("person", "start_month"):
        if span.person_id in held:
            assert held[span.person_id] is not None
            assert held[span.person_id] <= span.start_month
        held[span.person_id] = span.end_month


def test_who_works_has_a_running_span_and_the_other_way_round():
    working = set(Employment.objects.running().values_list("person", "organisation"))
    running = ContributionSpan.objects.in_force().filter(end_month__isnull=True)

    assert working == set(running.values_list("person", "organisation"))


def test_the_ledger_says_what_the_dues_say():
    due = MonthDue.objects.aggregate(
        total=sum((Sum(column) for column in DUE_COLUMNS[1:]), Sum(DUE_COLUMNS[0]))
    )
    posted = LedgerPosting.objects.filter(debit="receivable", credit="fund").aggregate(
        total=Sum("amount_vnd")
    )

    assert due["total"] == posted["total"] > 0


def test_there_is_a_dossier_in_every_state():
    states = set(Dossier.objects.values_list("state", flat=True))

    assert states == set(DossierState.values)
    assert Draft.objects.filter(submitted_at__isnull=True).count() == dict(PLAN)["draft"]


def test_every_journal_is_whole():
    for subject in [*Dossier.objects.all(), *Declaration.objects.all()]:
        events = list(subject.events.order_by("number"))
        assert events
        assert broken_links(events) == []


def test_the_command_does_not_make_a_second_world(settings, capsys):
    settings.DEMO_WORLD = True
    before = Person.objects.count()

    call_command("demo_world")

    assert is_made()
    assert Person.objects.count() == before
    assert "there already" in capsys.readouterr().out


def test_the_sign_ins_are_printed_with_what_lan_needs_to_be_matched(capsys):
    call_command("demo_signins")

    out = capsys.readouterr().out
    lan = Person.objects.get(full_name="Trần Thị Hồng Lan", born_on=date(1992, 3, 8))
    assert all(role.email in out for role in ROLES)
    assert lan.citizen_number in out


@pytest.mark.parametrize(("seed", "is_same"), [(2026, True), (7, False)])
def test_the_seed_decides_the_world(seed, is_same):
    first = fingerprint()
    empty_the_tables()

    make(seed)

    assert (fingerprint() == first) is is_same


def empty_the_tables() -> None:
    """TRUNCATE is no UPDATE and no DELETE: the triggers of append-only tables let it pass in a test."""
    names = [
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in {"accounts", "contributions", "claims", "account"}
    ]
    with connection.cursor() as cursor:
        # Checks that wait for the end of the transaction are due now: they hold in the first world.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"TRUNCATE {', '.join(names)} CASCADE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
