"""`manage.py doctor`: what is wrong with this installation, and what to do about it."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, OutputWrapper

from artifacts_app.management.diagnosis import hosts, model, storage, webhooks
from artifacts_app.management.diagnosis.finding import Finding

LOOKS = (
    hosts.configuration,
    storage.database,
    storage.queue,
    storage.disk,
    model.engine,
    model.worker,
    model.gpus,
    webhooks.deliveries,
    hosts.addresses,
    hosts.chromium,
)
WIDTH = 18  # columns of what a line is about


class Command(BaseCommand):
    help = "Look at settings, database, Redis, model, disk, GPUs, webhooks and hosts. Exit code 1: something fails."
    requires_system_checks: list[str] = []  # they are findings here

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON array, for programs")

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(_findings())
        if options["json"]:
            self.stdout.write(json.dumps([asdict(finding) for finding in found], indent=1))
        else:
            for finding in found:
                self._show(self.stdout, finding)
        if any(finding.state == "fail" for finding in found):
            raise SystemExit(1)

    def _show(self, out: OutputWrapper, finding: Finding) -> None:
        style = {"ok": self.style.SUCCESS, "warn": self.style.WARNING, "fail": self.style.ERROR}
        state = style[finding.state](finding.state.ljust(5))
        out.write(f"{state} {finding.about.ljust(WIDTH)} {finding.words}")
        if finding.advice:
            out.write(f"{' ' * (7 + WIDTH)}→ {finding.advice}")


def _findings() -> Iterator[Finding]:
    for look in LOOKS:
        yield from look()
