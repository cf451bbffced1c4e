"""`manage.py models`: which of the family fits on which GPUs. `models pull 32B` fetches weights."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from inference import placement, weights
from inference.catalogue import FAMILY, CoderModel
from inference.download import DownloadFailed, pull
from inference.hardware import gpus_from, gpus_here
from inference.hub import hub_of
from inference.placement import GIB, DoesNotFit, Gpu

HEADINGS = ("model", "parameters", "bf16 GiB", "awq GiB", "KiB a token", "tp", "here")


class Command(BaseCommand):
    help = (
        "Print the Qwen2.5-Coder family and what of it fits on this machine's GPUs, or on others."
    )

    _shown = ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--gpus", help="plan for these instead: 2x24GiB, '4x80GiB H100'")
        actions = parser.add_subparsers(dest="action", metavar="pull")
        fetching = actions.add_parser("pull", help="download weights into ARTIFACTS_VAR/models")
        fetching.add_argument("model", help="32B, 14B-AWQ, 7B-GGUF, 1.5B-q8_0")
        fetching.add_argument("--revision", default="", help="of the repository; else the newest")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["action"] == "pull":
            self._pull(options["model"], options["revision"])
        else:
            self._print_plan(options)

    def _pull(self, name: str, revision: str) -> None:
        wish = weights.wish(name)
        if wish is None:
            raise CommandError(f"{name!r} is none of the family. Try 32B, 14B-AWQ or 7B-GGUF.")
        folder = weights.folder_of(settings.MODELS_DIR, wish.repository)
        if wish.is_research_only:
            self.stdout.write("Its licence allows research only.")
        self.stdout.write(f"{wish.repository} into {folder}")
        try:
            hub = hub_of(settings.ARTIFACTS_HUB)
            pull(hub, wish.repository, folder, wish.is_wanted, self._show, revision=revision)
        except (DownloadFailed, ValueError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write("\nIt is complete, and its checksums are right.")

    def _show(self, path: str, done: int, total: int) -> None:
        """One line, written over and over on a terminal; elsewhere a line for each percent."""
        percent = f"{done / total:4.0%}"
        line = f"{percent}  {done / GIB:.2f} of {total / GIB:.2f} GiB  {path}"
        is_terminal = self.stdout.isatty()
        shown = line if is_terminal else percent
        if shown != self._shown:
            self._shown = shown
            self.stdout.write(f"\r\x1b[K{line}" if is_terminal else f"{line}\n", ending="")
            self.stdout.flush()

    def _print_plan(self, options: dict[str, Any]) -> None:
        gpus = _wished(options["gpus"]) if options["gpus"] else gpus_here()
        self.stdout.write(_described(gpus) + "\n\n")
        rows = [HEADINGS, *(_row(model, gpus) for model in FAMILY)]
        widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
        for row in rows:
            cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
            self.stdout.write("  ".join(cells).rstrip())
        chosen = placement.best(gpus, settings.ARTIFACTS_GPU_MEMORY, settings.ARTIFACTS_CONTEXT)
        self.stdout.write(
            f"\nARTIFACTS_ENGINE=auto takes {chosen}."
            if chosen
            else "\nNo GPU has room for one of them: ARTIFACTS_ENGINE=auto takes llama.cpp."
        )


def _wished(text: str) -> list[Gpu]:
    try:
        return gpus_from(text)
    except ValueError as error:
        raise CommandError(str(error)) from error


def _described(gpus: list[Gpu]) -> str:
    if not gpus:
        return "No GPU was found (nvidia-smi names none)."
    return ", ".join(f"{gpu.name}: {gpu.memory / GIB:.1f} GiB" for gpu in gpus)


def _row(model: CoderModel, gpus: list[Gpu]) -> tuple[str, ...]:
    return (
        model.size + (" (research only)" if model.is_research_only else ""),
        f"{model.parameters / 1e9:.2f} B",
        f"{model.weight_bytes('bf16') / GIB:.1f}",
        f"{model.weight_bytes('awq') / GIB:.1f}",
        f"{model.kv_bytes() / 1024:.0f}",
        " ".join(map(str, model.tensor_parallel_sizes())),
        _verdict(model, gpus),
    )


def _verdict(model: CoderModel, gpus: list[Gpu]) -> str:
    """The best way to run this size here, or why there is none."""
    found = placement.nearest(gpus, model.size)
    if found is not None and found.model is model:
        gpus_used = f"{found.tensor_parallel} GPU{'s' if found.tensor_parallel > 1 else ''}"
        return f"{found.precision}, {gpus_used}, {found.chats} conversations"
    try:
        placement.plan(model, gpus, "awq")
    except DoesNotFit as error:
        return str(error).partition(". ")[0].rstrip(".")
    return ""
