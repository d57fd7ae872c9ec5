"""Frozen values to JSON and back, for columns that hold whole values."""

from __future__ import annotations

import zlib
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from fundingkit.findings import Finding


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def dump(kind: Any, value: Any) -> Any:
    """The value as plain JSON data; decimals and dates become text and keep every digit."""
    return _adapter(kind).dump_python(value, mode="json")


def load(kind: Any, data: Any) -> Any:
    """The value that `dump` was given. Raises `pydantic.ValidationError` for anything else."""
    return _adapter(kind).validate_python(data)


def dump_json(kind: Any, value: Any) -> bytes:
    """The value as JSON; the same bytes for the same value."""
    return _adapter(kind).dump_json(value)


def load_json(kind: Any, body: bytes) -> Any:
    """The value that `dump_json` was given. Raises `pydantic.ValidationError` for anything else."""
    return _adapter(kind).validate_json(body)


def pack(kind: Any, value: Any) -> bytes:
    """The value as compressed JSON, for large values."""
    return zlib.compress(dump_json(kind, value), 1)


def unpack(kind: Any, body: bytes) -> Any:
    """The value that `pack` was given."""
    return load_json(kind, zlib.decompress(body))


def dump_findings(findings: tuple[Finding, ...]) -> list[Any]:
    """Findings as plain JSON data."""
    return list(dump(tuple[Finding, ...], findings))


def load_findings(data: list[Any]) -> tuple[Finding, ...]:
    """The findings that `dump_findings` was given."""
    findings: tuple[Finding, ...] = load(tuple[Finding, ...], data)
    return findings
