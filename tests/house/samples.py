"""Something of everything the portal has an address for, and everybody who may and may not see it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.urls import reverse

from accounts.enums import Duty, Look, MailState, OrganisationRole, WorkState
from accounts.models import Agency, AuditEntry, MailMessage, Notice, OutboxWork, Posting, User
from accounts.rules.authority import DUTY
from accounts.services.inbox import send_mail
from accounts.services.records import audit
from claims.models import Dossier, Draft
from claims.services import checks, decisions, documents, dossiers, letters, readings, review
from contributions.models import Declaration
from contributions.services import declarations
from tests.factories import accounts
from tests.factories import claims as claim
from tests.factories import contributions as firm
from tests.house.addresses import Url

LATER = claim.AT + timedelta(hours=1)
OWN_BY_NAME = {
    "claims:dossier": "reviewed",
    "claims:receipt-state": "reviewed",
    "claims:withdraw": "reviewed",
    "claims:supplement": "asked",
    "claims:result": "decided",
    "api:dossier": "reviewed",
    "api:withdraw": "reviewed",
    "api:supplement": "asked",
    "api:supplement-papers": "asked",
    "api:decision": "decided",
    "claims:submitted": "reviewed",
}


@dataclass
class World:
    """Samples by the name of a parameter, and by the name of the address where that does not say it."""

    lan: User
    khoi: User
    tu: User
    stranger: User
    other_filer: User
    viewer: User
    staff: list[User]
    elsewhere: list[User]
    dossiers: Mapping[str, Dossier]
    submitted: Declaration
    values: Mapping[str, Any]
    by_name: Mapping[str, Mapping[str, Any]]
    secrets: list[str] = field(default_factory=list)

    def address(self, url: Url) -> str:
        """Where the sample of this address lies; KeyError when nobody wrote one."""
        given = {**self.values, **self.by_name.get(url.name, {})}
        if missing := sorted(url.parameters - given.keys()):
            raise KeyError(f"{url.name} has no sample for {', '.join(missing)}")
        return reverse(url.name, kwargs={name: given[name] for name in url.parameters})

    def owner(self, url: Url) -> User:
        if url.name in {"contributions:receipt", "api:receipt"}:
            return self.submitted.submitted_by
        if url.kind == "organisation":
            return self.khoi
        if url.kind == "staff":
            return next(one for one in self.staff if not url.detail or url.detail in self.held(one))
        if url.name in OWN_BY_NAME:
            return self.dossiers[OWN_BY_NAME[url.name]].submitted_by
        return self.lan

    def held(self, officer: User) -> frozenset[str]:
        return frozenset().union(*(DUTY[posting.duty] for posting in Posting.objects.filter(user=officer)))


def a_world(clock: Any) -> World:
    clock.move_to(claim.AT, tick=True)
    cast = claim.cast()
    lan = claim.citizen("Đỗ Thị Lan")
    chief = claim.officer("Vũ Quản Trị", claim.office(), Duty.ADMINISTRATOR)
    leader = claim.officer("Lý Lãnh Đạo", claim.office(), Duty.LEADER)
    far = claim.officer(
        "Mai Khác Tỉnh", claim.office("07901", "BHXH cơ sở Sài Gòn", "79"), Duty.ADMINISTRATOR
    )
    draft = claim.draft(lan)
    found = {"reviewed": reviewed(cast), "asked": asked(cast), "decided": decided(cast)}
    made = messy_month()
    sent = submitted_month()
    values = by_parameter(lan, draft, found["reviewed"], made)
    return World(
        lan=lan,
        khoi=made.filer,
        tu=claim.citizen("Đỗ Anh Tú"),
        stranger=accounts.user("Người Chưa Khớp"),
        other_filer=accounts.filer(accounts.employer(), name="Đơn Vị Khác"),
        viewer=accounts.filer(made.organisation, role=OrganisationRole.VIEWER, name="Vũ Thị Xem"),
        staff=[cast.quan, chief, leader],
        elsewhere=[cast.tu, far],
        dossiers=found,
        submitted=sent,
        values=values,
        by_name={**by_address(found, lan, made, sent), **at_the_desk(found, made, chief, sent)},
        secrets=[lan.full_name, found["reviewed"].number, found["decided"].number, made.organisation.name],
    )


# --- dossiers and files -----------------------------------------------------------------------------------


def reviewed(cast: claim.Cast) -> Dossier:
    """With an officer, with a paper that has a picture and a value read from it."""
    made = claim.draft(claim.citizen("Trần Thị Mai"), with_paper=False)
    documents.add(
        actor=made.user, belongs=made, kind="birth_notice", name="a.jpg", content=claim.picture(), at=claim.AT
    )
    done = dossiers.submit(actor=made.user, draft_id=made.pk, version=made.version, key="", at=claim.AT)
    checks.check_dossier(dossier_id=done.dossier_id, run=1, at=claim.AT)
    dossier = Dossier.objects.get(pk=done.dossier_id)
    kept = dossier.documents.get()
    readings.record_reading(
        actor=cast.ha,
        dossier_id=dossier.pk,
        document_id=kept.pk,
        field="birth_on",
        value="2026-10-04",
        at=LATER,
    )
    return Dossier.objects.get(pk=dossier.pk)


def asked(cast: claim.Cast) -> Dossier:
    """Waits for its citizen."""
    dossier = claim.in_review(claim.citizen("Phạm Thị Nga"))
    what = review.Asked("Giấy ra viện", "Ảnh bị mờ", "Chụp đủ bốn góc", "discharge")
    review.request_supplement(actor=cast.ha, dossier_id=dossier.pk, asked=(what,), at=LATER)
    return dossier


def decided(cast: claim.Cast) -> Dossier:
    """With its letter."""
    dossier = claim.in_review()
    review.propose(actor=cast.ha, dossier_id=dossier.pk, outcome="grant", at=LATER)
    decisions.approve(actor=cast.quan, dossier_id=dossier.pk, at=LATER)
    letters.issue_decision(dossier_id=dossier.pk, at=LATER)
    return dossier


def messy_month() -> firm.Firm:
    """A read file with a fault in line 1 and the same person in lines 2 and 3."""
    made = firm.firm(workers=3, agency=claim.office())
    one, two, three = made.workers
    firm.filed(
        made,
        firm.payroll_row(one, wage="bốn triệu"),
        firm.payroll_row(two),
        firm.payroll_row(two),
        firm.payroll_row(three),
    )
    return made


def submitted_month() -> Declaration:
    made = firm.firm(workers=1, agency=claim.office())
    declaration = firm.filed(made, firm.payroll_row(made.workers[0])).declaration
    version = Declaration.objects.get(pk=declaration.pk).version
    declarations.submit(actor=made.filer, declaration=declaration, version=version, key="", at=firm.AT)
    return Declaration.objects.get(pk=declaration.pk)


# --- what stands for each parameter ----------------------------------------------------------------------


def by_parameter(lan: User, draft: Draft, dossier: Dossier, made: firm.Firm) -> dict[str, Any]:
    paper = dossier.documents.get()
    failing = dossier.checks.filter(run=dossier.check_run).exclude(level="passed").first()
    return {
        "draft_id": draft.pk,
        "dossier_id": dossier.pk,
        "document_id": paper.pk,
        "check_id": (failing or dossier.checks.filter(run=dossier.check_run)[0]).pk,
        "page": 1,
        "file_id": draft.documents.get().original_id,
        "code": made.organisation.code,
        "period": "2026-11",
        "number": 2,
        "filing_id": made.organisation.filings.get().pk,
        "task": "sinh-con",
        "step": "ngay",
    }


def by_address(
    found: Mapping[str, Dossier], lan: User, made: firm.Firm, sent: Declaration
) -> dict[str, dict[str, Any]]:
    letter = found["decided"].person.stored_files.filter(purpose="letter").get().letters.get()
    Notice.objects.create(user=lan, title="Tin", cause="house", created_at=claim.AT)
    return {
        "accounts:notice": {"pk": lan.notices.get().pk},
        "accounts:letter": {"code": letter.code},
        "contributions:worker": {"pk": made.organisation.employments.order_by("pk")[0].pk},
        "contributions:receipt": {"code": sent.organisation.code},
        "claims:procedure": {"slug": "thai-san"},
        "api:procedure": {"slug": "thai-san"},
        "api:letter": {"code": letter.code},
        "api:receipt": {"code": sent.organisation.code},
        "api:draft-paper": {"document_id": lan.drafts.get().documents.get().pk},
        "api:supplement": {"dossier_id": found["asked"].pk},
        "api:supplement-papers": {"dossier_id": found["asked"].pk},
        "api:decision": {"dossier_id": found["decided"].pk},
        "claims:life-event": {"slug": "sinh-con"},
        "claims:paper": {"kind": "giay-chung-sinh"},
        "claims:remove-paper": {
            "kind": "giay-chung-sinh",
            "document_id": lan.drafts.get().documents.get().pk,
        },
        "claims:submitted": {"draft_id": found["reviewed"].draft_id},
        "claims:supplement": {"dossier_id": found["asked"].pk},
        "claims:result": {"dossier_id": found["decided"].pk},
    }


def at_the_desk(
    found: Mapping[str, Dossier], made: firm.Firm, chief: User, sent: Declaration
) -> dict[str, dict[str, Any]]:
    """The row that a table of the desk shows, and one of its acts."""
    send_mail(to="a@b.vn", subject="Thư", text="Thư", cause="house", at=claim.AT)
    mail, work = (
        MailMessage.objects.get(cause="house"),
        OutboxWork.objects.filter(name="accounts.send_mail").last(),
    )
    assert work is not None
    MailMessage.objects.filter(pk=mail.pk).update(state=MailState.FAILED)
    OutboxWork.objects.filter(pk=work.pk).update(state=WorkState.FAILED)
    audit(actor=chief, look=Look.VIEW, subject=found["reviewed"], at=claim.AT)
    rows = {
        "accounts_person": (found["reviewed"].person_id, "xem-so"),
        "accounts_organisation": (made.organisation.pk, ""),
        "accounts_agency": (Agency.objects.get(code="00101").pk, ""),
        "accounts_posting": (Posting.objects.filter(agency__code="00101").first().pk, "ket-thuc"),
        "accounts_user": (found["reviewed"].submitted_by_id, ""),
        "accounts_auditentry": (AuditEntry.objects.latest("pk").pk, ""),
        "accounts_outboxwork": (work.pk, "chay-lai"),
        "accounts_mailmessage": (mail.pk, "gui-lai"),
        "claims_dossier": (found["reviewed"].pk, "phan-cong"),
        "contributions_declaration": (sent.pk, ""),
    }
    return {
        f"desk:{table}_{page}": {"object_id": key, "act": act}
        for table, (key, act) in rows.items()
        for page in ("change", "act")
    }
