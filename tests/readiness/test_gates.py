import datetime as dt

from fundingkit.attachments import AttachmentState, Presence
from fundingkit.readiness.gates import days_left, duties_left, gates, presence
from fundingkit.readiness.sentences import deadline_sentence, gates_sentence
from tests.readiness import example as ex

DAY = dt.date(2021, 3, 1)


def plain(text):
    return text.replace("\u00a0", " ")


def test_every_attachment_is_a_gate_and_unclear_where_nobody_has_said():
    decision, plan = gates(ex.call(), presence([AttachmentState("beschluss", Presence.MISSING)]), DAY)
    assert (decision.presence, plan.presence) == (Presence.MISSING, Presence.UNCLEAR)
    assert decision.due.days == 44
    assert decision.blocks


def test_days_are_counted_from_the_given_day():
    assert [left.days for left in days_left(ex.call(), DAY)] == [13, 44]
    assert [left.deadline.id for left in duties_left(ex.call(), DAY)] == ["antrag", "rat"]
    assert days_left(ex.call(), dt.date(2021, 3, 15))[0].past
    assert not days_left(ex.call(), dt.date(2021, 3, 14))[0].past


def test_the_days_are_said_in_german():
    first = days_left(ex.call(), DAY)[0]
    assert plain(deadline_sentence(first)) == "Antrag einreichen: 14.03.2021 (noch 13 Tage)."
    said = [
        plain(deadline_sentence(days_left(ex.call(), dt.date(2021, 3, day))[0])) for day in (13, 14, 15, 16)
    ]
    assert [text.split("(")[1] for text in said] == [
        "noch 1 Tag).",
        "das ist heute).",
        "seit 1 Tag vorbei).",
        "seit 2 Tagen vorbei).",
    ]


def test_the_gates_are_said_in_one_sentence():
    known = {"beschluss": Presence.MISSING, "plan": Presence.PRESENT}
    assert plain(gates_sentence(gates(ex.call(), known, DAY))) == "Von 2 Unterlagen ist 1 vorhanden, 1 fehlt."
    assert plain(gates_sentence(gates(ex.call(), {}, DAY))) == "Von 2 Unterlagen sind 2 unklar."
    assert gates_sentence(()) == "Der Förderaufruf nennt keine Unterlagen."
