from django.apps import AppConfig


class ArtifactsConfig(AppConfig):
    name = "artifacts_app"
    label = "artifacts_app"
    verbose_name = "Artifacts"

    def ready(self) -> None:
        from artifacts_app.config import checks  # noqa: F401 - registers the system checks
