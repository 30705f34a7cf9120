"""Which network addresses a host name stands for, and whether they are public."""

import ipaddress
import socket
from collections.abc import Callable, Sequence

from tocsin.core.errors import FetchFailed

Resolve = Callable[[str, int], Sequence[str]]
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def resolve(host: str, port: int) -> Sequence[str]:
    """The addresses of *host*, each once. Raises FetchFailed where it has none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchFailed(f"host {host} is not found") from error
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def refuse_private(host: str, addresses: Sequence[str]) -> None:
    """Raises FetchFailed where any of the *addresses* of *host* is not one of the public internet."""
    private = next((address for address in addresses if not is_public(address)), None)
    if private is not None:
        known_as = host if host == private else f"{host} ({private})"
        raise FetchFailed(f"{known_as} is a private or local address; it is asked only with --allow-private (setting fetch.allow_private)")


def is_public(address: str) -> bool:
    """Whether *address* belongs to the public internet, and the IPv4 address inside it if it carries one."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    inner = _carried(ip) if isinstance(ip, ipaddress.IPv6Address) else None
    return _is_public(inner if inner is not None else ip)


def _is_public(ip: Address) -> bool:
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _carried(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that is reached through *ip* (mapped, 6to4, Teredo, NAT64), None for a plain one."""
    if ip in NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
