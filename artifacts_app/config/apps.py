from django.apps import AppConfig


class ArtifactsConfig(AppConfig):
    name = "artifacts_app"
    label = "artifacts_app"
    verbose_name = "Artifacts"

    def ready(self) -> None:
        # Registers the system checks, makes ours the Celery application of this process, and
        # lets signing in bring a visitor's work along.
        from artifacts_app.config import celery, checks  # noqa: F401
        from artifacts_app.views.accounts import signing_in  # noqa: F401
