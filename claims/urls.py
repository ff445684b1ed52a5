"""Addresses of claims: procedures and tracking for everybody, the citizen's own pages below /ca-nhan/."""

from django.urls import path

from claims.views import (
    dashboard,
    dossiers,
    drafts,
    history,
    papers,
    procedures,
    questions,
    submitting,
    supplements,
    tracking,
)

app_name = "claims"

_DRAFT = "ca-nhan/ho-so/nhap/<uuid:draft_id>/"
_DOSSIER = "ca-nhan/ho-so/<uuid:dossier_id>/"

urlpatterns = [
    path("thu-tuc/", procedures.catalogue, name="procedures"),
    path("thu-tuc/<slug:slug>/", procedures.procedure, name="procedure"),
    path("viec/<slug:slug>/", procedures.life_event, name="life-event"),
    path("tra-cuu/", tracking.lookups, name="lookups"),
    path("tra-cuu/ho-so/", tracking.tracking, name="tracking"),
    path("ca-nhan/", dashboard.dashboard, name="dashboard"),
    path("ca-nhan/qua-trinh/", history.history, name="history"),
    path("ca-nhan/ho-so/", dossiers.listed, name="dossiers"),
    path("ca-nhan/ho-so/moi/thai-san/", drafts.quick_check, name="quick-check"),
    path(_DRAFT, drafts.task_list, name="draft"),
    path(f"{_DRAFT}xoa/", drafts.discard, name="discard"),
    path(f"{_DRAFT}kiem-tra/", submitting.check, name="check"),
    path(f"{_DRAFT}da-nop/", submitting.submitted, name="submitted"),
    path(f"{_DRAFT}giay-to/", papers.papers, name="papers"),
    path(f"{_DRAFT}giay-to/<slug:kind>/", papers.paper, name="paper"),
    path(f"{_DRAFT}giay-to/<slug:kind>/<int:document_id>/xoa/", papers.remove_paper, name="remove-paper"),
    path(f"{_DRAFT}<slug:task>/", questions.task, name="task"),
    path(f"{_DRAFT}<slug:task>/<slug:step>/", questions.question, name="question"),
    path(f"{_DRAFT}<slug:task>/<slug:step>/uoc-tinh/", questions.estimate, name="estimate"),
    path(_DOSSIER, dossiers.dossier, name="dossier"),
    path(f"{_DOSSIER}giay-tiep-nhan/", submitting.receipt_state, name="receipt-state"),
    path(f"{_DOSSIER}bo-sung/", supplements.supplement, name="supplement"),
    path(f"{_DOSSIER}ket-qua/", dossiers.result, name="result"),
    path(f"{_DOSSIER}rut/", dossiers.withdraw, name="withdraw"),
]
