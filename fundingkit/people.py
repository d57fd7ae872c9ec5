"""People who sign on, and what their role lets them do."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody does here; each role may do what the table of the properties says."""

    LEADERSHIP = "leadership"
    STAFF = "staff"
    OFFICER = "officer"
    ADMINISTRATOR = "administrator"

    @property
    def label(self) -> str:
        """The German word shown to people."""
        return {
            "leadership": "Leitung",
            "staff": "Fachamt",
            "officer": "Fördermittelstelle",
            "administrator": "Administration",
        }[self.value]

    @property
    def writes(self) -> bool:
        """Whether the role fills fields, costs, schedule, tasks and uploads papers."""
        return self is not Role.LEADERSHIP

    @property
    def judges(self) -> bool:
        """Whether the role gives verdicts and makes dossiers."""
        return self in {Role.OFFICER, Role.ADMINISTRATOR}

    @property
    def administers(self) -> bool:
        """Whether the role gives roles and sees the settings."""
        return self is Role.ADMINISTRATOR


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who has signed on. `subject` is the identity provider's name for the person."""

    id: int
    subject: str
    name: str
    email: str
    role: Role
    active: bool
    first_seen: dt.datetime
    last_seen: dt.datetime
