"""Servers on loopback, all as deploy/serve has the site: two processes of twelve threads. Each is ended by
whoever started it."""

import os
import shutil
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

HOST = "127.0.0.1"
SERVE = Path(__file__).parents[2] / "deploy" / "serve"
SITE = "newsroom.wsgi:application"


class Server:
    """One running server; `started_in` is the seconds to its first answer."""

    def __init__(self, name, command, folder, port, environ=None):
        self.name, self.port = name, port
        self.log = (folder / f"{name}.log").open("wb")
        start = time.monotonic()
        environ = {**os.environ, **(environ or {})}
        self.process = subprocess.Popen(command, env=environ, stdout=self.log, stderr=self.log)
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() - start > 60:
                sys.exit(f"{name} did not start; see {self.log.name}")
            time.sleep(0.02)
        self.started_in = time.monotonic() - start

    @property
    def address(self):
        return f"http://{HOST}:{self.port}"

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.log.close()

    def private_memory(self):
        """MB that the largest of its processes has to itself; what is mapped and shared is left out."""
        listed = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(self.process.pid)], capture_output=True, text=True, check=True
        )
        sizes = []
        for pid in listed.stdout.split():
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
            sizes.append(sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) / 1024)
        return max(sizes, default=0)

    def _answers(self):
        try:
            connection = HTTPConnection(HOST, self.port, timeout=20)
            connection.request("GET", "/")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()


def serve(name, folder, environ, application=SITE):
    """The site as deploy/serve runs it, or another program in just that way."""
    port, python = free_port(), Path(sys.executable).parent
    ours = {"HOST": HOST, "PORT": str(port), "PROCESSES": "2", "THREADS": "12"}
    path = {"PATH": f"{python}{os.pathsep}{os.environ['PATH']}"}
    command = ["sh", "-c", SERVE.read_text().replace(SITE, application)]
    return Server(name, command, folder, port, {**environ, **ours, **path})


def nginx(folder, file, headers):
    """nginx with one file at every address; None where it is not installed."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if not program:
        return None
    port = free_port()
    encoding = dict(headers).get("content-encoding", "identity")
    (folder / "nginx.conf").write_text(
        f"worker_processes 2; daemon off; user root; pid {folder}/nginx.pid; error_log {folder}/nginx.err;"
        "events {} http { access_log off; sendfile on; keepalive_requests 100000000; open_file_cache max=9;"
        f"server {{ listen {HOST}:{port}; location / {{ add_header Content-Encoding {encoding};"
        f"default_type text/html; root {file.parent}; try_files /{file.name} =404; }} }} }}"
    )
    return Server("nginx", [program, "-c", str(folder / "nginx.conf"), "-p", str(folder)], folder, port)


def free_port():
    with socket.socket() as door:
        door.bind((HOST, 0))
        return door.getsockname()[1]
