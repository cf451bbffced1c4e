from channels.routing import URLRouter
from django.urls import path, re_path

from artifacts_app.websocket.consumers import ArtifactConsumer, ShareConsumer, UnknownConsumer

sockets = URLRouter(
    [
        path("ws/artifacts/<uuid:artifact_id>/", ArtifactConsumer.as_asgi()),
        path("ws/shares/<str:token>/", ShareConsumer.as_asgi()),
        re_path(r"", UnknownConsumer.as_asgi()),
    ]
)
