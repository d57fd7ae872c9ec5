"""The worker in a process of its own, started with the app and kept alive by it.

A paper on which a reader crashes or never ends takes only that process with it.
"""

from __future__ import annotations

import json
import logging
import os
import socket
import subprocess
import sys
import uuid
from importlib import import_module
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any, TextIO

from pydantic import SecretStr

from fundingkit.settings import Settings
from fundingkit.store.automatic import take_due_snapshots
from fundingkit.store.clock import utc_now
from fundingkit.store.store import open_store

_LOG = logging.getLogger(__name__)
_ROOT = Path(__file__).resolve().parents[2]

#: Longest pause before a worker that has died is started again, in seconds.
LONGEST_PAUSE = 30.0
#: How long a worker may take to end of itself, in seconds.
PATIENCE = 5.0


class WorkerProcess:
    """Starts a worker process, starts it again when it dies, and ends it with the app.

    `engine` names a function that loads the engine, as `module:name`; empty is the bundled one.
    """

    def __init__(self, settings: Settings, engine: str = "") -> None:
        self._order = json.dumps({"settings": _revealed(settings), "engine": engine, "name": _name()})
        self._stop = Event()
        self._lock = Lock()
        self._process: subprocess.Popen[str] | None = None
        self._thread: Thread | None = None

    def start(self) -> None:
        """Start; does nothing where it runs already."""
        with self._lock:
            if self._thread is None:
                self._thread = Thread(target=self._keep_alive, name="worker keeper", daemon=True)
                self._thread.start()

    def stop(self) -> None:
        """End the worker; what it was doing is taken up by the next one."""
        self._stop.set()
        with self._lock:
            process, thread = self._process, self._thread
        if process is not None:
            _end(process)
        if thread is not None:
            thread.join(PATIENCE)

    @property
    def pid(self) -> int | None:
        """The number of the running process, None where none runs."""
        with self._lock:
            process = self._process
        return None if process is None or process.poll() is not None else process.pid

    def _keep_alive(self) -> None:
        pause = 0.1
        while not self._stop.is_set():
            process = subprocess.Popen(
                [sys.executable, "-m", "fundingkit.store.worker_process"],
                stdin=subprocess.PIPE,
                text=True,
                cwd=_ROOT,
                env={**os.environ, "PYTHONPATH": os.pathsep.join([str(_ROOT), *sys.path])},
            )
            with self._lock:
                self._process = process
            if self._stop.is_set():
                _end(process)
                return
            _tell(process, self._order)
            code = process.wait()
            if self._stop.is_set():
                return
            _LOG.warning("the worker ended with %s and is started again", code)
            self._stop.wait(pause)
            pause = min(LONGEST_PAUSE, pause * 2) if code not in {0, 75} else 0.1


def serve(orders: TextIO) -> None:
    """Work until `orders` ends: its first line says how, its end says that the app is gone."""
    order: dict[str, Any] = json.loads(orders.readline())
    settings = Settings(**order["settings"])
    store = open_store(settings, load_engine=_loader(order["engine"]))
    stop = Event()
    Thread(target=_until_gone, args=(orders, stop), daemon=True).start()
    worker = store.worker(order["name"], alone=True)
    worker.run(stop, lambda: take_due_snapshots(store, utc_now().date()))
    store.close()


def _until_gone(orders: TextIO, stop: Event) -> None:
    orders.read()
    stop.set()
    # Work that does not look at `stop` must not outlive the app.
    Event().wait(PATIENCE)
    os._exit(0)


def _loader(engine: str) -> Any:
    if not engine:
        return None
    module, name = engine.split(":")
    return getattr(import_module(module), name)


def _tell(process: subprocess.Popen[str], order: str) -> None:
    assert process.stdin is not None
    try:
        process.stdin.write(order + "\n")
        process.stdin.flush()
    except OSError:
        _LOG.warning("the worker ended before it could be told what to do")


def _end(process: subprocess.Popen[str]) -> None:
    if process.stdin is not None:
        try:
            process.stdin.close()
        except OSError:
            _LOG.debug("the worker was gone already")
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _revealed(settings: Settings) -> dict[str, Any]:
    """The settings as plain data. They go through a pipe, which nobody else can read."""
    data = settings.model_dump(mode="json")
    for name, value in settings:
        if isinstance(value, SecretStr):
            data[name] = value.get_secret_value()
    return data


def _name() -> str:
    return f"{socket.gethostname()}:{os.getpid()}:{uuid.uuid4().hex[:8]}"[:120]


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    serve(sys.stdin)
