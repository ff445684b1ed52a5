"""Addresses of the employer's side below /api/v1/."""

from django.urls import path

from contributions.api import employers, files, mending, money

_UNIT = "employers/<slug:code>/declarations/"
_ONE = f"{_UNIT}<slug:period>/"

urlpatterns = [
    path("employers/", employers.Employers.as_view(), name="employers"),
    path(_UNIT, employers.Declarations.as_view(), name="declarations"),
    path(_ONE, employers.OneDeclaration.as_view(), name="declaration"),
    path(f"{_ONE}open/", employers.Opening.as_view(), name="declaration-open"),
    path(f"{_ONE}files/", files.Upload.as_view(), name="upload"),
    path(f"{_ONE}filing/", files.OneFiling.as_view(), name="filing"),
    path(f"{_ONE}filing/findings/", files.Findings.as_view(), name="findings"),
    path(f"{_ONE}filing/fix/", mending.Fix.as_view(), name="fix"),
    path(f"{_ONE}filing/suggestions/", mending.Suggestions.as_view(), name="suggestions"),
    path(f"{_ONE}filing/confirm/", mending.Confirm.as_view(), name="confirm"),
    path(f"{_ONE}filing/missing/", mending.MissingPeople.as_view(), name="missing"),
    path(f"{_ONE}filing/missing/explain/", mending.Explain.as_view(), name="explain"),
    path(f"{_ONE}price/", money.Price.as_view(), name="price"),
    path(f"{_ONE}submit/", money.Submit.as_view(), name="submit"),
    path(f"{_ONE}receipt/", money.OneReceipt.as_view(), name="receipt"),
]
