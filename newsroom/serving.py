"""granian, by its own command line, started anew without turning a reader away: `python -m newsroom.serving`.

Four things are otherwise. The line in which readers wait for a process is kept by the one above and handed
to the next: granian cuts off who waits in it when a process ends. Who has connected waits in it until the
request comes: a process that ends cuts off who has not asked yet. The process before goes when the new one
has loaded the site, however long that takes: granian waits for a set time, and on a busy machine nobody was
there after it. And a site that cannot be loaded, after a bad release, leaves the processes that are there.

This overrides what granian keeps to itself; its version is pinned, and tests/newsroom/test_serving.py
holds it.
"""

import multiprocessing
import socket
import time

from granian import cli
from granian.log import logger
from granian.net import SocketSpec
from granian.server import MPServer

LONGEST_START = 120.0
LONGEST_SILENCE = 30  # seconds for which a reader who has not asked waits in the line; then a process waits
MOST_FAILED = 3  # processes in a row, each killed or ended before it had loaded the site


class Loading:
    """Loads the site in a new process, and says there that it has."""

    def __init__(self, load, loaded):
        self.load, self.loaded = load, loaded

    def __call__(self):
        application = self.load()
        self.loaded.set()
        return application


class Server(MPServer):
    def _init_shared_socket(self):
        """One for each process, among which the kernel shares out who comes; one for all leaves most to the
        process that is up first."""
        if self.bind_uds:
            super()._init_shared_socket()
        else:
            self._lines = [self._line() for _process in range(self.workers)]

    def _line(self):
        holder = SocketSpec(self.bind_addr, self.bind_port, self.backlog).build()
        line = socket.socket(fileno=holder.get_fd())
        line.set_inheritable(True)
        if hasattr(socket, "TCP_DEFER_ACCEPT"):  # Linux
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_DEFER_ACCEPT, LONGEST_SILENCE)
        return holder, line

    def _spawn_worker(self, idx, target, callback_loader):
        if not self.bind_uds:
            self._shd, self._sso = self._lines[idx]
        loaded = multiprocessing.Event()
        load = Loading(callback_loader, loaded)
        process = super()._spawn_worker(idx=idx, target=target, callback_loader=load)
        process.loaded, process.failed = loaded, 0  # how many before it in a row did not load
        return process

    def _respawn_workers(self, workers, spawn_target, target_loader, delay=0):
        for number in workers:
            before = self.wrks[number]
            process = self._spawn_worker(idx=number, target=spawn_target, callback_loader=target_loader)
            if not before.is_alive():  # it was killed; the new one is watched as the first were
                process.failed = 0 if before.loaded.is_set() else before.failed + 1
                if process.failed >= MOST_FAILED:
                    return self._give_up(number)
                process.start()
            elif not self._starts(process):
                process.kill()
                if not self.interrupt_signal:
                    logger.error(
                        f"A new process did not load the site: worker-{number + 1} goes on as it was."
                    )
                continue
            self.wrks[number] = process
            self._end(before)
        return self._metrics.incr_spawn(len(workers))

    def _give_up(self, number):
        """No process loads the site: end as granian does, for whoever watches this one."""
        logger.error("No process loads the site: the server ends.")
        self.interrupt_children.append(number)
        self.interrupt_signal = True
        self.main_loop_interrupt.set()

    def _starts(self, process):
        """Whether it has loaded the site. Until then its end is no reason to start another."""
        process.interrupt_by_parent = True
        process.start()
        until = time.monotonic() + LONGEST_START
        while not process.loaded.wait(0.1):
            if self.interrupt_signal or not process.is_alive() or time.monotonic() > until:
                return False
        process.interrupt_by_parent = False
        return process.is_alive()

    def _end(self, process):
        process.terminate()
        process.join(self.workers_kill_timeout)
        time.sleep(0.01)  # its end is noted by the thread that watches it
        if process.is_alive():
            logger.warning(f"Worker-{process.idx + 1} did not end in time and is killed.")
            process.kill()
            process.join()


cli.Server = Server

if __name__ == "__main__":
    cli.entrypoint()
