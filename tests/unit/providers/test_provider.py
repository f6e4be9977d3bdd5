"""The protocol, checked against the providers there are."""

from __future__ import annotations

import pytest

from duizhao import plugins
from duizhao.providers.provider import Provider


def test_the_protocol_module_is_not_listed_as_a_provider() -> None:
    assert "provider" not in plugins.ids(plugins.PROVIDERS)


@pytest.mark.parametrize("provider_id", plugins.ids(plugins.PROVIDERS))
def test_every_provider_follows_the_protocol_and_describes_itself(provider_id: str) -> None:
    provider = plugins.load(plugins.PROVIDERS, provider_id)
    assert isinstance(provider, Provider)
    assert provider.id == provider_id
    assert provider.title
    assert provider.description.endswith(".")
