import pytest

from fundingkit.matching.encoder import PassageEncoder


@pytest.fixture(scope="session")
def encoder() -> PassageEncoder:
    return PassageEncoder()
