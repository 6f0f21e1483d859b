DESK = "/admin/"


class CookiesAtTheDesk:
    """Takes every cookie off a request that is not the desk's, before anything could read one.

    So a reader page is the same for everyone, and a cookie made by hand draws no answer of its own
    that a cache might keep. Nothing outside the desk needs one; there the cookies' path says the same.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path_info.startswith(DESK):
            request.META.pop("HTTP_COOKIE", None)
        return self.get_response(request)
