"""LibreOffice, as a program beside ours: the only module that starts it."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fundingkit.findings import Finding, Severity

_NAMES = ("soffice", "libreoffice")
#: Longest wait for one conversion, in seconds.
PATIENCE = 120


@dataclass(frozen=True, slots=True)
class Conversion:
    """What came of a conversion: the bytes of the file, or a finding that says why there is none."""

    data: bytes | None = None
    findings: tuple[Finding, ...] = ()


def find_office() -> Path | None:
    """The LibreOffice on the search path, None where there is none."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    return Path(found) if found else None


def to_pdf(data: bytes, ending: str = "docx", *, office: Path | None = None) -> Conversion:
    """A DOCX, XLSX or other office file as PDF; `office` is looked for where it is not given.

    The PDF carries the time at which it was made, so its bytes differ from call to call.
    """
    program = office or find_office()
    if program is None or not program.is_file():
        return Conversion(findings=(_missing(),))
    with tempfile.TemporaryDirectory(prefix="fundingkit-") as folder:
        source = Path(folder, f"datei.{ending}")
        source.write_bytes(data)
        # A profile of its own: two LibreOffices with one profile get into each other's way.
        profile = Path(folder, "profil").as_uri()
        command = [
            str(program),
            f"-env:UserInstallation={profile}",
            "--headless",
            "--norestore",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            str(source),
        ]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)  # noqa: S603 - fixed words and our own paths
            return Conversion(source.with_suffix(".pdf").read_bytes())
        except (subprocess.SubprocessError, OSError) as error:
            return Conversion(findings=(_failed(error),))


def _missing() -> Finding:
    return Finding(
        "office.missing",
        Severity.HINT,
        "Auf diesem Rechner ist kein LibreOffice eingerichtet; ein PDF lässt sich nicht erzeugen.",
        "Bitte die Word-Datei verwenden. Die Verwaltung kann „libreoffice-writer“ einrichten.",
    )


def _failed(error: Exception) -> Finding:
    return Finding(
        "office.failed",
        Severity.WARNING,
        f"LibreOffice hat kein PDF erzeugt ({type(error).__name__}).",
        "Bitte die Word-Datei verwenden und es später erneut versuchen.",
    )
