"""Ai đăng nhập được vào thế giới minh họa."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from accounts.models import Person
from vssportal.demo.cast import BY_KEY, ROLES


class Command(BaseCommand):
    help = "Prints the demo sign-ins."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Sign in at {settings.PUBLIC_URL}/dang-nhap/ with one of these addresses;")
        self.stdout.write(f"the code comes to {settings.PUBLIC_URL}/thu-minh-hoa/")
        for role in ROLES:
            self.stdout.write(f"  {role.email:<28} {role.name:<24} {role.what}")
        lan = Person.objects.filter(full_name=BY_KEY["lan"].name, is_demo=True).order_by("pk").first()
        if lan:
            self.stdout.write(
                f"To match {BY_KEY['lan'].email}: number {lan.citizen_number}, born {lan.born_on:%d/%m/%Y}"
            )
