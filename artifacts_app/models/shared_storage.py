import json

from django.db import models

from artifacts_app.models.share_link import ShareLink


class SharedStorage(models.Model):
    """What the visitors of a link have put into its page's `localStorage` together."""

    link = models.OneToOneField(ShareLink, on_delete=models.CASCADE, related_name="storage")
    revision = models.PositiveIntegerField(default=0)  # counts the changes
    # JSON in ASCII: a JSON column of PostgreSQL refuses NUL and half characters, pages do not.
    content = models.TextField(default="{}")

    def __str__(self) -> str:
        return f"storage of link {self.link_id}"

    @property
    def items(self) -> dict[str, str]:
        items: dict[str, str] = json.loads(self.content)
        return items

    @items.setter
    def items(self, items: dict[str, str]) -> None:
        self.content = json.dumps(items)
