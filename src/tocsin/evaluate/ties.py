"""When two statements, relations or designations are the same."""

from collections.abc import Callable, Sequence

from tocsin.evaluate.assignment import pair_lists
from tocsin.evaluate.likeness import Row

SYMMETRIC = ("hostile", "allied", "negotiates_with", "rival")
SameActor = Callable[[str | None, str | None], bool]


def shared_content(these: Sequence[Row], those: Sequence[Row], *, least: float) -> list[tuple[int, int]]:
    """Numbers of statements that share *least* of the characters that both have, one to one."""
    ours, theirs = ([_covered(statement) for statement in statements] for statements in (these, those))

    def share(i: int, j: int) -> float:
        union = len(ours[i] | theirs[j])
        return len(ours[i] & theirs[j]) / union if union else 0.0

    return pair_lists(len(ours), len(theirs), share, least=least)


def _covered(statement: Row) -> set[int]:
    return {at for span in statement["content"] for at in range(span["start"], span["end"])}


def relation_is_same(relation: Row, other: Row, same: SameActor) -> bool:
    """Whether kind and both actors agree, in either order where the tie has none."""
    if relation["kind"] != other.get("kind"):
        return False
    straight = same(relation["a"], other.get("a")) and same(relation["b"], other.get("b"))
    crossed = relation["kind"] in SYMMETRIC and same(relation["a"], other.get("b")) and same(relation["b"], other.get("a"))
    return straight or crossed


def designation_is_same(designation: Row, other: Row, same: SameActor) -> bool:
    """Whether action, target and, where the gold names one, the authority agree."""
    if designation["action"] != other.get("action") or not same(designation["target"], other.get("target")):
        return False
    return designation.get("authority") is None or same(designation["authority"], other.get("authority"))
