"""Every catalogue on the shelf gives all files, whatever it leaves out."""

import dataclasses
import io

import docx
import pytest

from fundingkit.assessment.assessment import Assessment
from fundingkit.catalogue.shelf import read_shelf
from fundingkit.drafting.application import Application
from fundingkit.drafting.exports import DRAFT, write_exports
from fundingkit.evidence import Proposal
from fundingkit.scale import Commitment, Grade

CALLS = read_shelf().calls


@pytest.mark.parametrize("call_id", sorted(CALLS))
def test_every_call_can_be_handed_out_empty(call_id, edition):
    call = CALLS[call_id]
    nothing = {
        item.id: Proposal(item.id, Grade.NONE, Commitment.NONE, 0.5, (1.0, 0.0, 0.0, 0.0))
        for _, item in call.requirements()
    }
    application = Application("Antrag", "Stadt Seeburg", Assessment(call, "1", (), nothing))
    files = write_exports(application, edition)
    assert all(files.values())
    words = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(files[DRAFT])).paragraphs)
    for section in call.form.sections if call.form else ():
        assert f"Abschnitt {section.id}: {section.title}" in words
    assert "„" not in "\n".join(line for line in words.split("\n") if line.startswith("["))


def test_a_broken_text_breaks_no_file(application, edition):
    bad = "a\x00b\ud800 =1+1 <&> \u2028 🏛 e\u0301"
    texts = tuple(
        dataclasses.replace(text, text=bad, note=bad, responsible=bad) for text in application.texts
    )
    measures = tuple(dataclasses.replace(measure, title=bad, note=bad) for measure in application.measures)
    tasks = tuple(dataclasses.replace(task, title=bad) for task in application.tasks)
    changed = dataclasses.replace(
        application, title=bad, municipality=bad, texts=texts, measures=measures, tasks=tasks
    )
    files = write_exports(changed, dataclasses.replace(edition, person=bad, confidentiality=bad))
    assert "ab =1+1 <&>" in "\n".join(p.text for p in docx.Document(io.BytesIO(files[DRAFT])).paragraphs)
    assert write_exports(changed, dataclasses.replace(edition, person=bad, confidentiality=bad)) == files
