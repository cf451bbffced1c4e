"""Puts the routers together."""

from artifacts_app.views.api import (
    artifacts,
    completions,
    data_files,
    downloads,
    gallery,
    generations,
    library,
    models,
    shares,
    takes,
    versions,
    webhooks,
)
from artifacts_app.views.api.app import api

api.add_router("/artifacts", artifacts.router)
api.add_router("/artifacts", completions.router)
api.add_router("/artifacts", library.router)
api.add_router("/artifacts", versions.router)
api.add_router("/artifacts", shares.artifact_router)
api.add_router("/artifacts", downloads.router)
api.add_router("/artifacts", data_files.artifact_router)
api.add_router("/data", data_files.router)
api.add_router("/takes", takes.router)
api.add_router("/generations", generations.router)
api.add_router("/shares", shares.router)
api.add_router("/gallery", gallery.router)
api.add_router("/models", models.router)
api.add_router("/webhooks", webhooks.router)

urls = api.urls
