"""Addresses at rest, and the keys that they are sealed with."""

import stat
import threading
from pathlib import Path
from uuid import UUID

import pytest

from flowpilot.adapters.channels.sealing import Seal, Unreadable
from flowpilot.adapters.channels.vapid import VapidKeys, kept_private_key
from flowpilot.adapters.keys import derived_key, kept, server_secret

ALICES, CHARLIES = UUID(int=1), UUID(int=2)
ROOM, OTHER_ROOM = UUID(int=11), UUID(int=12)
ADDRESS = {"url": "https://hooks.example.com/T0KEN", "secret": "whsec_abc"}
SEAL = Seal(derived_key(b"a secret", "channel addresses"))


def test_an_address_comes_back_as_it_was() -> None:
    assert SEAL.open(ALICES, ROOM, SEAL.close(ALICES, ROOM, ADDRESS)) == ADDRESS


def test_nobody_reads_it_at_rest() -> None:
    sealed = SEAL.close(ALICES, ROOM, ADDRESS)
    assert b"hooks" not in sealed
    assert b"T0KEN" not in sealed
    assert sealed != SEAL.close(ALICES, ROOM, ADDRESS)


def test_it_opens_for_no_other_account_channel_or_secret() -> None:
    sealed = SEAL.close(ALICES, ROOM, ADDRESS)
    other = Seal(derived_key(b"another secret", "channel addresses"))
    for seal, account, channel in ((SEAL, CHARLIES, ROOM), (SEAL, ALICES, OTHER_ROOM), (other, ALICES, ROOM)):
        with pytest.raises(Unreadable):
            seal.open(account, channel, sealed)


@pytest.mark.parametrize("place", [0, 1, 12, 13, -1])
def test_changed_by_one_bit_it_does_not_open(place: int) -> None:
    sealed = bytearray(SEAL.close(ALICES, ROOM, ADDRESS))
    sealed[place] ^= 1
    with pytest.raises(Unreadable):
        SEAL.open(ALICES, ROOM, bytes(sealed))


@pytest.mark.parametrize("length", [0, 1, 13, 28])
def test_cut_short_it_does_not_open(length: int) -> None:
    with pytest.raises(Unreadable):
        SEAL.open(ALICES, ROOM, SEAL.close(ALICES, ROOM, ADDRESS)[:length])


def test_each_purpose_has_a_key_of_its_own() -> None:
    assert derived_key(b"a secret", "channel addresses") != derived_key(b"a secret", "unsubscribing")


def test_the_secret_that_was_given_counts_and_no_file_is_made(tmp_path: Path) -> None:
    assert server_secret(tmp_path, "given") == b"given"
    assert list(tmp_path.iterdir()) == []


def test_without_one_it_is_made_once_and_ours_alone(tmp_path: Path) -> None:
    data_dir = tmp_path / "not" / "yet"
    made = server_secret(data_dir, None)
    assert len(made) >= 32
    assert server_secret(data_dir, None) == made != server_secret(tmp_path, None)
    assert [path.name for path in data_dir.iterdir()] == ["secret.key"]
    assert stat.S_IMODE((data_dir / "secret.key").stat().st_mode) == 0o600


def test_of_many_who_make_it_at_once_all_get_the_same(tmp_path: Path) -> None:
    ready, got = threading.Barrier(16), list[str]()

    def ask(number: int) -> None:
        ready.wait()
        got.append(kept(tmp_path / "key", lambda: f"made by {number}"))

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == 16
    assert len(set(got)) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["key"]


def test_the_keys_of_push_are_kept(tmp_path: Path) -> None:
    made = kept_private_key(tmp_path)
    assert kept_private_key(tmp_path) == made
    assert stat.S_IMODE((tmp_path / "push.key").stat().st_mode) == 0o600
    public = VapidKeys(made, "mailto:a@b.example").public_key
    assert (len(made), len(public)) == (43, 87)
