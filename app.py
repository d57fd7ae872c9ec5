"""Starts fundingkit for the browser: settings, who may ask, and the script that draws the pages.

    streamlit run app.py

The script lies in `pages/`, so that Streamlit's own discovery of a `pages` folder beside the
script finds nothing: no page can be opened past the router.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route

from fundingkit.errors import FundingKitError
from fundingkit.serving import GermanShell, LoopbackOnly, SafetyHeaders, is_loopback
from fundingkit.settings import Settings, load_settings
from fundingkit.store.worker_process import WorkerProcess
from pages._faults import show_fault

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")


def _settings() -> Settings:
    try:
        return load_settings()
    except FundingKitError as error:
        sys.stderr.write(f"{error}\n")
        raise SystemExit(error.exit_code) from error


def _secrets(settings: Settings) -> dict[str, object]:
    """What Streamlit's sign-on wants to know, from the one place where settings are made."""
    if not settings.sign_on or settings.oidc_client_secret is None or settings.oidc_cookie_secret is None:
        return {}
    return {
        "auth": {
            "redirect_uri": str(settings.oidc_redirect or f"{_own_address()}/oauth2callback"),
            "cookie_secret": settings.oidc_cookie_secret.get_secret_value(),
            "client_id": settings.oidc_client_id,
            "client_secret": settings.oidc_client_secret.get_secret_value(),
            "server_metadata_url": str(settings.oidc_metadata),
        }
    }


def _own_address() -> str:
    return f"http://{st.get_option('browser.serverAddress')}:{st.get_option('server.port')}"


def _to_start(request: Request) -> RedirectResponse:
    """The first page stands at the root, but its name is what people write and pass on."""
    return RedirectResponse(f"./?{request.url.query}" if request.url.query else "./")


settings = _settings()
address = st.get_option("server.address")
if not settings.sign_on and not is_loopback(address or ""):
    sys.stderr.write(
        f"fundingkit soll unter {address or 'allen Adressen'} antworten, aber es ist keine Anmeldung "
        "eingerichtet. Ohne Anmeldung antwortet fundingkit nur auf 127.0.0.1. "
        "Wie man sie einrichtet, steht in docs/operations.md.\n"
    )
    raise SystemExit(7)


@asynccontextmanager
async def _with_worker(_app: st.App) -> AsyncIterator[None]:
    """Long work is done by a process of its own, as long as the app runs."""
    worker = WorkerProcess(settings) if settings.worker else None
    if worker is not None:
        worker.start()
    try:
        yield
    finally:
        if worker is not None:
            worker.stop()


middleware = [Middleware(SafetyHeaders), Middleware(GermanShell)]
if not settings.sign_on:
    middleware.insert(0, Middleware(LoopbackOnly))

app = st.App(
    Path(__file__).parent / "pages" / "_router.py",
    secrets=_secrets(settings),
    routes=[Route("/vorhaben", _to_start)],
    middleware=middleware,
    lifespan=_with_worker,
    on_script_error=show_fault,
)
