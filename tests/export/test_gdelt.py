"""CAMEO: in the columns of ICEWS and of GDELT."""

import pytest

from export.told import crosswalk, party, raid
from tocsin.export import cameo, gdelt
from tocsin.export.parties import actor_code


def test_the_columns_are_those_of_gdelt_and_icews():
    assert len(gdelt.COLUMNS) == 61 and list(gdelt.COLUMNS) == crosswalk()["gdelt2"]["events_columns"]
    assert len(cameo.COLUMNS) == 20 and list(cameo.COLUMNS) == crosswalk()["icews"]["columns"]
    assert set(gdelt.row(raid())) <= set(gdelt.COLUMNS) and set(cameo.row(raid())) <= set(cameo.COLUMNS)


def test_codes_keep_their_zeros_and_their_levels():
    told = gdelt.row(raid(codes={"cameo": ("015",)}))
    assert (told["EventCode"], told["EventBaseCode"], told["EventRootCode"], told["QuadClass"]) == ("015", "015", "01", 1)
    assert gdelt.row(raid())["QuadClass"] == 4 and cameo.row(raid())["CAMEO Code"] == "193"


def test_labels_and_scores_are_those_of_the_list():
    entry, told = crosswalk()["cameo"]["codes"]["193"], cameo.row(raid())
    assert (told["Event Text"], told["Intensity"]) == (entry["label"], entry["goldstein"])


@pytest.mark.parametrize(
    "who, code",
    [
        (party("Nigerian army", "security_force", "NG"), "NGAMIL"),
        (party("Nigeria", "state", "NG"), "NGAGOV"),
        (party(None, "other", words="gunmen"), "UAF"),
        (party("United Nations", "igo", "US"), "IGO"),
        (party(None, "other", words="a bus"), ""),
        (None, ""),
    ],
)
def test_an_actors_code_is_only_what_is_known(who, code):
    assert actor_code(who) == code


@pytest.mark.parametrize(
    "status, code, can",
    [("occurred", "193", True), ("planned", "036", True), ("planned", "193", False), ("attempted", "185", True), ("denied", "016", False)],
)
def test_only_a_code_that_says_so_lets_in_what_did_not_occur(status, code, can):
    assert cameo.says(raid(status=status, codes={"cameo": (code,)})) is can


def test_places_are_by_fips_and_type():
    told = gdelt.row(raid())
    assert (told["ActionGeo_CountryCode"], told["ActionGeo_Type"], told["ActionGeo_FullName"]) == ("NI", 4, "Kandu, Borno, Nigeria")
    assert gdelt.geo_type("city", "US") == 3 and gdelt.geo_type("country", "US") == 1 and gdelt.row(raid(places=()))["ActionGeo_Type"] == 0


def test_days_are_counted_as_in_live_rows():
    told = gdelt.row(raid())
    assert (told["SQLDATE"], told["MonthYear"], told["FractionDate"]) == ("20210301", "202103", "2021.1671")
