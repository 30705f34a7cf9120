"""The table with a row of HXL tags below its head, as humanitarian tools read it."""

from tocsin.export.format import Format
from tocsin.export.rows import COLUMNS, TABLE, table_row
from tocsin.export.tables import comma_separated

TAGS = {
    "report_id": "#meta +id +report",
    "url": "#meta +url",
    "publisher": "#meta +source",
    "published": "#date +reported",
    "event_id": "#event +id",
    "type": "#event +type",
    "status": "#status",
    "by": "#group +name +actor",
    "against": "#group +name +target",
    "place": "#loc +name",
    "admin": "#adm1 +name",
    "country": "#country +code",
    "lat": "#geo +lat",
    "lon": "#geo +lon",
    "start": "#date +occurred +start",
    "end": "#date +occurred +end",
    **{f"{toll}_{bound}": f"#affected +{toll} +{bound}" for toll in ("killed", "injured", "abducted") for bound in ("low", "best", "high")},
    "source": "#meta +source +credited",
    "sentence": "#description",
}
HXL = Format(
    label="the table with HXL tags",
    suffix=".hxl.csv",
    rows=lambda case: (table_row(case),),
    store=comma_separated(COLUMNS, [TAGS.get(column, "") for column in COLUMNS]),
    **TABLE,
)
