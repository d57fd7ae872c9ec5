"""How the drafts of an application go out: version, confidentiality, the city's own template."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fundingkit.drafting.application import Edition
from fundingkit.drafting.template import Template, read_template
from fundingkit.findings import Finding, Place, Severity

#: Largest template that is kept with a dossier, in bytes.
LARGEST_KEPT = 5_000_000

CONFIDENTIALITY = ("Nur für den Dienstgebrauch", "Intern", "Öffentlich")


@dataclass(frozen=True)
class Presentation:
    """What people have set for the copies of a draft; `template` is empty where there is none."""

    version: str = "0.1"
    confidentiality: str = CONFIDENTIALITY[0]
    template_name: str = ""
    template: bytes = field(default=b"", repr=False)

    def edition(self, date: dt.date, person: str) -> Edition:
        """The mark of a copy made on that day by that person."""
        return Edition(self.version, date, person, self.confidentiality)


def presentation_key(call_id: str) -> str:
    """Under which name the presentation of an application is kept among the settings of its dossier."""
    return f"antrag {call_id}"


def presentation_of(data: Mapping[str, Any] | None) -> Presentation:
    """What was kept, with the usual values where something is missing or damaged."""
    known = Presentation()
    data = data or {}
    try:
        template = base64.b64decode(str(data.get("template", "")), validate=True)
    except binascii.Error:
        template = b""
    return Presentation(
        str(data.get("version") or known.version),
        str(data.get("confidentiality") or known.confidentiality),
        str(data.get("template_name", "")) if template else "",
        template,
    )


def presentation_data(presentation: Presentation) -> dict[str, str]:
    """The presentation as plain data for keeping."""
    return {
        "version": presentation.version,
        "confidentiality": presentation.confidentiality,
        "template_name": presentation.template_name,
        "template": base64.b64encode(presentation.template).decode(),
    }


def own_template(name: str, data: bytes) -> Template:
    """A city's template, checked, and refused where it is too large to be kept."""
    if len(data) > LARGEST_KEPT:
        fault = Finding(
            "template.too_large",
            Severity.ERROR,
            "Die Vorlage ist größer als 5 MB.",
            "Bilder darin verkleinern und die Vorlage erneut hochladen.",
            Place(name),
        )
        return Template(name, None, (fault,))
    return read_template(name, data)
