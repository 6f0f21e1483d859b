from functools import wraps

from django.contrib import admin
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from newsroom.desk import late_login
from newsroom.desk.front import front_page
from newsroom.desk.nav import chrome
from newsroom.people.own_password import OwnPassword
from newsroom.people.preferences import preferences
from newsroom.people.signing_in import SignInForm, record_sign_out
from newsroom.people.trying import said_to_wait


class DeskSite(admin.AdminSite):
    """The admin named and ordered for a newsroom: its own masthead, its own front page."""

    site_title = _("Desk")
    site_header = _("Desk")
    index_title = _("Desk")
    index_template = "desk/front.html"
    login_form = SignInForm
    password_change_template = "desk/password.html"
    password_change_done_template = "desk/password_changed.html"
    enable_nav_sidebar = False
    empty_value_display = "–"

    def get_urls(self):
        # Here, since the screens of articles register with this very site.
        from articles.admin import curation_page, curation_preview, curation_rows, planning_page

        def page(view):
            return self.admin_view(lambda request: view(request, self))

        own = [
            path("planning/", page(planning_page.planning_page), name="planning"),
            path("front/", page(curation_page.curation_page), name="front"),
            path("front/find/", page(curation_rows.find_stories), name="front_find"),
            path("front/preview/", page(curation_preview.preview_front), name="front_preview"),
            path("preferences/", page(preferences), name="preferences"),
        ]
        return [*own, *super().get_urls()]

    def admin_view(self, view, cacheable=False):
        """The stock guard; a form whose session ended asks who one is and goes on with what it sent."""
        guarded = super().admin_view(view, cacheable)

        @wraps(guarded)
        def with_words_kept(request, *args, **kwargs):
            answer = late_login.ask(request, self) if late_login.is_late(request, self) else None
            return answer or guarded(request, *args, **kwargs)

        return with_words_kept

    def login(self, request, extra_context=None):
        response = super().login(request, extra_context)
        return said_to_wait(response, (getattr(response, "context_data", None) or {}).get("form"))

    def logout(self, request, extra_context=None):
        if request.method == "POST":
            record_sign_out(request.user)
        return super().logout(request, extra_context)

    def password_change(self, request, extra_context=None):
        """The stock page, with the sign-in's limit on guesses at the old password."""
        context = {**self.each_context(request), **(extra_context or {})}
        return OwnPassword.as_view(
            template_name=self.password_change_template,
            success_url=reverse("admin:password_change_done"),
            extra_context=context,
        )(request)

    def each_context(self, request):
        return {**super().each_context(request), "desk": chrome(request)}

    def index(self, request, extra_context=None):
        return super().index(request, {**front_page(request), **(extra_context or {})})
