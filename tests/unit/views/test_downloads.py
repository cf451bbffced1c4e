"""What comes out: the zip holds the page, its files as written, and the libraries it loads."""

import io
import zipfile

import pytest
from django.test import Client

from tests.unit.views.test_api import post

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = (
    "<!DOCTYPE html><title>Chart</title>"
    '<script src="https://cdn.jsdelivr.net/npm/dayjs@1/dayjs.min.js"></script>'
    '<script src="app.js"></script>'
)


def test_a_zip_holds_all_that_the_page_needs(ada_client: Client) -> None:
    body = {"title": "A chart", "files": {"index.html": PAGE, "app.js": "dayjs()"}}
    artifact = post(ada_client, "/api/artifacts/import", body).json()["id"]
    answer = ada_client.get(f"/api/artifacts/{artifact}/download?format=zip")
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    names = archive.namelist()
    assert {"index.html", "source/index.html", "source/app.js"} <= set(names)
    (library,) = [name for name in names if name.startswith("libraries/")]
    assert library.endswith("dayjs.min.js")
    whole = archive.read("index.html").decode()
    assert archive.read(library).decode()[:200] in whole
    assert "cdn.jsdelivr.net" not in whole
    assert archive.read("source/index.html").decode() == PAGE
