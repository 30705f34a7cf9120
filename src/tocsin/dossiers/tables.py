"""Tables and notes of the page."""

from collections.abc import Iterable, Sequence

from tocsin.dossiers.wording import escape, plural


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], foot: str = "", *, anchors: Sequence[str] = ()) -> str:
    """A table of cells that are HTML already, with a note below; empty where there is no row. *anchors* name the rows."""
    shown = list(rows)
    if not shown:
        return ""
    names = [f' id="{anchor}"' for anchor in anchors] or [""] * len(shown)
    body = "".join(f"<tr{name}>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for name, row in zip(names, shown, strict=False))
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>{foot}'


def left_out(n: int, most: int, what: str) -> str:
    """A note where more than *most* of *n* are there."""
    return note(f"{plural(n - most, what)} more {'is' if n - most == 1 else 'are'} left out here.") if n > most else ""


def note(words: str) -> str:
    """A remark in small print; *words* are HTML."""
    return f'<p class="dim">{words}</p>'


def nothing(words: str) -> str:
    """What stands where there is nothing to tell."""
    return f'<p class="none">{escape(words)}</p>'


def nowrap(words: object) -> str:
    """*words* on one line."""
    return f'<span class="days">{escape(str(words))}</span>'


def web(address: str, words: str) -> str:
    """*words* as a link out of the page where *address* is one of the web, else *words* alone."""
    if not address.startswith(("https://", "http://")):
        return escape(words)
    return f'<a class="out" href="{escape(address)}" rel="noopener noreferrer nofollow">{escape(words)}</a>'
