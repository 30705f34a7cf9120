"""Small pieces of SVG."""

from collections.abc import Iterable

from tocsin.dossiers.wording import escape


def picture(kind: str, size: tuple[float, float], title: str, inner: Iterable[str], *, links: bool = True) -> str:
    """A picture that scrolls where the screen is narrow. *links* says whether there are links in it, which a reader aloud has to reach."""
    role = "group" if links else "img"
    about = f'viewBox="0 0 {size[0]:.0f} {size[1]:.0f}" role="{role}" aria-label="{escape(title)}"'
    return f'<div class="wide"><svg class="{kind}" {about}><title>{escape(title)}</title>{"".join(inner)}</svg></div>'


def label(words: str, x: float, y: float, *, kind: str = "degree", anchor: str = "start") -> str:
    """*words* at a point, which is their start, middle or end."""
    side = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text class="{kind}"{side} x="{x:.0f}" y="{y:.0f}">{escape(words)}</text>'


def line(steps: str, kind: str = "net") -> str:
    """A line or a shape along *steps*."""
    return f'<path class="{kind}" d="{steps}"/>'


def link(anchor: str, about: str, inner: str) -> str:
    """*inner* as a link within the page, that says what it is *about*."""
    said = escape(about)
    return f'<a href="#{escape(anchor)}" aria-label="{said}"><title>{said}</title>{inner}</a>'
