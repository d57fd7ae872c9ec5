import asyncio

import pytest

from fundingkit.serving import GermanShell, LoopbackOnly, SafetyHeaders, is_loopback

SHELL = b'<html lang="en"><title>Streamlit</title></html>'


def shell_page(body=SHELL, kind=b"text/html; charset=utf-8"):
    async def app(scope, receive, send):
        headers = [(b"content-type", kind), (b"content-length", str(len(body)).encode()), (b"etag", b"x")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body[:10], "more_body": True})
        await send({"type": "http.response.body", "body": body[10:]})

    return app


def ask(app, *, kind="http", host="127.0.0.1:8501", server=("127.0.0.1", 8501), accept=b"text/html"):
    """What the application answers: status or close code, headers, body."""
    scope = {
        "type": kind,
        "server": server,
        "headers": [(b"host", host.encode()), (b"accept", accept), (b"accept-encoding", b"gzip")],
    }
    sent = []

    async def send(message):
        sent.append(message)

    asyncio.run(app(scope, None, send))
    start = sent[0]
    body = b"".join(message.get("body", b"") for message in sent)
    return start.get("status", start.get("code")), dict(start.get("headers", [])), body


@pytest.mark.parametrize("address", ["127.0.0.1", "127.9.9.9", "::1", "localhost"])
def test_addresses_of_this_machine_alone_are_loopback(address):
    assert is_loopback(address)


@pytest.mark.parametrize(
    "address", ["0.0.0.0", "::", "192.168.1.5", "", "stadt.example", "127.0.0.1.evil.example"]
)
def test_other_addresses_are_not_loopback(address):
    assert not is_loopback(address)


def test_requests_from_this_machine_pass():
    status, _, body = ask(LoopbackOnly(shell_page()))
    assert (status, body) == (200, SHELL)
    assert ask(LoopbackOnly(shell_page()), host="[::1]:8501", server=("::1", 8501))[0] == 200
    assert ask(LoopbackOnly(shell_page()), host="localhost:8501")[0] == 200


def test_requests_that_came_in_on_another_address_are_refused():
    status, _, body = ask(LoopbackOnly(shell_page()), server=("192.168.1.5", 8501))
    assert status == 403
    assert "nur auf diesem Rechner" in body.decode()


def test_a_foreign_name_that_resolves_to_this_machine_is_refused():
    assert ask(LoopbackOnly(shell_page()), host="evil.example:8501")[0] == 403


def test_live_connections_are_held_to_the_same():
    assert ask(LoopbackOnly(shell_page()), kind="websocket", host="evil.example")[0] == 1008


def test_every_answer_forbids_to_load_or_embed_anything_foreign():
    _, headers, _ = ask(SafetyHeaders(shell_page()))
    policy = headers[b"content-security-policy"].decode()
    assert policy.startswith("default-src 'self'")
    assert "frame-ancestors 'none'" in policy
    assert "http:" not in policy
    assert "https:" not in policy
    assert headers[b"x-content-type-options"] == b"nosniff"


def test_the_shell_page_is_german_and_its_length_is_right():
    _, headers, body = ask(GermanShell(shell_page()))
    assert body.startswith(b'<html lang="de"><title>fundingkit</title><script>')
    assert headers[b"content-length"] == str(len(body)).encode()
    assert b"etag" not in headers


def test_what_is_no_page_goes_through_untouched():
    assert ask(GermanShell(shell_page(kind=b"application/json")))[2] == SHELL
    assert ask(GermanShell(shell_page()), accept=b"*/*")[2] == SHELL
