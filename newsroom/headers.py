from django.conf import settings


class SecurityHeaders:
    """Headers every answer has, beside those of Django's SecurityMiddleware and the pages' own policy."""

    HEADERS = {
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), browsing-topics=()",
        "Cross-Origin-Resource-Policy": "same-site",
    }
    # The editor's own files hold pages with scripts that nobody needs: opened by themselves, they do nothing.
    OF_FILES = {"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox"}

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        is_file = request.path_info.startswith((settings.STATIC_URL, settings.MEDIA_URL))
        for name, value in {**self.HEADERS, **(self.OF_FILES if is_file else {})}.items():
            response.setdefault(name, value)
        return response
