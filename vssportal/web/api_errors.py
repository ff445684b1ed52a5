"""Lỗi của API: every refusal is ``{code, message, field}`` in the reader's language, with its status.

``code`` is for programs and never changes, ``message`` is for people, ``field`` names what it is about ("" for
the whole request). What the input serializers found is listed in ``errors``, the first of them on top.
"""

from collections.abc import Iterator
from http import HTTPStatus
from math import ceil
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.response import Response

from vssportal.kernel.errors import DomainError
from vssportal.web.say import refusal

Problem = dict[str, Any]
CSRF_PREFIX = "CSRF Failed"
BLANK = frozenset({"null", "blank", "empty"})


def handle(error: Exception, context: dict[str, Any]) -> Response | None:
    """What REST framework asks for every exception of a view; None for bugs, which go on to the error page."""
    if isinstance(error, DomainError):
        return _answer(error.status, problem(error.code, refusal(error), error.field))
    if isinstance(error, Http404):
        return _answer(HTTPStatus.NOT_FOUND, problem("not_found", _("Không tìm thấy.")))
    if isinstance(error, PermissionDenied):
        return _answer(HTTPStatus.FORBIDDEN, _not_allowed())
    if isinstance(error, exceptions.ValidationError):
        return _answer(error.status_code, _of_input(error))
    if isinstance(error, exceptions.APIException):
        return _of_request(error)
    return None


def problem(code: str, message: str, field: str = "") -> Problem:
    """The shape of every refusal."""
    return {"code": code, "message": message, "field": field}


def _answer(status: int, body: Problem, headers: dict[str, str] | None = None) -> Response:
    return Response(body, status=int(status), headers=headers)


def _not_allowed() -> Problem:
    return problem("not_allowed", _("Tài khoản của bạn chưa được phân quyền làm việc này."))


def _of_input(error: exceptions.ValidationError) -> Problem:
    found = [problem(code, _said(code, field), field) for field, code in _faults(error.get_codes(), "")]
    return {**found[0], "errors": found}


def _faults(codes: Any, path: str) -> Iterator[tuple[str, str]]:
    """Field and code of each fault, nested fields joined by dots."""
    if isinstance(codes, dict):
        for name, inner in codes.items():
            own = "" if name == "non_field_errors" else str(name)
            yield from _faults(inner, ".".join(part for part in (path, own) if part))
    elif isinstance(codes, list):
        for inner in codes:
            yield from _faults(inner, path)
    else:
        yield path, str(codes)


def _said(code: str, field: str) -> str:
    if not field:
        return _("Nội dung gửi lên chưa đúng dạng.")
    if code == "required":
        return _("Thiếu mục “{field}”.").format(field=field)
    if code in BLANK:
        return _("Mục “{field}” không được để trống.").format(field=field)
    if code == "unknown_field":
        return _("Không có mục “{field}”.").format(field=field)
    if code == "invalid_choice":
        return _("Mục “{field}” có giá trị ngoài danh sách.").format(field=field)
    return _("Mục “{field}” chưa đúng dạng.").format(field=field)


def _of_request(error: exceptions.APIException) -> Response | None:
    """What REST framework refuses before or around a view."""
    if isinstance(error, exceptions.Throttled):
        return too_many(ceil(getattr(error, "wait", None) or 1))
    if isinstance(error, exceptions.PermissionDenied):
        is_csrf = str(error.detail).startswith(CSRF_PREFIX)
        return _answer(HTTPStatus.FORBIDDEN, _csrf() if is_csrf else _not_allowed())
    for kind, code, sentence in _sentences():
        if isinstance(error, kind):
            return _answer(error.status_code, problem(code, sentence))
    return None


def _csrf() -> Problem:
    return problem("csrf_failed", _("Gửi kèm mã của phiên đang mở trong X-CSRFToken."), "X-CSRFToken")


def _sentences() -> tuple[tuple[type[exceptions.APIException], str, str], ...]:
    return (
        (exceptions.NotAuthenticated, "not_authenticated", _("Đăng nhập rồi làm tiếp.")),
        (exceptions.AuthenticationFailed, "not_authenticated", _("Đăng nhập rồi làm tiếp.")),
        (exceptions.ParseError, "parse_error", _("Nội dung gửi lên chưa đúng dạng.")),
        (exceptions.MethodNotAllowed, "method_not_allowed", _("Địa chỉ này không nhận phương thức vừa gửi.")),
        (exceptions.NotAcceptable, "not_acceptable", _("Cổng chỉ trả lời bằng JSON.")),
        (exceptions.UnsupportedMediaType, "unsupported_media_type", _("Địa chỉ này không nhận kiểu nội dung vừa gửi.")),
        (exceptions.NotFound, "not_found", _("Không tìm thấy.")),
    )  # fmt: skip


def too_many(seconds: int) -> Response:
    """429 with the seconds to wait."""
    sentence = _("Bạn gửi quá nhiều yêu cầu. Thử lại sau {seconds} giây.").format(seconds=seconds)
    headers = {"Retry-After": str(seconds)}
    return _answer(HTTPStatus.TOO_MANY_REQUESTS, problem("too_many", sentence), headers)
