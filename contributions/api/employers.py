"""Đơn vị của tôi, and the declarations of one: list, open, look."""

from datetime import date
from typing import Any

from django.http import Http404
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.access import Access, powers_in
from accounts.api.doors import Door, OrganisationDoor
from accounts.api.shapes import FORBIDDEN, Given, Shape, described, paged, whole
from accounts.models import Organisation
from contributions.api.opening import TO_FILE, TO_VIEW, DeclarationDoor, period_of
from contributions.enums import DeclarationState
from contributions.models import Declaration
from contributions.services import declarations
from contributions.services.money import due_on


class EmployerShape(Shape):
    """Đơn vị."""

    code = serializers.CharField()
    tax_code = serializers.CharField()
    name = serializers.CharField()
    region = serializers.CharField()
    agency = serializers.CharField(source="agency.name")
    started_on = serializers.DateField()
    powers = serializers.ListField(child=serializers.CharField())


class DeclarationsGiven(Given):
    """Which declarations."""

    state = serializers.ChoiceField(choices=DeclarationState.choices, required=False)
    year = whole(least=1900, required=False)
    period = serializers.RegexField(r"^\d{4}-(0[1-9]|1[0-2])$", required=False)


class DeclarationShape(Shape):
    """Tờ khai của một kỳ; ``version`` goes with every act on it."""

    id = serializers.UUIDField()
    period = serializers.CharField(source="slug")
    state = serializers.CharField()
    state_label = serializers.CharField(source="get_state_display")
    version = serializers.IntegerField()
    reason = serializers.CharField(allow_blank=True)
    due_on = serializers.SerializerMethodField()
    opened_at = serializers.DateTimeField()
    submitted_at = serializers.DateTimeField(allow_null=True)
    decided_at = serializers.DateTimeField(allow_null=True)
    receipts = serializers.SerializerMethodField()

    def get_due_on(self, declaration: Declaration) -> date:
        return due_on(declaration.period)

    def get_receipts(self, declaration: Declaration) -> list[str]:
        return [receipt.number for receipt in declaration.receipts.all()]


class Employers(Door):
    """Đơn vị của tôi."""

    access = Access("signed_in")

    @described("employers_list", gives=paged(EmployerShape), refuses=(FORBIDDEN,))
    def get(self, request: Request) -> Response:
        """Employers the account may act for, and what it may do for each."""
        found = (
            Organisation.objects.of(self.actor, self.day).select_related("agency").order_by("name_key", "pk")
        )
        return self.page(found, EmployerShape, self._with_powers)

    def _with_powers(self, organisation: Organisation) -> Organisation:
        organisation.powers = sorted(powers_in(self.actor, organisation, self.day))  # type: ignore[attr-defined]
        return organisation


class Declarations(OrganisationDoor):
    """Tờ khai của đơn vị."""

    access = TO_VIEW

    @described("declarations_list", gives=paged(DeclarationShape), asks=DeclarationsGiven)
    def get(self, request: Request, code: str) -> Response:
        """Declarations of an employer, newest first."""
        asked = self.asked(DeclarationsGiven)
        found = Declaration.objects.filter(organisation=self.organisation).prefetch_related("receipts")
        if "state" in asked:
            found = found.filter(state=asked["state"])
        if "year" in asked:
            found = found.filter(month__year=asked["year"])
        if "period" in asked:
            found = found.of_month(period_of(asked["period"])[0])
        return self.page(found, DeclarationShape)


class Opening(OrganisationDoor):
    """Mở kỳ kê khai."""

    access = TO_FILE

    @described("declarations_open", gives=DeclarationShape, is_act=True)
    def post(self, request: Request, code: str, period: str) -> Response:
        """Open the month; the month that is open already is given as it is."""
        month, sequence = period_of(period)
        if sequence > 1:
            raise Http404

        def do() -> Any:
            opened = declarations.open_declaration(
                actor=self.actor, organisation=self.organisation, month=month, at=self.at
            )
            return DeclarationShape(opened).data

        return self.once({}, do)


class OneDeclaration(DeclarationDoor):
    """Một tờ khai."""

    @described("declarations_read", gives=DeclarationShape)
    def get(self, request: Request, code: str, period: str) -> Response:
        """One declaration, its state and receipts."""
        return Response(DeclarationShape(self.declaration).data)
