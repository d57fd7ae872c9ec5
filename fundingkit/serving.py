"""What every answer of the server passes through: who may ask, what a browser may load, which language."""

from __future__ import annotations

import ipaddress
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

#: Streamlit compiles chart code in the browser, hence `unsafe-eval`; nothing comes from elsewhere.
CONTENT_POLICY = (
    "default-src 'self'; "
    "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; "
    "font-src 'self' data:; "
    "media-src 'self' blob:; "
    "connect-src 'self' ws: wss:; "
    "worker-src 'self' blob:; "
    "frame-src 'self' blob:; "
    "frame-ancestors 'none'; "
    "base-uri 'self'; "
    "form-action 'self'; "
    "object-src 'none'"
)

SAFETY_HEADERS = (
    (b"content-security-policy", CONTENT_POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
)

#: A page that fills in its own address must not take a step of its own in the browser's history:
#: people would have to go back twice.
_ONE_STEP = (
    b"<script>(() => { const push = history.pushState.bind(history); "
    b"history.pushState = (state, title, address) => { const to = new URL(address, location.href); "
    b"if (to.pathname === location.pathname && location.search === '') "
    b"history.replaceState(state, title, address); else push(state, title, address); }; })()</script>"
)

_SHELL_WORDS = (
    (b'<html lang="en">', b'<html lang="de">'),
    (b"<title>Streamlit</title>", b"<title>fundingkit</title>" + _ONE_STEP),
    (
        b"You need to enable JavaScript to run this app.",
        b"Bitte erlauben Sie JavaScript, damit fundingkit laufen kann.",
    ),
)

_CLOSED = (
    b"Ohne eingerichtete Anmeldung antwortet fundingkit nur auf diesem Rechner (127.0.0.1). "
    b"Wie man die Anmeldung einrichtet, steht in docs/operations.md.\n"
)


def is_loopback(address: str) -> bool:
    """Whether a server at `address` can be reached from its own machine only."""
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


class LoopbackOnly:
    """Refuses requests that did not come in on a loopback address of this machine.

    The host in the request must be one of this machine's own names too: else a foreign web page
    could have its name resolve to 127.0.0.1 and read along.
    """

    def __init__(self, app: Application) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what came from this machine."""
        if scope["type"] in {"http", "websocket"} and not _local(scope):
            await _refuse(scope, send)
            return
        await self._app(scope, receive, send)


class SafetyHeaders:
    """Adds the headers that keep a browser from loading or embedding anything foreign."""

    def __init__(self, app: Application) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, with headers on the way back."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                ours = {name for name, _ in SAFETY_HEADERS}
                kept = [(name, value) for name, value in message["headers"] if name.lower() not in ours]
                message = {**message, "headers": [*kept, *SAFETY_HEADERS]}
            await send(message)

        await self._app(scope, receive, sending)


class GermanShell:
    """Makes the page that Streamlit sends first a German one: language, title, notice without script."""

    def __init__(self, app: Application) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; the shell page comes back in German."""
        if scope["type"] != "http" or b"text/html" not in _header(scope, b"accept"):
            await self._app(scope, receive, send)
            return
        # Words can only be exchanged in a body that is not compressed.
        plain = [(name, value) for name, value in scope["headers"] if name.lower() != b"accept-encoding"]
        start: Message | None = None
        body = bytearray()

        async def sending(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                if b"text/html" not in dict(message["headers"]).get(b"content-type", b""):
                    await send(message)
                else:
                    start = message
            elif start is None:
                await send(message)
            else:
                body.extend(message.get("body", b""))
                if not message.get("more_body", False):
                    page = _german(bytes(body))
                    await send({**start, "headers": _resized(start["headers"], len(page))})
                    await send({"type": "http.response.body", "body": page})

        await self._app({**scope, "headers": plain}, receive, sending)


def _german(page: bytes) -> bytes:
    for foreign, german in _SHELL_WORDS:
        page = page.replace(foreign, german)
    return page


def _resized(headers: list[tuple[bytes, bytes]], length: int) -> list[tuple[bytes, bytes]]:
    stale = {b"content-length", b"etag", b"last-modified"}
    kept = [(name, value) for name, value in headers if name.lower() not in stale]
    return [*kept, (b"content-length", str(length).encode())]


def _header(scope: Scope, wanted: bytes) -> bytes:
    return next((bytes(value) for name, value in scope["headers"] if name.lower() == wanted), b"")


def _local(scope: Scope) -> bool:
    server = scope.get("server")
    if server is not None and server[1] is not None and not is_loopback(server[0]):
        return False
    host = _header(scope, b"host").decode("latin-1")
    name = host[1 : host.index("]")] if host.startswith("[") and "]" in host else host.partition(":")[0]
    return not name or is_loopback(name)


async def _refuse(scope: Scope, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008, "reason": ""})
        return
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", b"%d" % len(_CLOSED))]
    await send({"type": "http.response.start", "status": 403, "headers": headers})
    await send({"type": "http.response.body", "body": _CLOSED})
