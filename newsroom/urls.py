from django.contrib import admin
from django.urls import include, path

from newsroom.health import healthz, readyz
from newsroom.media import rendition

urlpatterns = [
    path("admin/", admin.site.urls),
    path("healthz", healthz),
    path("readyz", readyz),
    path("media/<path:name>", rendition),
    path("", include("articles.urls")),
]

handler400 = "articles.pages.errors.bad_request"
handler403 = "newsroom.desk.errors.forbidden"
handler404 = "newsroom.desk.errors.not_found"
handler500 = "articles.pages.errors.server_error"
