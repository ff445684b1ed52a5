"""Tệp người dân gửi."""

from typing import Any, ClassVar

import filetype
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

MEGABYTE = 1024 * 1024


class UploadField(forms.FileField):
    """Ảnh hoặc tệp giấy tờ: known by its first bytes, not by its name; each refusal has its own sentence."""

    KINDS: ClassVar[dict[str, str]] = {
        "image/jpeg": "JPG",
        "image/png": "PNG",
        "image/heic": "HEIC",
        "application/pdf": "PDF",
    }

    def __init__(self, *, max_megabytes: int = 10, **kwargs: Any) -> None:
        self.max_megabytes = max_megabytes
        kwargs.setdefault("help_text", _("JPG, PNG, HEIC hoặc PDF, mỗi tệp dưới 10 MB"))
        kwargs.setdefault(
            "widget", forms.FileInput(attrs={"accept": "image/*,.pdf", "data-vss-upload": _("chưa gửi")})
        )
        super().__init__(**kwargs)

    def to_python(self, data: Any) -> Any:
        if isinstance(data, UploadedFile) and data.size == 0:
            text = gettext("Tệp “{name}” trống").format(name=data.name)
            raise forms.ValidationError(text, code="empty")
        stored = super().to_python(data)
        if stored is None:
            return None
        if stored.size > self.max_megabytes * MEGABYTE:
            text = gettext("Ảnh “{name}” nặng {n} MB. Chọn ảnh nhỏ hơn {most} MB").format(
                name=stored.name, n=-(-stored.size // MEGABYTE), most=self.max_megabytes
            )
            raise forms.ValidationError(text, code="too_big")
        head = stored.read(262)
        stored.seek(0)
        found = filetype.guess(head)
        if found is None or found.mime not in self.KINDS:
            raise forms.ValidationError(gettext("Tệp phải là JPG, PNG, HEIC hoặc PDF"), code="kind")
        return stored
