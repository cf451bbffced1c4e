"""The routes of the application's host."""

from django.urls import include, path

from artifacts_app.views import (
    api_docs,
    embedding,
    gallery,
    health,
    library,
    metrics,
    pages,
    pictures,
    shared_storage,
    sharing,
    takes,
    whole_page,
)
from artifacts_app.views.api.urls import urls as api_urls

handler400 = "artifacts_app.views.errors.bad_request"
handler403 = "artifacts_app.views.errors.forbidden"
handler404 = "artifacts_app.views.errors.not_found"
handler500 = "artifacts_app.views.errors.server_error"

urlpatterns = [
    path("", pages.home, name="home"),
    path("artifacts/new", pages.create, name="create"),
    path("artifacts/<uuid:artifact_id>/", pages.workspace, name="workspace"),
    path("artifacts/<uuid:artifact_id>/page", whole_page.page, name="whole-page"),
    path("artifacts/<uuid:artifact_id>/content", whole_page.content),
    path("artifacts/<uuid:artifact_id>/messages", pages.send_message, name="send-message"),
    path(
        "artifacts/<uuid:artifact_id>/versions/<int:number>/thumbnail",
        pictures.thumbnail,
        name="thumbnail",
    ),
    path("s/<str:token>/card.png", pictures.card, name="share-card"),
    path("s/<str:token>/thumbnail", pictures.shared_thumbnail, name="share-thumbnail"),
    path("takes/<uuid:take_set_id>/", takes.page, name="takes"),
    path("leaderboard", takes.ranking, name="leaderboard"),
    path("s/<str:token>/", sharing.page, name="share"),
    path("s/<str:token>/content", sharing.content, name="share-content"),
    path("s/<str:token>/data/<str:name>", sharing.data_file, name="share-data-file"),
    path("s/<str:token>/storage", shared_storage.storage, name="share-storage"),
    path("s/<str:token>/embed", embedding.embed, name="share-embed"),
    path("s/<str:token>/remix", sharing.remix, name="share-remix"),
    path("library", library.page, name="library"),
    path("gallery", gallery.page, name="gallery"),
    path("oembed", embedding.oembed, name="oembed"),
    path("api/docs", api_docs.page, name="api-docs"),
    path("api/", api_urls),
    path("v1/", include("artifacts_app.views.openai_api.routes")),
    path("settings/", include("artifacts_app.views.personal.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("metrics", metrics.metrics),
]
