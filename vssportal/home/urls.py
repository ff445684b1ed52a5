"""Addresses of the home page and of the pages about the portal itself."""

from django.urls import path

from vssportal.home import figures, views
from vssportal.home.calculators import urls as calculators

app_name = "home"
urlpatterns = [
    path("", views.index, name="index"),
    path("tinh-thu/so-lieu/", figures.figures, name="figures"),
    *calculators.urlpatterns,
    *(path(f"{page.slug}/", views.about, {"slug": page.slug}, name=page.slug) for page in views.ABOUT_PAGES),
]
