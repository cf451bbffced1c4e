"""The administration: plain Django, served only where there are accounts."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin

from artifacts_app.admin import artifacts, log, people

__all__ = ["artifacts", "log", "people"]

admin.site.site_header = admin.site.site_title = "Artifacts"
# The same page to sign in as everywhere: its limits on guessing, its passkeys.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
# Django writes no log entry of its own for each row of a mass deletion.
admin.site.disable_action("delete_selected")
