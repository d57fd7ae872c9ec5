import pytest
from pydantic import ValidationError

from fundingkit.errors import SettingsFaulty
from fundingkit.settings import ROOT, Settings, load_settings, mistyped


def test_nothing_must_be_set(monkeypatch):
    for name in Settings.model_fields:
        monkeypatch.delenv(f"FUNDINGKIT_{name.upper()}", raising=False)
    settings = load_settings()
    assert settings.data == ROOT / "data"
    assert settings.database_url.startswith("sqlite:///")
    assert settings.encoder == "bundled"
    assert not settings.sign_on


def test_the_environment_sets_and_what_is_given_outranks_it(monkeypatch, tmp_path):
    monkeypatch.setenv("FUNDINGKIT_DATA", str(tmp_path))
    monkeypatch.setenv("FUNDINGKIT_MAX_UPLOAD_MB", "5")
    monkeypatch.setenv("FUNDINGKIT_DATABASE", "")
    settings = load_settings(max_upload_mb=7)
    assert settings.data == tmp_path
    assert settings.max_upload_bytes == 7_000_000
    assert settings.database_url.endswith("/fundingkit.sqlite")


def test_a_mistyped_name_is_found_with_the_one_that_was_meant(monkeypatch):
    monkeypatch.setenv("FUNDINGKIT_DATABSE", "x")
    with pytest.raises(SettingsFaulty, match="Gemeint ist wohl FUNDINGKIT_DATABASE"):
        load_settings()
    assert mistyped({"FUNDINGKIT_DATA": "x", "PATH": "x", "fundingkit_worker": "0"}) == ()


def test_every_fault_is_named_at_once(monkeypatch):
    monkeypatch.setenv("FUNDINGKIT_MAX_UPLOAD_MB", "viel")
    monkeypatch.setenv("FUNDINGKIT_ENCODER", "wolke")
    monkeypatch.setenv("FUNDINGKIT_QQQ", "1")
    with pytest.raises(SettingsFaulty) as caught:
        load_settings()
    assert {str(finding.place) for finding in caught.value.findings} == {
        "Umgebung",
        "FUNDINGKIT_MAX_UPLOAD_MB",
        "FUNDINGKIT_ENCODER",
    }


def test_half_a_sign_on_is_refused():
    with pytest.raises(SettingsFaulty, match="gehören"):
        load_settings(oidc_client_id="app")
    whole = load_settings(
        oidc_client_id="app",
        oidc_client_secret="geheim",
        oidc_cookie_secret="auch",
        oidc_metadata="https://id.stadt.example/.well-known/openid-configuration",
    )
    assert whole.sign_on
    assert "geheim" not in repr(whole)


def test_an_encoder_needs_its_folder_or_address():
    with pytest.raises(SettingsFaulty, match="encoder_folder"):
        load_settings(encoder="folder")
    with pytest.raises(SettingsFaulty, match="encoder_address"):
        load_settings(encoder="address")


def test_settings_do_not_change_once_made():
    with pytest.raises(ValidationError):
        load_settings().person = "x"


def test_administrators_are_read_as_a_list():
    settings = load_settings(administrators=" Chefin@stadt.example, s-17 ,")
    assert settings.administrator_names() == {"chefin@stadt.example", "s-17"}
