"""What an administrator wants to know of an installation: settings without secrets, versions, tools."""

from __future__ import annotations

import platform
import re
import shutil
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from pydantic import SecretStr

from fundingkit.settings import PREFIX, Settings

#: Packages whose version matters when something is to be reproduced or reported.
PACKAGES = ("streamlit", "pydantic", "sqlalchemy", "onnxruntime", "pypdfium2", "python-docx", "plotly")

#: Programs that are used where they are there, with what they are for, in German.
PROGRAMS = (("chromium", "Bilder der Diagramme im Word-Entwurf"),)


_PASSWORD = re.compile(r"(://[^:/@]*):[^@]*@")


@dataclass(frozen=True, slots=True)
class SettingLine:
    """One setting: the variable that sets it, its value for people, whether it is the usual one."""

    variable: str
    value: str
    usual: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the installation with its version, or what its absence means."""

    name: str
    version: str


def setting_lines(settings: Settings) -> tuple[SettingLine, ...]:
    """Every setting; of secrets only whether they are set, of addresses nothing that signs on."""
    return tuple(
        SettingLine(
            f"{PREFIX}{name.upper()}",
            _words(name, value),
            value == Settings.model_fields[name].get_default(call_default_factory=True),
        )
        for name, value in settings
    )


def parts() -> tuple[Part, ...]:
    """Python, the packages that matter, and the programs that may be missing."""
    found = [Part("Python", platform.python_version())]
    for name in PACKAGES:
        try:
            found.append(Part(name, version(name)))
        except PackageNotFoundError:
            found.append(Part(name, "fehlt"))
    for name, purpose in PROGRAMS:
        present = "vorhanden" if shutil.which(name) else f"fehlt; ohne {name} keine {purpose}"
        found.append(Part(name, present))
    return tuple(found)


def _words(name: str, value: Any) -> str:
    if isinstance(value, SecretStr):
        return "gesetzt (nicht angezeigt)"
    if value is None or value == "":
        return "nicht gesetzt"
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if name == "database":
        return _PASSWORD.sub(r"\1:***@", value)
    return str(value)
