"""How well tellings were brought together, against what people say: pairs, B-cubed, MUC, CEAF-e, and how often merging is wrong."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tocsin.consolidate.assignment import best_pairing

Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision and recall, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MergingFigures:
    """The figures of a comparison.

    *false_merges* is the share of found incidents of two or more tellings that hold tellings of more than one gold incident;
    *missed_merges* the share of gold incidents of two or more tellings whose tellings are not all in one found incident.
    """

    tellings: int
    gold_incidents: int
    found_incidents: int
    pairs: Rates
    b_cubed: Rates
    muc: Rates
    ceaf_e: Rates
    false_merges: float
    missed_merges: float

    @property
    def conll(self) -> float:
        """The mean of the F1 of MUC, B-cubed and CEAF-e."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3


def measure_merging(gold: Labels, found: Labels) -> MergingFigures:
    """*found* against *gold*, each a label by telling (or report). Only what *gold* has is looked at; what *found* lacks stands alone."""
    answer = {key: f"={found[key]}" if key in found else f"alone {key}" for key in gold}
    both = Counter((gold[key], answer[key]) for key in gold)
    golds, finds = Counter(gold.values()), Counter(answer.values())
    return MergingFigures(
        tellings=len(gold),
        gold_incidents=len(golds),
        found_incidents=len(finds),
        pairs=_pairs(both, golds, finds),
        b_cubed=_b_cubed(both, golds, finds),
        muc=Rates(_muc(finds, _parts(both, 1)), _muc(golds, _parts(both, 0))),
        ceaf_e=_ceaf_e(both, golds, finds),
        false_merges=_broken(finds, _parts(both, 1)),
        missed_merges=_broken(golds, _parts(both, 0)),
    )


Both = Counter[tuple[str, str]]
Sizes = Counter[str]


def _pairs(both: Both, golds: Sizes, finds: Sizes) -> Rates:
    right, wanted, said = (_two(counts.values()) for counts in (both, golds, finds))
    return Rates(_share(right, said), _share(right, wanted))


def _two(sizes: Iterable[int]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes)


def _share(part: float, whole: float) -> float:
    """1 where there is nothing to get wrong."""
    return part / whole if whole else 1.0


def _b_cubed(both: Both, golds: Sizes, finds: Sizes) -> Rates:
    total = sum(both.values())
    precision = sum(n * n / finds[f] for (_, f), n in both.items())
    recall = sum(n * n / golds[g] for (g, _), n in both.items())
    return Rates(_share(precision, total), _share(recall, total))


def _parts(both: Both, side: int) -> Sizes:
    """Into how many parts each incident of one side falls on the other."""
    return Counter(pair[side] for pair in both)


def _muc(sizes: Sizes, parts: Sizes) -> float:
    return _share(sum(n - parts[name] for name, n in sizes.items()), sum(n - 1 for n in sizes.values()))


def _ceaf_e(both: Both, golds: Sizes, finds: Sizes) -> Rates:
    alike = best_pairing({(g, f): 2 * n / (golds[g] + finds[f]) for (g, f), n in both.items()})
    return Rates(_share(alike, len(finds)), _share(alike, len(golds)))


def _broken(sizes: Sizes, parts: Sizes) -> float:
    several = [name for name, n in sizes.items() if n > 1]
    return sum(parts[name] > 1 for name in several) / len(several) if several else 0.0
