"""The ASGI application: HTTP by Django, WebSockets by Channels."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "artifacts_app.config.settings")
django.setup(set_prefix=False)  # first: it loads the models that the sockets use

from channels.routing import ProtocolTypeRouter  # noqa: E402

from artifacts_app.config import garbage, observing  # noqa: E402
from artifacts_app.config.http import HttpHandler, KeptThreads  # noqa: E402
from artifacts_app.websocket.routing import sockets  # noqa: E402

observing.start("web")

application = ProtocolTypeRouter({"http": KeptThreads(HttpHandler()), "websocket": sockets})

garbage.load_routes()
garbage.keep_what_is_loaded()
