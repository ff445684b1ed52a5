"""Addresses of the citizen's side and of look-ups below /api/v1/."""

from django.urls import path

from claims.api import dossiers, drafts, lookups

_DRAFT = "drafts/<uuid:draft_id>/"
_DOSSIER = "dossiers/<uuid:dossier_id>/"

urlpatterns = [
    path("procedures/", lookups.Procedures.as_view(), name="procedures"),
    path("procedures/<slug:slug>/", lookups.OneProcedure.as_view(), name="procedure"),
    path("tracking/", lookups.Track.as_view(), name="tracking"),
    path("drafts/", drafts.Drafts.as_view(), name="drafts"),
    path(_DRAFT, drafts.OneDraft.as_view(), name="draft"),
    path(f"{_DRAFT}estimate/", drafts.Estimate.as_view(), name="estimate"),
    path(f"{_DRAFT}papers/", drafts.Papers.as_view(), name="draft-papers"),
    path(f"{_DRAFT}papers/<int:document_id>/", drafts.OnePaper.as_view(), name="draft-paper"),
    path(f"{_DRAFT}submit/", drafts.Submit.as_view(), name="draft-submit"),
    path("dossiers/", dossiers.Dossiers.as_view(), name="dossiers"),
    path(_DOSSIER, dossiers.OneDossier.as_view(), name="dossier"),
    path(f"{_DOSSIER}supplement/", dossiers.Supplement.as_view(), name="supplement"),
    path(f"{_DOSSIER}supplement/papers/", dossiers.SupplementPapers.as_view(), name="supplement-papers"),
    path(f"{_DOSSIER}withdraw/", dossiers.Withdraw.as_view(), name="withdraw"),
    path(f"{_DOSSIER}decision/", dossiers.OneDecision.as_view(), name="decision"),
]
