"""Dựng thế giới minh họa."""

import time
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from vssportal.demo.samples import write_samples
from vssportal.demo.world import World, is_made


class Command(BaseCommand):
    help = (
        "Invents the demo people, employers, months and dossiers; the same seed and day give the same world."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seed", type=int, default=2026)
        parser.add_argument("--today", type=date.fromisoformat, default=None, help="YYYY-MM-DD")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO_WORLD:
            raise CommandError("DEMO_WORLD is off; invented people are not put among real ones.")
        if is_made():
            self.stdout.write("The demo world is there already; make demo-reset takes it away.")
            return
        began = time.perf_counter()
        today = options["today"] or timezone.localdate()
        # All or nothing: a start that was killed leaves no half a world behind.
        with transaction.atomic():
            World(seed=options["seed"], today=today, say=self.stdout.write).make()
        for path in write_samples(today):
            self.stdout.write(f"          {path}")
        self.stdout.write(f"Demo world made in {time.perf_counter() - began:.1f} s")
