"""Every address of the service, by part."""

from __future__ import annotations

from django.urls import include, path, re_path

from upheld.web.about.views import home
from upheld.web.cases.views.feeds import feed
from upheld.web.check.views.leave import leave
from upheld.web.delivery.views import offline
from upheld.web.ui import errors

urlpatterns = [
    path("", home, name="home"),
    path("check/", include("upheld.web.check.urls")),
    path("plan/", include("upheld.web.plan.urls")),
    path("cases/", include("upheld.web.cases.urls")),
    re_path(r"^feeds/(?P<secret>[A-Za-z0-9_-]{43})\.ics$", feed, name="feed"),
    path("delivery/offline/", offline.shell, name="offline_shell"),
    path("delivery/worker.js", offline.worker, name="offline_worker"),
    path("delivery/api/v1/", include("upheld.web.delivery.api.urls")),
    path("delivery/", include("upheld.web.delivery.urls")),
    path("desk/", include("upheld.web.desk.urls")),
    path("account/", include("upheld.web.accounts.urls")),
    path("leave/", leave, name="leave"),
    path("law/", include("upheld.web.library.urls")),
    path("figures/", include("upheld.web.figures.urls")),
    path("api/", include("upheld.web.api.urls")),
    path("about/", include("upheld.web.about.urls")),
]
handler400 = errors.bad_request
handler403 = errors.not_allowed
handler404 = errors.not_found
handler429 = "upheld.web.accounts.refused.too_many"
handler500 = errors.fault
