"""Số liệu của pháp luật on a day, each with its source."""

from typing import Any

from django.utils.translation import get_language
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.access import Access
from accounts.api.doors import PublicDoor
from accounts.api.shapes import Given, Shape, described, paged
from vssportal.legal.parameters import parameters
from vssportal.legal.report import InForce, in_force


class FiguresGiven(Given):
    """Which day (today when not given), which group, which codes begin with ``code``."""

    day = serializers.DateField(required=False)
    group = serializers.CharField(required=False, max_length=40)
    code = serializers.CharField(required=False, max_length=60)


class FigureShape(Shape):
    """Một số liệu; ``values`` has one entry with an empty key, or a table by region, fund or group."""

    code = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    group = serializers.CharField()
    unit = serializers.CharField()
    values = serializers.DictField(child=serializers.CharField())
    since = serializers.DateField()
    until = serializers.DateField(allow_null=True)
    source = serializers.CharField()  # type: ignore[assignment]
    doubt = serializers.CharField(allow_blank=True)
    checked_on = serializers.DateField(allow_null=True)


class Figures(PublicDoor):
    """Số liệu của pháp luật."""

    access = Access("public", "the law's figures belong to everybody")

    @described("figures_list", gives=paged(FigureShape), asks=FiguresGiven, refuses=())
    def get(self, request: Request) -> Response:
        """The law's figures in force on a day, with the decrees they stand in."""
        asked = self.asked(FiguresGiven)
        group, code = asked.get("group", ""), asked.get("code", "")
        found = [
            each
            for each in in_force(parameters(), asked.get("day", self.day))
            if (not group or each.parameter.group == group) and each.parameter.code.startswith(code)
        ]
        return self.page(found, FigureShape, shown)


def shown(found: InForce) -> dict[str, Any]:
    """A figure as FigureShape takes it."""
    parameter, figure = found.parameter, found.figure
    is_english = (get_language() or "").startswith("en")
    return {
        "code": parameter.code,
        "label": (is_english and parameter.label_en) or parameter.label,
        "group": parameter.group,
        "unit": parameter.unit,
        "values": figure.values,
        "since": figure.since,
        "until": found.until,
        "source": figure.source,
        "doubt": figure.doubt,
        "checked_on": parameter.checked_on,
    }
