"""The addresses of the account and of organisations; those of signing in are django-allauth's. None holds a secret."""

from __future__ import annotations

from django.urls import include, path
from django.views.generic import RedirectView

from upheld.web.accounts.views import home, joining, members, organisation

_ours = [
    path("", home.home, name="home"),
    path("name/", home.name, name="name"),
    path("delete/", home.delete, name="delete"),
    path("invitations/<int:number>/", joining.invitation, name="invitation"),
    path("organisations/new/", organisation.new, name="new_organisation"),
    path("organisations/<uuid:key>/", organisation.organisation, name="organisation"),
    path("organisations/<uuid:key>/invite/", organisation.invite, name="invite"),
    path("organisations/<uuid:key>/invitations/<int:number>/", organisation.take_back, name="take_back"),
    path("organisations/<uuid:key>/leave/", members.leave, name="leave"),
    path("organisations/<uuid:key>/members/<int:number>/", members.role, name="role"),
    path("organisations/<uuid:key>/members/<int:number>/end/", members.end, name="end"),
]

urlpatterns = [
    path("", include((_ours, "accounts"))),
    # Its place is taken by the page of the account.
    path("mfa/", RedirectView.as_view(pattern_name="accounts:home"), name="mfa_index"),
    path("", include("allauth.account.urls")),
    path("mfa/", include("allauth.mfa.urls")),
]
