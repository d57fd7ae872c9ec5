import threading

import pytest

from fundingkit.errors import NotAccepted
from fundingkit.people import Role
from fundingkit.store.directory import Directory
from fundingkit.store.journal import Journal


@pytest.fixture
def directory(database, clock):
    return Directory(database, clock, {"chefin@stadt.example"})


def test_somebody_new_may_only_look_until_a_role_is_given(directory, database):
    chief = directory.signed_on("s1", "Clara Chefin", "Chefin@Stadt.example")
    new = directory.signed_on("s2", "Anna", "anna@stadt.example")
    assert (chief.role, new.role) == (Role.ADMINISTRATOR, Role.LEADERSHIP)
    assert not new.role.writes
    officer = directory.give_role(new.id, Role.OFFICER, by="Clara Chefin")
    assert officer.role.judges
    assert directory.get("s2") == officer
    line = Journal(database).entries(None)[0]
    assert (line.label, line.subject, line.detail) == (
        "Rolle geändert",
        "Anna",
        {"old": "leadership", "new": "officer"},
    )


def test_signing_on_again_keeps_the_role_and_takes_over_the_name(directory):
    directory.signed_on("s1", "Clara", "chefin@stadt.example")
    person = directory.signed_on("s2", "Anna Alt", "a@stadt.example")
    directory.give_role(person.id, Role.STAFF, by="Clara")
    again = directory.signed_on("s2", "Anna Neu", "a@stadt.example")
    assert (again.id, again.name, again.role) == (person.id, "Anna Neu", Role.STAFF)
    assert again.last_seen > person.last_seen


def test_the_last_administrator_cannot_be_lost(directory):
    chief = directory.signed_on("s1", "Clara", "chefin@stadt.example")
    with pytest.raises(NotAccepted, match="niemanden mehr in der Administration"):
        directory.give_role(chief.id, Role.STAFF, by="Clara")
    with pytest.raises(NotAccepted):
        directory.set_active(chief.id, False, by="Clara")
    assert directory.get("s1").role is Role.ADMINISTRATOR


def test_somebody_kept_out_is_known_but_not_active(directory):
    directory.signed_on("s1", "Clara", "chefin@stadt.example")
    person = directory.signed_on("s2", "Anna", "a@stadt.example")
    directory.set_active(person.id, False, by="Clara")
    assert not directory.get("s2").active
    assert not directory.signed_on("s2", "Anna", "a@stadt.example").active
    assert [known.name for known in directory.all()] == ["Anna", "Clara"]
    assert directory.get("s3") is None


def test_signing_on_in_two_tabs_at_once_makes_one_person(directory):
    people = []
    threads = [
        threading.Thread(target=lambda: people.append(directory.signed_on("s1", "Anna", "a@x.example")))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {person.id for person in people} == {people[0].id}
    assert len(people) == 6
