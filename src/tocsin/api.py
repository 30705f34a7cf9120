"""The library in one call."""

import logging
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from os import PathLike

from tocsin import pipeline
from tocsin.core.events import Reading
from tocsin.core.outcomes import Failed, Read
from tocsin.core.protocols import Given
from tocsin.settings import Settings

Source = str | PathLike[str]
logger = logging.getLogger("tocsin")


def read(
    sources: Source | Iterable[Source], *, published: date | None = None, publisher: str | None = None, settings: Settings | None = None
) -> Iterator[Reading]:
    """The reading of each report behind *sources* (paths, folders, globs, addresses), as it is read; a text that comes twice comes once.

    What cannot be read is logged as a warning and passed over; ``read_sources`` gives the failures too. *published* and *publisher*
    stand over what the pages say. Raises SetupError where the set-up is not usable.
    """
    addresses = [str(source) for source in ((sources,) if isinstance(sources, str | PathLike) else sources)]
    kit = _kit(settings or Settings())
    for outcome in pipeline.read_sources(addresses, kit, given=Given(published=published, publisher=publisher)):
        if isinstance(outcome, Read):
            yield outcome.reading
        elif isinstance(outcome, Failed):
            logger.warning("failed %s: %s", outcome.address, outcome.why)


@lru_cache(maxsize=1)
def _kit(settings: Settings) -> pipeline.Kit:
    """The kit of the last settings, kept: loading it takes longer than reading a page."""
    return pipeline.load_kit(settings)
