"""What came of a change, said once the page is drawn again."""

from __future__ import annotations

from pages._pruefung_desk import say

CONFLICT = "Das wurde inzwischen von anderen geändert; bitte ansehen und noch einmal ändern."


def say_outcome(written, done: str = "Gespeichert.") -> None:
    """Say whether a change was kept, and if not, why."""
    if written.conflict:
        say(CONFLICT, ":material/group:")
    elif written.findings:
        say(" ".join(f"{finding.title} {finding.hint}" for finding in written.findings), ":material/error:")
    else:
        say(done)
