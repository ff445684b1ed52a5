"""Addresses below /api/v1/ that belong to no work of contributions or claims."""

from django.urls import path

from accounts.api import description, figures, letters, session

urlpatterns = [
    path("schema/", description.Schema.as_view(), name="schema"),
    path("session/", session.Session.as_view(), name="session"),
    path("figures/", figures.Figures.as_view(), name="figures"),
    path("letters/<str:code>/", letters.Letter.as_view(), name="letter"),
]
