"""Các nút của bàn thẩm định: each is a form, a power and the service it calls."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.access import today
from accounts.desk import DeskAct
from accounts.models import User
from claims.admin import forms
from claims.models import Dossier
from claims.selectors import officers_of
from claims.services import decisions, readings, review

Data = Mapping[str, Any]
REVIEW, APPROVE, ASSIGN = "claims.review_dossier", "claims.approve_dossier", "claims.assign_dossier"


def _assign(actor: User, dossier: Dossier, data: Data, at: datetime) -> object:
    officer_id = int(data["officer"])
    return review.assign(actor=actor, dossier_id=dossier.pk, officer_id=officer_id, at=at, note=data["note"])


def _take(actor: User, dossier: Dossier, data: Data, at: datetime) -> object:
    return review.take(actor=actor, dossier_id=dossier.pk, at=at)


def _read(actor: User, dossier: Dossier, data: Data, at: datetime) -> object:
    return readings.record_reading(
        actor=actor,
        dossier_id=dossier.pk,
        document_id=int(data["document"]),
        field=data["field"],
        value=data["value"],
        at=at,
    )


def _propose(actor: User, dossier: Dossier, data: Data, at: datetime) -> object:
    given = {name: data[name] for name in ("outcome", "note", "reasons")}
    return review.propose(actor=actor, dossier_id=dossier.pk, at=at, **given)


def _close_supplement(actor: User, dossier: Dossier, data: Data, at: datetime) -> object:
    return review.close_supplement(actor=actor, dossier_id=dossier.pk, note=data["note"], at=at)


def _return(actor: User, dossier: Dossier, data: Data, at: datetime) -> object:
    return review.return_to_officer(actor=actor, dossier_id=dossier.pk, note=data["note"], at=at)


def _approve(actor: User, dossier: Dossier, data: Data, at: datetime) -> object:
    return decisions.approve(actor=actor, dossier_id=dossier.pk, at=at, note=data["note"])


def _refuse(actor: User, dossier: Dossier, data: Data, at: datetime) -> object:
    return decisions.refuse(actor=actor, dossier_id=dossier.pk, reasons=data["reasons"], at=at)


def _officers(request: HttpRequest, dossier: Dossier) -> dict[str, Any]:
    return {"officers": officers_of(dossier.agency, today())}


def _documents(request: HttpRequest, dossier: Dossier) -> dict[str, Any]:
    return {"documents": dossier.documents.kept(), "initial": {"document": request.GET.get("giay-to", "")}}


def proposal_options(request: HttpRequest, dossier: Dossier) -> dict[str, Any]:
    calculation = dossier.calculations.order_by("-number").first()
    return {"total_vnd": calculation.total_vnd if calculation else 0}


def _proposed_reasons(request: HttpRequest, dossier: Dossier) -> dict[str, Any]:
    proposal = dossier.proposals.order_by("-pk").first()
    return {"initial": {"reasons": proposal.reasons if proposal else ""}}


ACTS: dict[str, DeskAct] = {
    "phan-cong": DeskAct(
        title=_("Chuyển người phụ trách"),
        form=forms.AssignForm,
        options=_officers,
        run=_assign,
        done=_("Đã phân công."),
        needs=ASSIGN,
        button=_("Phân công"),
    ),
    "nhan": DeskAct(
        title=_("Nhận việc"), run=_take, done=_("Bạn đã nhận hồ sơ này."), needs=REVIEW, button=_("Nhận việc")
    ),
    "doc-giay-to": DeskAct(
        title=_("Ghi điều đọc được trên giấy tờ"),
        form=forms.ReadingForm,
        options=_documents,
        run=_read,
        done=_("Đã ghi. Các kiểm tra vừa chạy lại."),
        needs=REVIEW,
        button=_("Ghi lại"),
    ),
    "trinh": DeskAct(
        title=_("Trình duyệt"),
        form=forms.ProposeForm,
        options=proposal_options,
        run=_propose,
        done=_("Đã trình. Người khác sẽ duyệt hồ sơ này."),
        needs=REVIEW,
        button=_("Trình duyệt"),
    ),
    "xem-tiep": DeskAct(
        title=_("Thẩm định tiếp, không chờ bổ sung"),
        form=forms.ReasonForm,
        run=_close_supplement,
        done=_("Hạn trả chạy tiếp. Người dân đã được báo."),
        needs=REVIEW,
        button=_("Thẩm định tiếp"),
    ),
    "duyet": DeskAct(
        title=_("Duyệt và ký"),
        form=forms.NoteForm,
        run=_approve,
        done=_("Đã duyệt. Quyết định đang được lập và ký."),
        needs=APPROVE,
        lead=_(
            "Sau khi duyệt, quyết định được ban hành và tiền được lập lệnh chi. Việc này không rút lại được."
        ),
        button=_("Duyệt và ký"),
        button_class="btn-success",
    ),
    "tra-lai": DeskAct(
        title=_("Trả lại người thẩm định"),
        form=forms.ReasonForm,
        run=_return,
        done=_("Đã trả lại người thẩm định."),
        needs=APPROVE,
        button=_("Trả lại"),
    ),
    "khong-chap-nhan": DeskAct(
        title=_("Không chấp nhận"),
        form=forms.ReasonsForm,
        options=_proposed_reasons,
        run=_refuse,
        done=_("Đã kết thúc hồ sơ. Thông báo đang được lập và gửi người dân."),
        needs=APPROVE,
        lead=_("Hồ sơ kết thúc và người dân nhận thông báo kèm căn cứ này. Việc này không rút lại được."),
        button=_("Không chấp nhận"),
        button_class="btn-danger",
    ),
}
