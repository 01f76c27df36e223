"""Every address of the official figures. They are kept for good: newspapers and letters link to them."""

from __future__ import annotations

from upheld.web.figures.asked.urls import urlpatterns as asked
from upheld.web.figures.pages.urls import urlpatterns as pages
from upheld.web.figures.shown.urls import urlpatterns as shown

app_name = "figures"
urlpatterns = [*asked, *shown, *pages]
