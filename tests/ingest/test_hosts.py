"""Public and private addresses."""

import pytest

from tocsin.core.errors import FetchFailed
from tocsin.ingest.hosts import is_public, refuse_private, resolve


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_addresses_of_the_internet_are_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.9.9.9",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "0.0.0.0",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "::ffff:169.254.169.254",
    ],
)
def test_others_are_not_in_whatever_form(address):
    assert not is_public(address)


def test_one_private_address_among_several_is_enough_to_refuse():
    refuse_private("news.test", ["93.184.216.34", "2606:4700::1111"])
    with pytest.raises(FetchFailed, match=r"news.test \(10.0.0.1\) is a private or local address"):
        refuse_private("news.test", ["93.184.216.34", "10.0.0.1"])


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f.1"])
def test_numbers_in_odd_forms_are_resolved_before_they_are_judged(host):
    with pytest.raises(FetchFailed):
        refuse_private(host, resolve(host, 80))


@pytest.mark.parametrize("host", ["a" * 300, "kandu..test"])
def test_a_host_without_an_address_is_a_failed_fetch(host):
    with pytest.raises(FetchFailed, match="not found"):
        resolve(host, 80)
