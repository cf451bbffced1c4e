from django.apps import AppConfig


class ArtifactsConfig(AppConfig):
    name = "artifacts_app"
    label = "artifacts_app"
    verbose_name = "Artifacts"

    def ready(self) -> None:
        # Registers the system checks, and makes ours the Celery application of this process.
        from artifacts_app.config import celery, checks  # noqa: F401
