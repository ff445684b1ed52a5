"""Addresses of contributions: the employer's pages below /don-vi/<code>/."""

from django.urls import path, register_converter

from contributions.views import (
    amounts,
    changes,
    employers,
    mending,
    months,
    owed,
    report,
    submitting,
    uploading,
    workers,
)
from contributions.views.opening import PeriodConverter

app_name = "contributions"

register_converter(PeriodConverter, "period")

_UNIT = "don-vi/<slug:code>/"
_MONTH = f"{_UNIT}ke-khai/<period:period>/"

urlpatterns = [
    path("don-vi/", employers.employers, name="employers"),
    path(_UNIT, employers.overview, name="overview"),
    path(f"{_UNIT}lao-dong/", workers.workers, name="workers"),
    path(f"{_UNIT}lao-dong/xuat.csv", workers.export, {"kind": "csv"}, name="workers-csv"),
    path(f"{_UNIT}lao-dong/xuat.xlsx", workers.export, {"kind": "xlsx"}, name="workers-xlsx"),
    path(f"{_UNIT}lao-dong/<int:pk>/", workers.worker, name="worker"),
    path(f"{_UNIT}lich-su/", months.history, name="history"),
    path(f"{_UNIT}cong-no/", owed.debts, name="debts"),
    path(f"{_UNIT}ke-khai/", months.year, name="year"),
    path(_MONTH, months.month, name="month"),
    path(f"{_MONTH}khong-doi/", months.no_change, name="no-change"),
    path(f"{_MONTH}bo-sung/", months.supplement, name="supplement"),
    path(f"{_MONTH}mau/", uploading.form_template, name="template"),
    path(f"{_MONTH}tai-tep/", uploading.upload, name="upload"),
    path(f"{_MONTH}tien-do/", uploading.progress, name="progress"),
    path(f"{_MONTH}tien-do/so/", uploading.progress_state, name="progress-state"),
    path(f"{_MONTH}cot/", uploading.columns, name="columns"),
    path(f"{_MONTH}doc-lai/", uploading.read_again, name="read-again"),
    path(f"{_MONTH}dung-tep/<uuid:filing_id>/", uploading.use_file, name="use-file"),
    path(f"{_MONTH}kiem-tra/", report.report, name="report"),
    path(f"{_MONTH}kiem-tra/sua/", mending.fix, name="fix"),
    path(f"{_MONTH}kiem-tra/goi-y/", mending.take_suggestions, name="suggestions"),
    path(f"{_MONTH}kiem-tra/xac-nhan/", mending.confirm, name="confirm"),
    path(f"{_MONTH}danh-dau/tao/", report.mark, name="mark"),
    path(f"{_MONTH}danh-dau/", report.marked, name="marked"),
    path(f"{_MONTH}danh-dau/so/", report.marked_state, name="marked-state"),
    path(f"{_MONTH}dong/", mending.listed, name="lines"),
    path(f"{_MONTH}dong/<int:number>/", mending.one, name="line"),
    path(f"{_MONTH}dong/<int:number>/bo/", mending.drop, name="drop"),
    path(f"{_MONTH}dong/<int:number>/trung/", mending.twins, name="twins"),
    path(f"{_MONTH}dong/<int:number>/giu/", mending.choose, name="choose"),
    path(f"{_MONTH}thay-doi/", changes.changes, name="changes"),
    path(f"{_MONTH}thay-doi/ly-do/", changes.explain, name="explain"),
    path(f"{_MONTH}so-tien/", amounts.amounts, name="amounts"),
    path(f"{_MONTH}so-tien/theo-nguoi.csv", amounts.by_person, name="by-person"),
    path(f"{_MONTH}nop/", submitting.submit, name="submit"),
    path(f"{_MONTH}da-nop/", submitting.receipt, name="receipt"),
]
