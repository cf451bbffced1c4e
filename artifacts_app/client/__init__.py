"""Artifacts from a script, a terminal or an assistant, over HTTP.

    with Client("http://localhost:8000", token) as client:
        made = client.create("A snake game")
        for event in client.events(made.generation.id):
            print(event["type"])
        print(client.artifact(made.id).files["index.html"])

Knows no Django: it can be used on a machine that only talks to an installation.
"""

from artifacts_app.client.client import Client
from artifacts_app.client.errors import ArtifactsError, Refused, Unreachable
from artifacts_app.client.types import Artifact, Created, Event, Generation, Share, Summary

__all__ = [
    "Artifact",
    "ArtifactsError",
    "Client",
    "Created",
    "Event",
    "Generation",
    "Refused",
    "Share",
    "Summary",
    "Unreachable",
]
