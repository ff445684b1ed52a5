"""Sửa: one cell, all suggestions, why people are missing, warnings."""

from typing import Any

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.shapes import CONFLICT, FORBIDDEN, MISSING, Given, Shape, described, paged, whole
from contributions import selectors
from contributions.api.files import FoundShape, problems_of
from contributions.api.opening import TO_FILE, CheckedDoor
from contributions.enums import Explanation
from contributions.intake.rows import CELLS
from contributions.services import lines
from vssportal.templatetags.vss import mask_id


class FixGiven(Given):
    """Which cell of which row holds what; ``version`` of the line."""

    number = whole(least=1)
    version = whole()
    cell = serializers.ChoiceField(choices=CELLS)
    text = serializers.CharField(max_length=500, allow_blank=True)


class VersionGiven(Given):
    """The declaration's version as it was read."""

    version = whole()


class ConfirmGiven(VersionGiven):
    """Rows whose warnings are right; all of them when not given."""

    numbers = serializers.ListField(child=whole(least=1), required=False, allow_empty=False, max_length=1000)


class ExplainGiven(Given):
    """Vì sao một người không có trong tệp: one ``number`` with its line's version, or all with the declaration's."""

    number = whole(least=1, required=False)
    explanation = serializers.ChoiceField(choices=Explanation.choices)
    on = serializers.DateField(required=False)
    version = whole()


class MendedLineShape(Shape):
    """Một dòng; numbers of people are masked."""

    number = serializers.IntegerField()
    status = serializers.CharField()
    change = serializers.CharField()
    situation = serializers.CharField()
    explanation = serializers.CharField(allow_blank=True)
    explained_on = serializers.DateField(allow_null=True)
    full_name = serializers.CharField(allow_blank=True)
    si_number = serializers.SerializerMethodField()
    citizen_number = serializers.SerializerMethodField()
    employee_code = serializers.CharField(allow_blank=True)
    wage_vnd = serializers.IntegerField(allow_null=True)
    before_wage_vnd = serializers.IntegerField(allow_null=True)
    version = serializers.IntegerField()

    def get_si_number(self, line: Any) -> str:
        return mask_id(line.si_number)

    def get_citizen_number(self, line: Any) -> str:
        return mask_id(line.citizen_number)


class FixedShape(Shape):
    """The line checked again, what is left to be said about it."""

    line = MendedLineShape()
    findings = FoundShape(many=True)
    declaration_version = serializers.IntegerField()


class DoneShape(Shape):
    """How many, and the declaration's version after it."""

    done = serializers.IntegerField()
    declaration_version = serializers.IntegerField()


class MendingDoor(CheckedDoor):
    """For acts on the lines of the filing in use."""

    access = TO_FILE

    def done(self, count: int) -> Any:
        return DoneShape({"done": count, "declaration_version": self.version()}).data


class Fix(MendingDoor):
    """Sửa một ô."""

    @described("lines_fix", gives=FixedShape, takes=FixGiven, is_act=True)
    def post(self, request: Request, code: str, period: str) -> Response:
        """Type a value into a cell; what cannot be read stays as a finding."""
        given = self.given(FixGiven)

        def do() -> Any:
            line = lines.fix_cell(actor=self.actor, filing=self.filing, at=self.at, **given)
            shown = {"line": line, "findings": problems_of(line), "declaration_version": self.version()}
            return FixedShape(shown).data

        return self.once(given, do)


class Suggestions(MendingDoor):
    """Sửa cả loạt theo gợi ý."""

    @described("lines_suggestions", gives=DoneShape, takes=VersionGiven, is_act=True)
    def post(self, request: Request, code: str, period: str) -> Response:
        """Take every suggestion at once."""
        given = self.given(VersionGiven)
        act = lines.apply_suggestions
        return self.once(
            given, lambda: self.done(act(actor=self.actor, filing=self.filing, at=self.at, **given))
        )


class Confirm(MendingDoor):
    """Xác nhận cảnh báo."""

    @described("lines_confirm", gives=DoneShape, takes=ConfirmGiven, is_act=True)
    def post(self, request: Request, code: str, period: str) -> Response:
        """Say that warnings are right, of some rows or of all."""
        given = self.given(ConfirmGiven)
        act = lines.confirm_warnings
        return self.once(
            given, lambda: self.done(act(actor=self.actor, filing=self.filing, at=self.at, **given))
        )


class MissingPeople(CheckedDoor):
    """Người không có trong tệp."""

    @described("missing_list", gives=paged(MendedLineShape), refuses=(FORBIDDEN, MISSING, CONFLICT))
    def get(self, request: Request, code: str, period: str) -> Response:
        """People of the book who are not in the list: to be explained first, then explained ones."""
        return self.page(selectors.missing_lines(self.filing), MendedLineShape)


class Explain(MendingDoor):
    """Chọn lý do."""

    @described("missing_explain", gives=DoneShape, takes=ExplainGiven, is_act=True)
    def post(self, request: Request, code: str, period: str) -> Response:
        """Say why one person is not in the list, or give one reason for everybody left."""
        given = self.given(ExplainGiven)
        return self.once(given, lambda: self.done(self._explain(given)))

    def _explain(self, given: dict[str, Any]) -> int:
        terms = {"actor": self.actor, "filing": self.filing, "at": self.at, **given}
        if "number" not in given:
            return lines.explain_all_missing(**terms)
        lines.explain_missing(**terms)
        return 1
