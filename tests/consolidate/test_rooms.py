"""Rooms hold who stands where, in any order."""

from hypothesis import given
from hypothesis import strategies as st

from tocsin.consolidate.rooms import Packed, Rooms

STANDS = st.dictionaries(st.sampled_from("abcdef"), st.frozensets(st.integers(0, 5), max_size=4))


@given(stands=STANDS, gone=st.sets(st.sampled_from("abcdef")), looks=st.sets(st.integers(0, 5)))
def test_rooms_are_a_set_of_keys_for_each_block(stands, gone, looks):
    rooms = Rooms()
    for key, blocks in stands.items():
        rooms.add(key, blocks)
    for key in gone & stands.keys():
        rooms.remove(key, stands[key])
    assert rooms.standing(looks) == {key for key, blocks in stands.items() if key not in gone and blocks & looks}


def test_packed_blocks_read_as_tuples():
    packed = Packed()
    packed.put("a", [2**32 - 1, 7])
    packed.put("b", [])
    assert dict(packed) == {"a": (2**32 - 1, 7), "b": ()}
    assert packed.drop("a") == (2**32 - 1, 7)
    assert list(packed) == ["b"]
