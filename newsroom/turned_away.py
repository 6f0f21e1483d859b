"""One page for everyone who is turned away, made once and packed: it costs next to nothing to send."""

from functools import cached_property

from newsroom.page_store.encodings import AS_IT_IS, BEST_FIRST, best_for, encode


class TurnedAway:
    """A WSGI application that answers with what `page()`, a view without its request, gave the first time."""

    def __init__(self, page, *headers):
        self._page, self._headers = page, headers

    @cached_property
    def _made(self):
        """Status, headers and the body in each form; not made as the server starts, but once needed."""
        page = self._page()
        headers = [*page.items(), ("X-Content-Type-Options", "nosniff"), ("Vary", "Accept-Encoding")]
        forms = {form: encode(page.content, form) for form in BEST_FIRST}
        return f"{page.status_code} {page.reason_phrase}", [*headers, *self._headers], forms

    def __call__(self, environ, start_response):
        status, headers, forms = self._made
        form = best_for(environ.get("HTTP_ACCEPT_ENCODING", "")) or AS_IT_IS
        packed = [] if form == AS_IT_IS else [("Content-Encoding", form)]
        start_response(status, [*headers, *packed, ("Content-Length", str(len(forms[form])))])
        return [forms[form]]
