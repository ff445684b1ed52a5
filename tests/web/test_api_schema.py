"""The description keeps its word: every operation answers as described, when all is well and when it is not."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.validation import validate_schema

from claims.models import Dossier, Draft
from claims.services import decisions, letters, review
from contributions.models import Declaration, Filing
from contributions.services import declarations, receipts
from tests.factories import claims as claim
from tests.factories import contributions as firm
from tests.web.api_client import SCHEMA, Caller, described, faults, operations

pytestmark = pytest.mark.django_db
LATER = claim.AT + timedelta(hours=1)
NOBODY = "00000000-0000-7000-8000-000000000000"
DECLARED = {"is_declared_true": True, "has_consented": True}


@pytest.fixture(autouse=True)
def now(time_machine: Any) -> None:
    time_machine.move_to(claim.AT, tick=True)
    cache.clear()


# --- the samples ------------------------------------------------------------------------------------------


class World:
    """What the calls are about, made when a call asks for it."""

    @cached_property
    def firm(self) -> firm.Firm:
        return firm.firm(workers=3)

    @cached_property
    def khoi(self) -> Caller:
        return Caller(self.firm.filer)

    @cached_property
    def unit(self) -> str:
        return f"employers/{self.firm.organisation.code}/declarations/"

    @property
    def month(self) -> str:
        return f"{self.unit}2026-11/"

    @cached_property
    def messy(self) -> Filing:
        """A wage in words, a jump, somebody missing."""
        one, two, _missing = self.firm.workers
        rows = (firm.payroll_row(one, wage="bốn triệu"), firm.payroll_row(two, wage=25_000_000))
        return firm.filed(self.firm, *rows)

    @cached_property
    def clean(self) -> Filing:
        return firm.filed(self.firm, *(firm.payroll_row(worker) for worker in self.firm.workers))

    def version(self, filing: Filing) -> int:
        return Declaration.objects.get(pk=filing.declaration_id).version

    def sheet(self) -> SimpleUploadedFile:
        return SimpleUploadedFile("luong.xlsx", firm.workbook(firm.payroll_row(self.firm.workers[0])))

    def mended(self, **changes: Any) -> dict[str, Any]:
        number = self.messy.findings.get(cell="wage", origin="cell").number
        line = self.messy.lines.get(number=number)
        return {"number": number, "version": line.version, "cell": "wage", "text": "12000000"} | changes

    def receipted(self) -> None:
        declaration = Declaration.objects.get(pk=self.clean.declaration_id)
        version = self.version(self.clean)
        receipt = declarations.submit(
            actor=self.firm.filer, declaration=declaration, version=version, key="", at=firm.AT
        )
        receipts.issue_receipt(receipt_id=receipt.pk, at=firm.AT)

    @cached_property
    def mai(self) -> Any:
        return claim.citizen()

    @cached_property
    def lan(self) -> Caller:
        return Caller(self.mai)

    @cached_property
    def draft(self) -> Draft:
        return claim.draft(self.mai)

    @property
    def of_draft(self) -> str:
        return f"drafts/{self.draft.pk}/"

    @cached_property
    def dossier(self) -> Dossier:
        return claim.in_review(self.mai)

    @property
    def of_dossier(self) -> str:
        return f"dossiers/{self.dossier.pk}/"

    def asked(self) -> str:
        what = review.Asked("Giấy ra viện", "Ảnh bị mờ", "Chụp đủ bốn góc", "discharge")
        officer = claim.officer("Phạm Thu Hà")
        review.request_supplement(actor=officer, dossier_id=self.dossier.pk, asked=(what,), at=LATER)
        return f"{self.of_dossier}supplement/"

    def decided(self) -> str:
        cast = claim.cast()
        review.propose(actor=cast.ha, dossier_id=self.dossier.pk, outcome="grant", at=LATER)
        decisions.approve(actor=cast.quan, dossier_id=self.dossier.pk, at=LATER)
        letters.issue_decision(dossier_id=self.dossier.pk, at=LATER)
        return f"{self.of_dossier}decision/"

    @property
    def anybody(self) -> Caller:
        return Caller()


def picture() -> SimpleUploadedFile:
    return SimpleUploadedFile("a.jpg", claim.picture(), "image/jpeg")


def read(world: World, made: Any, call: Callable[[], HttpResponse]) -> HttpResponse:
    """Make the sample first, then call."""
    assert made is not None
    return call()


Call = Callable[[World], HttpResponse]


@dataclass(frozen=True)
class Pair:
    """A call that goes well with its status, and one that does not with its."""

    happy: Call
    unhappy: Call
    refused: int = 404
    status: int = 200


def opened(w: World) -> str:
    firm.opened(w.firm)
    return w.month


EMPLOYER = {
    "employers_list": Pair(lambda w: w.khoi.get("employers/"), lambda w: w.anybody.get("employers/"), 403),
    "declarations_list": Pair(
        lambda w: read(w, w.clean, lambda: w.khoi.get(w.unit)), lambda w: w.khoi.get(w.unit, state="x"), 400
    ),
    "declarations_open": Pair(
        lambda w: w.khoi.post(f"{w.month}open/", key="k"),
        lambda w: w.khoi.post(f"{w.unit}2026-12/open/"),
        409,
    ),
    "declarations_read": Pair(lambda w: w.khoi.get(opened(w)), lambda w: w.khoi.get(w.month)),
    "files_upload": Pair(
        lambda w: w.khoi.upload(f"{opened(w)}files/", file=w.sheet()),
        lambda w: w.khoi.upload(f"{opened(w)}files/"),
        400,
        201,
    ),
    "files_read": Pair(
        lambda w: read(w, w.messy, lambda: w.khoi.get(f"{w.month}filing/")),
        lambda w: w.khoi.get(f"{opened(w)}filing/"),
    ),
    "findings_list": Pair(
        lambda w: read(w, w.messy, lambda: w.khoi.get(f"{w.month}filing/findings/")),
        lambda w: read(w, w.messy, lambda: w.khoi.get(f"{w.month}filing/findings/", level="x")),
        400,
    ),
    "lines_fix": Pair(
        lambda w: w.khoi.post(f"{w.month}filing/fix/", w.mended(), key="k"),
        lambda w: w.khoi.post(f"{w.month}filing/fix/", w.mended(version=0)),
        409,
    ),
    "lines_suggestions": Pair(
        lambda w: w.khoi.post(f"{w.month}filing/suggestions/", {"version": w.version(w.messy)}),
        lambda w: read(w, w.messy, lambda: w.khoi.post(f"{w.month}filing/suggestions/", {})),
        400,
    ),
    "lines_confirm": Pair(
        lambda w: w.khoi.post(f"{w.month}filing/confirm/", {"version": w.version(w.messy)}),
        lambda w: w.khoi.post(f"{w.month}filing/confirm/", {"version": w.version(w.messy) - 1}),
        409,
    ),
    "missing_list": Pair(
        lambda w: read(w, w.messy, lambda: w.khoi.get(f"{w.month}filing/missing/")),
        lambda w: w.khoi.get(f"{opened(w)}filing/missing/"),
    ),
    "missing_explain": Pair(
        lambda w: w.khoi.post(
            f"{w.month}filing/missing/explain/", {"version": w.version(w.messy), "explanation": "mistake"}
        ),
        lambda w: w.khoi.post(
            f"{w.month}filing/missing/explain/", {"version": w.version(w.messy), "explanation": "left"}
        ),
        400,
    ),
    "price_read": Pair(
        lambda w: read(w, w.clean, lambda: w.khoi.get(f"{w.month}price/")),
        lambda w: w.khoi.get(f"{opened(w)}price/"),
    ),
    "declarations_submit": Pair(
        lambda w: w.khoi.post(
            f"{w.month}submit/", {"version": w.version(w.clean), "is_declared_true": True}, key="k"
        ),
        lambda w: w.khoi.post(
            f"{w.month}submit/", {"version": w.version(w.messy), "is_declared_true": True}, key="k"
        ),
        409,
        201,
    ),
    "receipt_read": Pair(
        lambda w: w.receipted() or w.khoi.get(f"{w.month}receipt/"),
        lambda w: w.khoi.get(f"{opened(w)}receipt/"),
    ),
}

CITIZEN = {
    "session": Pair(lambda w: w.lan.get("session/"), lambda w: w.anybody.get("session/"), 403),
    "drafts_list": Pair(
        lambda w: read(w, w.draft, lambda: w.lan.get("drafts/")), lambda w: w.anybody.get("drafts/"), 403
    ),
    "drafts_start": Pair(
        lambda w: w.lan.post("drafts/", {"procedure": "thai-san"}, key="k"),
        lambda w: w.lan.post("drafts/", {}),
        400,
        201,
    ),
    "drafts_read": Pair(lambda w: w.lan.get(w.of_draft), lambda w: w.lan.get(f"drafts/{NOBODY}/")),
    "drafts_save": Pair(
        lambda w: w.lan.patch(w.of_draft, {"version": w.draft.version, "answers": {"children": 2}}),
        lambda w: w.lan.patch(w.of_draft, {"version": 0, "answers": {}}),
        409,
    ),
    "drafts_discard": Pair(
        lambda w: w.lan.delete(w.of_draft), lambda w: w.lan.delete(f"drafts/{NOBODY}/"), status=204
    ),
    "drafts_estimate": Pair(
        lambda w: w.lan.get(f"{w.of_draft}estimate/"), lambda w: w.lan.get(f"drafts/{NOBODY}/estimate/")
    ),
    "drafts_papers_add": Pair(
        lambda w: w.lan.upload(f"{w.of_draft}papers/", kind="birth_notice", file=picture()),
        lambda w: w.lan.upload(f"{w.of_draft}papers/", kind="hat", file=picture()),
        400,
        201,
    ),
    "drafts_papers_remove": Pair(
        lambda w: w.lan.delete(f"{w.of_draft}papers/{w.draft.documents.get().pk}/"),
        lambda w: w.lan.delete(f"{w.of_draft}papers/0/"),
        status=204,
    ),
    "drafts_submit": Pair(
        lambda w: w.lan.post(f"{w.of_draft}submit/", {"version": w.draft.version, **DECLARED}, key="k"),
        lambda w: w.lan.post(f"{w.of_draft}submit/", {"version": w.draft.version, **DECLARED}),
        400,
        201,
    ),
    "dossiers_list": Pair(
        lambda w: read(w, w.dossier, lambda: w.lan.get("dossiers/")),
        lambda w: w.lan.get("dossiers/", is_open="x"),
        400,
    ),
    "dossiers_read": Pair(
        lambda w: w.decided() and w.lan.get(w.of_dossier), lambda w: w.lan.get(f"dossiers/{NOBODY}/")
    ),
    "dossiers_withdraw": Pair(
        lambda w: w.lan.post(f"{w.of_dossier}withdraw/", {"note": "x"}, key="k"),
        lambda w: w.decided() and w.lan.post(f"{w.of_dossier}withdraw/", {"note": "x"}),
        409,
    ),
    "supplement_read": Pair(
        lambda w: w.lan.get(w.asked()), lambda w: w.lan.get(f"{w.of_dossier}supplement/")
    ),
    "supplement_answer": Pair(
        lambda w: w.lan.post(w.asked(), {"note": "x"}, key="k"), lambda w: w.lan.post(w.asked(), {}), 400
    ),
    "supplement_papers_add": Pair(
        lambda w: w.lan.upload(f"{w.asked()}papers/", kind="discharge", file=picture()),
        lambda w: w.lan.upload(f"{w.of_dossier}supplement/papers/", kind="discharge", file=picture()),
        409,
        201,
    ),
    "decisions_read": Pair(lambda w: w.lan.get(w.decided()), lambda w: w.lan.get(f"{w.of_dossier}decision/")),
}

EVERYBODY = {
    "figures_list": Pair(
        lambda w: w.anybody.get("figures/", limit=200), lambda w: w.anybody.get("figures/", day="x"), 400
    ),
    "letters_check": Pair(
        lambda w: w.anybody.get(f"letters/{letters.issue_receipt(dossier_id=w.dossier.pk, at=LATER).code}/"),
        lambda w: w.anybody.get("letters/x/"),
    ),
    "procedures_list": Pair(
        lambda w: w.anybody.get("procedures/"), lambda w: w.anybody.get("procedures/", who="x"), 400
    ),
    "procedures_read": Pair(
        lambda w: w.anybody.get("procedures/thai-san/"), lambda w: w.anybody.get("procedures/x/")
    ),
    "tracking": Pair(
        lambda w: w.anybody.post("tracking/", {"code": w.dossier.tracking_code, "phone_tail": "5678"}),
        lambda w: w.anybody.post("tracking/", {"code": w.dossier.tracking_code, "phone_tail": "1"}),
    ),
}
CALLS = EMPLOYER | CITIZEN | EVERYBODY


# --- the tests --------------------------------------------------------------------------------------------


def test_the_description_is_made_without_a_warning():
    GENERATOR_STATS.reset()

    made = SchemaGenerator().get_schema(request=None, public=True)

    assert not GENERATOR_STATS
    validate_schema(made)


def test_the_description_is_served_to_everybody_as_json():
    answer = Client().get(SCHEMA)

    assert answer.status_code == 200
    assert answer.json()["openapi"].startswith("3.1")
    assert all(path.startswith("/api/v1/") for path in answer.json()["paths"])


def test_every_operation_has_its_calls():
    assert sorted(CALLS) == sorted(operations())


def test_every_operation_says_what_it_does_and_what_it_refuses():
    unsaid = [
        name for name, act in operations().items() if not act["summary"] or "429" not in act["responses"]
    ]

    assert unsaid == []


def test_every_changing_operation_takes_a_key():
    acts = {
        act["operationId"]: {each["name"] for each in act.get("parameters", ())}
        for path in described()["paths"].values()
        for method, act in path.items()
        if method in {"post", "patch"}
    }
    # Looking something up changes nothing.
    del acts["tracking"]

    assert [name for name, parameters in acts.items() if "Idempotency-Key" not in parameters] == []


def test_input_and_output_have_shapes_of_their_own():
    text = str([act.get("requestBody") for act in operations().values()])
    taken = set(re.findall(r"schemas/(\w+)", text))
    given = set(re.findall(r"schemas/(\w+)", str([act["responses"] for act in operations().values()])))

    assert taken
    assert not taken & given
    assert all(name.endswith("Given") for name in taken)


@pytest.mark.parametrize("name", CALLS)
def test_it_answers_as_described_when_all_is_well(name):
    answer = CALLS[name].happy(World())

    assert answer.status_code == CALLS[name].status
    assert faults(name, answer) == []


@pytest.mark.parametrize("name", CALLS)
def test_it_answers_as_described_when_it_refuses(name):
    answer = CALLS[name].unhappy(World())

    assert answer.status_code == CALLS[name].refused
    assert faults(name, answer) == []
    assert answer.json()["code"]


def test_an_answer_with_one_name_too_many_is_noticed():
    answer = CALLS["session"].happy(World())
    answer.json = lambda: {"full_name": "x", "secret": 1}

    assert any("secret" in fault for fault in faults("session", answer))


# --- the page ---------------------------------------------------------------------------------------------


def test_the_page_of_the_description_holds_nothing_inline():
    page = Client().get("/api/docs/")
    text = page.content.decode()

    assert page.status_code == 200
    assert "<style" not in text
    assert re.findall(r"<script(?![^>]*\bsrc=)", text) == []
    assert "unsafe" not in page["Content-Security-Policy"]
    assert "data:" not in page["Content-Security-Policy"]


def test_the_script_of_the_page_has_an_address_of_its_own():
    text = Client().get("/api/docs/").content.decode()
    (address,) = re.findall(r'src="(/api/docs/[^"]+)"', text)

    script = Client().get(address)

    assert script["Content-Type"].startswith("application/javascript")
    assert SCHEMA in script.content.decode()


def test_the_page_of_the_description_is_there_in_both_languages():
    pages = {path: Client().get(path).content.decode() for path in ("/api/docs/", "/en/api/docs/")}

    assert '<html lang="vi">' in pages["/api/docs/"]
    assert '<html lang="en">' in pages["/en/api/docs/"]
    assert 'href="/en/api/docs/"' in pages["/api/docs/"]
