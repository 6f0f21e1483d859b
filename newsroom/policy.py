"""What the desk's pages may load beside their own: pictures, where they are kept in a bucket."""

from urllib.parse import urlsplit

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from django.core.files.storage import default_storage


class DeskPolicy(CSPMiddleware):
    """The policy of settings, with the host that pictures come from. Readers' pages have one of their own."""

    def process_response(self, request, response):
        return response if HEADER in response else super().process_response(request, response)

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        host = urlsplit(default_storage.url("picture")).netloc
        if host:
            parts.update = {**(parts.update or {}), "img-src": [host]}
        return parts
