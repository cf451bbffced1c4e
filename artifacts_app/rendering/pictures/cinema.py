"""Films of how versions were written: asked for, in the making, kept."""

import logging
from collections.abc import Mapping

from celery import current_app
from django.core.cache import cache
from kombu.exceptions import OperationalError

from artifacts_app.models import Generation, Picture, PictureKind, Version
from artifacts_app.rendering.carried_files import carrying
from artifacts_app.rendering.pictures.browser import CannotStart
from artifacts_app.rendering.pictures.film import NoFilm, film
from artifacts_app.rendering.pictures.scenes import Scene, scenes_of

logger = logging.getLogger(__name__)

TASK = "artifacts.make_film"
REMEMBERED = 300  # seconds that one in the making, or one that failed, is known; it waits its turn
FAILED = -1.0


def progress(version_id: int) -> float | None:
    """The share that is done; FAILED; None where none is being made."""
    found = cache.get(_key(version_id))
    return found if isinstance(found, float) else None


def ask_for(version_id: int) -> bool:
    """False: it cannot be asked for now. One that is being made already is not made twice."""
    if progress(version_id) == FAILED:
        cache.delete(_key(version_id))
    if not cache.add(_key(version_id), 0.0, REMEMBERED):
        return True
    try:
        current_app.send_task(TASK, [version_id], expires=REMEMBERED, retry=False)
    except OperationalError:
        cache.delete(_key(version_id))
        logger.exception("no film of version %s can be asked for now", version_id)
        return False
    return True


def make(version_id: int, chromium: str) -> None:
    """Make and keep it, unless the version has gone. Raises CannotStart."""
    version = Version.objects.select_related("artifact").filter(pk=version_id).first()
    if version is None or version.making is None:
        return
    try:
        content = film(
            _scenes(version, version.making), chromium, lambda done: _say(version_id, done)
        )
    except NoFilm as error:
        logger.info("version %s: no film (%s)", version, error)
        _say(version_id, FAILED)
        return
    except CannotStart:
        _say(version_id, FAILED)
        raise
    Picture.objects.update_or_create(
        version=version, kind=PictureKind.FILM, defaults={"content": content}
    )
    cache.delete(_key(version_id))
    logger.info("version %s: a film of %d bytes", version, len(content))


def _scenes(version: Version, making: Mapping[str, object]) -> list[Scene]:
    generation = Generation.objects.filter(result=version).select_related("base").first()
    base = generation.base.file_texts() if generation and generation.base else {}
    data = list(version.artifact.data_files.all())
    scenes = scenes_of(making, base, version.file_texts())
    return [Scene(carrying(scene.page, data), scene.length) for scene in scenes]


def _say(version_id: int, done: float) -> None:
    # Whoever looks between the last picture and the kept film must not take it for done.
    cache.set(_key(version_id), min(done, 0.99), REMEMBERED)


def _key(version_id: int) -> str:
    return f"film:{version_id}"
