"""A hub or search engine of our own, over HTTP on this machine: it keeps what it is sent."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer


class Receiver:
    """`sent` are (path, content type, body as text); `answers` are given in turn, then 204 for ever."""

    def __init__(self):
        self.sent, self.answers = [], []
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                receiver.sent.append((self.path, self.headers["Content-Type"], body))
                status, headers = receiver.answers.pop(0) if receiver.answers else (204, {})
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                if status >= 400:
                    self.wfile.write(b"no " * 100_000)

            def log_message(self, *words):
                pass

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self):
        self._server.shutdown()
        self._server.server_close()
