"""What a field says when it refuses: in the words of its label, what to do, nothing of Django's stock."""

from collections.abc import Iterator

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

# By kind of field, the most special first; {noun} and {Noun} are the field's name in running text.
_BY_KIND: tuple[tuple[type[forms.Field], dict[str, str]], ...] = (
    (
        forms.ImageField,
        {"invalid_image": gettext_noop("{Noun} phải là ảnh JPG hoặc PNG")},
    ),
    (
        forms.FileField,
        {
            "required": gettext_noop("Chọn {noun}"),
            "missing": gettext_noop("Chọn {noun}"),
            "invalid": gettext_noop("Chưa tải được {noun}. Thử lại"),
            "empty": gettext_noop("{Noun} trống. Chọn tệp khác"),
            "max_length": gettext_noop("Tên tệp dài quá %(max)d ký tự. Đổi tên ngắn hơn rồi gửi lại"),
            "contradiction": gettext_noop("Chọn tệp mới hoặc bỏ tệp cũ, không làm cả hai"),
        },
    ),
    (forms.BooleanField, {"required": gettext_noop("Đánh dấu “{label}” để tiếp tục")}),
    (
        forms.ModelChoiceField,
        {
            "required": gettext_noop("Chọn {noun}"),
            "invalid_choice": gettext_noop("Chọn {noun} trong danh sách"),
            "invalid_list": gettext_noop("Chọn {noun} trong danh sách"),
            "invalid_pk_value": gettext_noop("Chọn {noun} trong danh sách"),
        },
    ),
    (
        forms.ChoiceField,
        {
            "required": gettext_noop("Chọn {noun}"),
            "invalid_choice": gettext_noop("Chọn {noun} trong danh sách"),
            "invalid_list": gettext_noop("Chọn {noun} trong danh sách"),
            "invalid": gettext_noop("Chọn {noun} trong danh sách"),
        },
    ),
    (forms.EmailField, {"invalid": gettext_noop("Nhập {noun} theo dạng ten@vidu.vn")}),
    (forms.DateField, {"invalid": gettext_noop("Nhập {noun} theo dạng 27/09/2026")}),
    (forms.DateTimeField, {"invalid": gettext_noop("Nhập {noun} theo dạng 27/09/2026 14:30")}),
    (
        forms.DecimalField,
        {
            "max_digits": gettext_noop("{Noun} có quá nhiều chữ số"),
            "max_decimal_places": gettext_noop("{Noun} có quá nhiều chữ số sau dấu phẩy"),
            "max_whole_digits": gettext_noop("{Noun} có quá nhiều chữ số"),
        },
    ),
    (forms.IntegerField, {"invalid": gettext_noop("Nhập {noun} bằng chữ số")}),
)

_COMMON: dict[str, str] = {
    "required": gettext_noop("Nhập {noun}"),
    "invalid": gettext_noop("Xem lại {noun}, có chỗ viết chưa đúng"),
    "max_length": gettext_noop("{Noun} dài quá %(limit_value)d ký tự, bạn nhập %(show_value)d"),
    "min_length": gettext_noop("{Noun} phải có ít nhất %(limit_value)d ký tự, bạn nhập %(show_value)d"),
    "max_value": gettext_noop("{Noun} phải từ %(limit_value)s trở xuống"),
    "min_value": gettext_noop("{Noun} phải từ %(limit_value)s trở lên"),
    "step_size": gettext_noop("{Noun} phải là bội số của %(limit_value)s"),
    "null_characters_not_allowed": gettext_noop("{Noun} có ký tự lạ. Xóa rồi gõ lại"),
    "invalid_extension": gettext_noop("{Noun} phải có đuôi %(allowed_extensions)s"),
    "unique": gettext_noop("{Noun} này đã có trong hệ thống"),
}


def sentences_for(field: forms.Field, noun: str) -> Iterator[tuple[str, str]]:
    """Error code and sentence for every refusal this kind of field knows, in the active language."""
    texts = dict(_COMMON)
    for kind, special in reversed(_BY_KIND):
        if isinstance(field, kind):
            texts |= special
    places = {"noun": noun, "Noun": noun[:1].upper() + noun[1:], "label": str(field.label or noun)}
    for code, text in texts.items():
        # Percent places are Django's own and are filled by the validator later.
        yield code, str(_(text)).format(**places)


def stock_messages(field: forms.Field) -> dict[str, object]:
    """What Django gave this field by default: only that may be replaced, never what its author wrote."""
    stock: dict[str, object] = {}
    for kind in reversed(type(field).__mro__):
        if kind.__module__.startswith("django."):
            stock |= getattr(kind, "default_error_messages", {})
    return stock


def in_running_text(label: str) -> str:
    """A label as it stands inside a sentence: "Họ và tên" → "họ và tên", "CCCD" stays."""
    text = label.strip().rstrip("?:.")
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
