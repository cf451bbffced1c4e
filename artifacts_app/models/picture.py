from django.db import models

from artifacts_app.models.version import Version


class PictureKind(models.TextChoices):
    THUMBNAIL = "thumbnail"  # WebP, 640 × 400
    CARD = "card"  # PNG, 1200 × 630
    PAGE = "page"  # PNG, 1280 wide and as high as the page
    FILM = "film"  # GIF, 640 × 400: how it was written


FORMS = {PictureKind.THUMBNAIL.value: "image/webp", PictureKind.FILM.value: "image/gif"}


class Picture(models.Model):
    """How a version looks.

    In the database and not in files: the renderer and the web server share no disk, a picture goes
    when its version goes, and one backup has all. A thumbnail takes some ten kilobytes; the larger
    kinds are kept only where somebody may ask for them.
    """

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="pictures")
    kind = models.CharField(max_length=9, choices=PictureKind)
    content = models.BinaryField()
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "kind"], name="picture_kind_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} of version {self.version_id}"

    @property
    def media_type(self) -> str:
        return FORMS.get(self.kind, "image/png")
