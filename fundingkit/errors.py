"""Everything that can stop the program, one class per situation, each with a remedy.

The message is a German sentence that may be shown to people. `exit_code` is what the
command line returns.
"""

from __future__ import annotations

from fundingkit.findings import Finding


class FundingKitError(Exception):
    """Base of all errors with a sentence for people."""

    exit_code = 1


class UnknownCall(FundingKitError):
    """The call id names no catalogue in the criteria folder."""

    exit_code = 2

    def __init__(self, call_id: str, known: list[str]) -> None:
        names = ", ".join(known) or "keine"
        super().__init__(f"Den Förderaufruf „{call_id}“ gibt es nicht. Vorhanden: {names}.")


class CatalogueFaulty(FundingKitError):
    """A catalogue file has faults; the findings name each place."""

    exit_code = 3

    def __init__(self, file: str, faults: int) -> None:
        super().__init__(
            f"Der Katalog {file} hat {faults} Fehler. "
            "„python -m fundingkit check“ nennt jede Stelle und was zu tun ist."
        )


class NothingReadable(FundingKitError):
    """None of the given papers could be read."""

    exit_code = 4

    def __init__(self) -> None:
        super().__init__(
            "Keines der Dokumente konnte gelesen werden. Die Hinweise nennen je Datei Grund und Abhilfe."
        )


class Cancelled(FundingKitError):
    """Long work was cancelled by the person who started it."""

    exit_code = 130

    def __init__(self) -> None:
        super().__init__("Der Vorgang wurde abgebrochen. Es wurde nichts verändert.")


class ModelDamaged(FundingKitError):
    """The bundled engine data does not have the expected content."""

    exit_code = 5

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Die mitgelieferte Datei {name} fehlt oder ist beschädigt. Bitte fundingkit neu einrichten."
        )


class NotAccepted(FundingKitError):
    """What a person entered was not taken over; the findings say why, each with a remedy."""

    exit_code = 6

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__(" ".join(f"{finding.title} {finding.hint}" for finding in findings))


class SettingsFaulty(NotAccepted):
    """The installation is set up in a way that cannot be meant."""

    exit_code = 7


class UnknownDossier(FundingKitError):
    """No dossier has that number; it may have been meant for another installation."""

    exit_code = 8

    def __init__(self, dossier: int) -> None:
        super().__init__(f"Das Vorhaben Nr. {dossier} gibt es nicht. Die Liste zeigt alle Vorhaben.")


class UnknownPaper(FundingKitError):
    """No paper, or no version of it, has that number in the dossier."""

    exit_code = 9

    def __init__(self, paper: int | str) -> None:
        super().__init__(f"Das Dokument {paper} gibt es in diesem Vorhaben nicht.")


class UnknownRequirement(FundingKitError):
    """The call has no requirement of that id."""

    exit_code = 10

    def __init__(self, requirement: str, call_id: str) -> None:
        super().__init__(f"Die Prüffrage {requirement} gibt es im Förderaufruf „{call_id}“ nicht.")


class DatabaseNewer(FundingKitError):
    """The database was written by a later version of the program, which this one must not touch."""

    exit_code = 11

    def __init__(self, revision: str) -> None:
        super().__init__(
            f"Die Datenbank (Stand {revision}) ist neuer als dieses Programm. "
            "Bitte das Programm aktualisieren oder die passende Sicherung einspielen."
        )


class DatabaseUnreachable(FundingKitError):
    """The database does not answer."""

    exit_code = 12

    def __init__(self, address: str) -> None:
        super().__init__(
            f"Die Datenbank {address} ist nicht erreichbar. "
            "Bitte FUNDINGKIT_DATABASE prüfen und ob der Dienst läuft."
        )


class NothingAssessable(FundingKitError):
    """No requirement of the call applies, so there is no figure."""

    exit_code = 20

    def __init__(self, call_title: str) -> None:
        super().__init__(
            f"Zum Förderaufruf „{call_title}“ lässt sich keine Antragsreife angeben: "
            "Er hat keine Prüffrage, die zutrifft."
        )


class WeightsUnusable(FundingKitError):
    """Own weights cannot be meant as they are."""

    exit_code = 21

    def __init__(self, why: str) -> None:
        super().__init__(
            f"Mit diesen Gewichten lässt sich nicht rechnen. {why} Bitte die Gewichte berichtigen."
        )


class UnknownSnapshot(FundingKitError):
    """No snapshot has that number in the dossier."""

    exit_code = 14

    def __init__(self, snapshot: int) -> None:
        super().__init__(f"Den Stand Nr. {snapshot} gibt es in diesem Vorhaben nicht.")


class UnknownJob(FundingKitError):
    """No job has that number."""

    exit_code = 15

    def __init__(self, job: int) -> None:
        super().__init__(f"Die Auswertung Nr. {job} gibt es nicht.")


class OfficeFailed(FundingKitError):
    """LibreOffice made no PDF."""

    exit_code = 22

    def __init__(self, why: str) -> None:
        super().__init__(f"Das PDF ließ sich nicht erzeugen. {why}")


class EncoderUnusable(FundingKitError):
    """The encoder that the administrator has set cannot be loaded from its folder."""

    exit_code = 23

    def __init__(self, why: str) -> None:
        super().__init__(f"Das eingestellte Sprachmodell lässt sich nicht verwenden. {why}")


class EncoderUnreachable(FundingKitError):
    """The address of the encoder does not answer, or not with embeddings."""

    exit_code = 24

    def __init__(self, address: str, why: str) -> None:
        super().__init__(
            f"Das Sprachmodell unter {address} antwortet nicht wie erwartet. {why} "
            "Bitte FUNDINGKIT_ENCODER_ADDRESS, FUNDINGKIT_ENCODER_MODEL und FUNDINGKIT_ENCODER_KEY prüfen."
        )
