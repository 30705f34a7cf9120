"""The incidents of the store as cases for an export, a few hundred at a time."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

from tocsin.core.incidents import Incident
from tocsin.export import Case, Rules, from_incidents, told_in
from tocsin.export.sources import Told
from tocsin.store import SqlStore
from tocsin.store.statements import chunks

BATCH = 200


def incident_cases(store: SqlStore, rules: Rules, *, as_of: date | datetime | None, least: float, tally: Counter[str]) -> Iterator[Case]:
    """A case for each incident of *as_of* that nobody has rejected, the latest days first, with the words as they were then.

    Left out is what no event with a confidence of *least* tells of. *tally* counts reports and incidents.
    """
    seen: set[str] = set()
    for some in chunks(store.incidents(as_of=as_of), BATCH):
        reports = {report for incident in some for report in incident.reports}
        told = _confident(told_in(store.readings_behind(as_of=as_of, reports=reports)), least)
        kept = [incident for incident in some if _is_told(incident, told, least)]
        seen |= {report for incident in kept for report in incident.reports}
        tally["incidents"] += len(kept)
        tally["reports"] = len(seen)
        yield from from_incidents(kept, told, rules)


def _confident(told: dict[str, Told], least: float) -> dict[str, Told]:
    return {key: one for key, one in told.items() if one.event.confidence is None or one.event.confidence >= least}


def _is_told(incident: Incident, told: dict[str, Told], least: float) -> bool:
    return least <= 0 or any(key in told for key in incident.told)
