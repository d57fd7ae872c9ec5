import pytest

from fundingkit.people import Role
from fundingkit.settings import load_settings
from fundingkit.store.store import open_store
from tests.pages.test_frame import fresh, signed_on, user, visit  # noqa: F401 - fixtures
from tests.pages.workbench_ground import make_ground, words_of

PARTS = ("Personen", "Einstellungen", "Kataloge", "Stände", "Güte der Auswertung")


@pytest.mark.parametrize("part", PARTS)
def test_every_part_can_be_read(part, tmp_path, monkeypatch):
    ground = make_ground(tmp_path, monkeypatch)
    assert len(visit("verwaltung", teil=part).main) > 2
    ground.store.close()


def test_secrets_are_never_shown(signed_on, monkeypatch):  # noqa: F811 - the fixture
    monkeypatch.setenv("FUNDINGKIT_ADMINISTRATORS", "ada")
    at = visit("verwaltung", user("ada", "Ada"), teil="Einstellungen")
    shown = at.table[0].value.to_string()
    assert "gesetzt (nicht angezeigt)" in shown.replace("\\", "")
    assert "sesam" not in shown


def test_roles_are_given_and_the_last_administrator_stays(signed_on, monkeypatch):  # noqa: F811 - the fixture
    monkeypatch.setenv("FUNDINGKIT_ADMINISTRATORS", "ada")
    store = open_store(load_settings())
    ada = store.people.signed_on("ada", "Ada", "")
    bert = store.people.signed_on("bert", "Bert", "")
    at = visit("verwaltung", user("ada", "Ada"))
    at.selectbox(key=f"role_{bert.id}_{Role.LEADERSHIP}").set_value(Role.OFFICER).run()
    assert not at.exception
    assert store.people.get("bert").role is Role.OFFICER
    at.selectbox(key=f"role_{ada.id}_{Role.ADMINISTRATOR}").set_value(Role.STAFF).run()
    assert store.people.get("ada").role is Role.ADMINISTRATOR
    assert "gäbe es niemanden mehr in der Administration" in words_of(at)
    store.close()
