from django.urls import path

from artifacts_app.views.personal import data, page, tokens

urlpatterns = [
    path("", page.settings_page, name="settings"),
    path("tokens", tokens.create, name="create-token"),
    path("tokens/<int:token_id>/revoke", tokens.revoke, name="revoke-token"),
    path("export", data.export, name="export-data"),
    path("delete", data.delete, name="delete-data"),
]
