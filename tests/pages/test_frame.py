import datetime as dt

import pytest
from streamlit.testing.v1 import AppTest

from fundingkit.people import Role
from fundingkit.settings import load_settings
from fundingkit.store.store import open_store
from tests.pages.workbench_ground import ROUTER, make_ground, words_of

PAGES = sorted(path for path in ROUTER.parent.glob("*.py") if not path.name.startswith("_"))
NEEDING_A_DOSSIER = sorted({path.stem for path in PAGES} - {"vorhaben", "foerderaufrufe", "verwaltung"})
WITH_DOSSIER = ("vorhaben", *NEEDING_A_DOSSIER)


@pytest.fixture
def fresh(tmp_path, monkeypatch):
    """An installation where nobody has been yet."""
    monkeypatch.setenv("FUNDINGKIT_DATA", str(tmp_path))
    monkeypatch.setenv("FUNDINGKIT_WORKER", "false")


@pytest.fixture
def signed_on(fresh, monkeypatch):
    """An installation at which people must sign on; gives its store."""
    for name, value in {
        "METADATA": "http://127.0.0.1:9/.well-known/openid-configuration",
        "CLIENT_ID": "fundingkit",
        "CLIENT_SECRET": "sesam-öffne-dich",
        "COOKIE_SECRET": "cookie",
    }.items():
        monkeypatch.setenv(f"FUNDINGKIT_OIDC_{name}", value)
    store = open_store(load_settings())
    yield store
    store.close()


def visit(page, user=None, **address):
    at = AppTest.from_file(ROUTER, default_timeout=60)
    if user is not None:
        at.user = user
    for name, value in address.items():
        at.query_params[name] = value
    at.switch_page(f"{page}.py")
    at.run()
    assert not at.exception
    return at


def user(subject="s1", name="Cora", issued=None):
    issued = issued or dt.datetime.now(dt.UTC)
    return {
        "is_logged_in": True,
        "sub": subject,
        "name": name,
        "email": f"{subject}@stadt.example",
        "iat": int(issued.timestamp()),
    }


def headings(at):
    return [title.value for title in at.title]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_each_page_alone_shows_only_the_sign_in_notice_to_who_has_not_signed_on(page, signed_on):
    at = AppTest.from_file(page, default_timeout=60)
    at.user = {"is_logged_in": False}
    at.run()
    assert not at.exception
    assert headings(at) == ["Anmeldung"]
    assert [button.label for button in at.button] == ["Anmelden"]
    assert len(at.main) == 3


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_each_page_asks_for_a_name_before_anything_else_where_nobody_signs_on(page, fresh):
    at = AppTest.from_file(page, default_timeout=60).run()
    assert not at.exception
    assert headings(at) == ["Willkommen"]


def test_the_name_is_asked_for_once_and_kept(fresh):
    at = visit("vorhaben")
    at.text_input[0].set_value("  Anna Beispiel ")
    at.form_submit_button[0].click().run()
    assert headings(at) == ["Vorhaben"]
    assert headings(visit("foerderaufrufe")) == ["Förderaufrufe"]


def test_a_name_that_is_set_is_not_asked_for(fresh, monkeypatch):
    monkeypatch.setenv("FUNDINGKIT_PERSON", "Fördermittelstelle")
    at = visit("vorhaben")
    assert headings(at) == ["Vorhaben"]


def test_an_empty_name_is_not_taken(fresh):
    at = visit("vorhaben")
    at.form_submit_button[0].click().run()
    assert headings(at) == ["Willkommen"]
    assert "Bitte einen Namen eingeben" in at.warning[0].value


def test_an_expired_sign_on_is_asked_for_again(signed_on):
    at = visit("vorhaben", user(issued=dt.datetime.now(dt.UTC) - dt.timedelta(hours=13)))
    assert headings(at) == ["Anmeldung"]
    assert "abgelaufen" in words_of(at)


def test_who_is_kept_out_sees_nothing(signed_on, monkeypatch):
    signed_on.people.signed_on("boss", "Boss", "")
    boss = signed_on.people.signed_on("s1", "Cora", "")
    signed_on.people.signed_on("admin", "Ada", "")
    monkeypatch.setenv("FUNDINGKIT_ADMINISTRATORS", "admin")
    store = open_store(load_settings())
    store.people.signed_on("admin", "Ada", "")
    store.people.set_active(boss.id, False, by="Ada")
    store.close()
    assert headings(visit("vorhaben", user())) == ["Kein Zugang"]


def test_leadership_may_look_but_not_write(signed_on):
    dossier = signed_on.dossiers.create("Smart Musterstadt", "Musterstadt", ["mpsc-2021"], by="Bert")
    at = visit("vorhaben", user(), vorhaben=str(dossier.id))
    assert at.header[0].value == "Smart Musterstadt"
    assert "Laden Sie" not in words_of(at)
    assert not at.file_uploader
    assert not any(button.label == "Anlegen" for button in at.button)


def test_only_administrators_see_the_installation(signed_on, monkeypatch):
    assert "der Administration vorbehalten" in words_of(visit("verwaltung", user()))
    ada = signed_on.people.signed_on("ada", "Ada", "")
    monkeypatch.setenv("FUNDINGKIT_ADMINISTRATORS", "ada")
    at = visit("verwaltung", user("ada", "Ada"))
    assert signed_on.people.get("ada").role is Role.ADMINISTRATOR
    assert any(ada.name in box.label for box in at.selectbox)


@pytest.mark.parametrize("page", NEEDING_A_DOSSIER)
def test_pages_about_a_dossier_say_what_to_do_where_there_is_none(page, fresh):
    store = open_store(load_settings())
    store.people.signed_on("local", "Anna", "")
    store.close()
    assert "Es gibt noch kein Vorhaben" in words_of(visit(page))


@pytest.mark.parametrize("page", WITH_DOSSIER)
def test_an_address_of_a_dossier_that_is_not_there_says_so(page, tmp_path, monkeypatch):
    ground = make_ground(tmp_path, monkeypatch)
    at = visit(page, vorhaben="999")
    assert "aus der Adresse gibt es nicht" in words_of(at)
    ground.store.close()


def test_the_address_names_the_dossier_and_the_switcher_changes_both(tmp_path, monkeypatch):
    ground = make_ground(tmp_path, monkeypatch)
    other = ground.store.dossiers.create("Zweites", "Nebenstadt", ["mpsc-2021"], by="Anna")
    at = visit("vorhaben", vorhaben=str(ground.dossier))
    at.selectbox(key="_choice_vorhaben").set_value(str(other.id)).run()
    assert at.query_params["vorhaben"] in (str(other.id), [str(other.id)])
    assert "Nebenstadt" in words_of(at)
    ground.store.close()


def test_a_dossier_of_several_calls_is_shown_under_the_call_of_the_address(tmp_path, monkeypatch):
    ground = make_ground(tmp_path, monkeypatch)
    both = ["mpsc-2021", "gsl40-bw-2018"]
    ground.store.dossiers.change(ground.dossier, by="Anna", call_ids=both)
    at = visit("vorhaben", vorhaben=str(ground.dossier), aufruf="gsl40-bw-2018")
    assert at.selectbox(key="_choice_aufruf").value == "gsl40-bw-2018"
    at.selectbox(key="_choice_aufruf").set_value("mpsc-2021").run()
    assert "Modellprojekte Smart Cities 2021" in at.caption[0].value
    ground.store.close()


def test_the_router_knows_every_page_and_each_stands_in_the_folder():
    source = ROUTER.read_text(encoding="utf-8")
    assert [path.stem for path in PAGES if f'("{path.stem}", ' not in source] == []
