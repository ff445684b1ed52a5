"""Addresses of the calculators, each its own: what is not there is not found."""

from django.urls import path

from vssportal.home.calculators import views
from vssportal.home.calculators.registry import CALCULATORS

urlpatterns = [
    path("tinh-thu/", views.index, name="calculators"),
    *(
        path(f"tinh-thu/{tool.slug}/", views.calculator, {"slug": tool.slug}, name=tool.name)
        for tool in CALCULATORS
    ),
]
