"""Settings of an installation, from `FUNDINGKIT_*` variables of the environment.

Nothing must be set: without any setting the data lie in `data/` beside `app.py`, in a SQLite
file, nobody signs on, and the engine uses what is bundled.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import AnyHttpUrl, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from fundingkit.errors import SettingsFaulty
from fundingkit.findings import Finding, Place, Severity

PREFIX = "FUNDINGKIT_"
ROOT = Path(__file__).resolve().parents[1]


class Settings(BaseSettings):
    """What an administrator may set. Read-only once made; secrets do not show when printed."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid", env_ignore_empty=True)

    #: Folder of everything that is written: database, logs, kept results.
    data: Path = ROOT / "data"
    #: SQLAlchemy address of the database; empty means the SQLite file in `data`.
    database: str = ""
    #: Folder of the call catalogues.
    criteria: Path = ROOT / "criteria"
    #: Largest paper that is taken in, in megabytes.
    max_upload_mb: int = Field(default=100, ge=1, le=2000)
    #: Room for kept matches in the database, in megabytes; the least used go first.
    kept_matches_mb: int = Field(default=500, ge=10)
    #: Whether a background process is started with the app.
    worker: bool = True
    #: Name that stands for the person while nobody signs on.
    person: str = "Ohne Anmeldung"

    #: Which encoder the engine uses: the bundled one, a model folder, an address, or words alone.
    encoder: Literal["bundled", "folder", "address", "none"] = "bundled"
    encoder_folder: Path | None = None
    encoder_address: AnyHttpUrl | None = None
    encoder_model: str = ""
    encoder_key: SecretStr | None = None

    #: Sign-on by an OpenID Connect provider: all four or none.
    oidc_metadata: AnyHttpUrl | None = None
    oidc_client_id: str = ""
    oidc_client_secret: SecretStr | None = None
    oidc_cookie_secret: SecretStr | None = None
    #: Address to which the provider sends people back.
    oidc_redirect: AnyHttpUrl | None = None
    #: Subjects or e-mail addresses that are administrators from the first sign-on, by comma.
    administrators: str = ""
    #: Hours after which people must sign on again.
    sign_on_hours: int = Field(default=12, ge=1, le=720)

    @model_validator(mode="after")
    def _complete(self) -> Settings:
        if self.encoder == "folder" and self.encoder_folder is None:
            raise ValueError("encoder_folder fehlt, obwohl encoder=folder gesetzt ist")
        if self.encoder == "address" and self.encoder_address is None:
            raise ValueError("encoder_address fehlt, obwohl encoder=address gesetzt ist")
        oidc = (self.oidc_metadata, self.oidc_client_id, self.oidc_client_secret, self.oidc_cookie_secret)
        if any(oidc) and not all(oidc):
            raise ValueError(
                "Für die Anmeldung gehören oidc_metadata, oidc_client_id, oidc_client_secret und "
                "oidc_cookie_secret zusammen"
            )
        return self

    @property
    def database_url(self) -> str:
        """The address of the database, never empty."""
        return self.database or f"sqlite:///{(self.data / 'fundingkit.sqlite').as_posix()}"

    @property
    def sign_on(self) -> bool:
        """Whether people must sign on."""
        return self.oidc_metadata is not None

    @property
    def max_upload_bytes(self) -> int:
        """`max_upload_mb` in bytes."""
        return self.max_upload_mb * 1_000_000

    def administrator_names(self) -> frozenset[str]:
        """The subjects and e-mail addresses named in `administrators`, in lower case."""
        return frozenset(name.strip().lower() for name in self.administrators.split(",") if name.strip())


def load_settings(**given: Any) -> Settings:
    """Settings from the environment; what is `given` by name outranks it.

    Raises `SettingsFaulty` with a finding for every fault, mistyped names included.
    """
    findings = list(mistyped(os.environ))
    try:
        settings = Settings(**given)
    except ValidationError as error:
        findings += [_fault(fault) for fault in error.errors(include_url=False, include_input=False)]
        settings = None
    if settings is None or findings:
        raise SettingsFaulty(tuple(findings))
    return settings


def mistyped(environment: Mapping[str, str]) -> tuple[Finding, ...]:
    """A finding for every `FUNDINGKIT_*` variable that means nothing: such names are easily misspelt."""
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    findings = []
    for name in sorted(environment):
        if not name.upper().startswith(PREFIX) or name.upper() in known:
            continue
        near = difflib.get_close_matches(name.upper(), sorted(known), n=1)
        hint = f"Gemeint ist wohl {near[0]}." if near else f"Bekannt sind: {', '.join(sorted(known))}."
        findings.append(
            Finding(
                "settings.unknown",
                Severity.ERROR,
                f"Die Einstellung {name} gibt es nicht.",
                hint,
                Place("Umgebung"),
            )
        )
    return tuple(findings)


def _fault(fault: Mapping[str, Any]) -> Finding:
    name = "_".join(str(part) for part in fault["loc"])
    place = f"{PREFIX}{name.upper()}" if name else "Umgebung"
    detail = str(fault["msg"]).removeprefix("Value error, ")
    return Finding(
        "settings.value",
        Severity.ERROR,
        f"Die Einstellung {place} ist nicht brauchbar."
        if name
        else "Die Einstellungen passen nicht zusammen.",
        f"{detail}.",
        Place(place),
    )
