"""Passwords: hashed dear, refused when weak, made up for one use."""

from __future__ import annotations

import re
import threading
import time

import pytest

from data import passwords
from data.passwords import USUAL, WeakPassword, check_choice, fits, hashed, is_outdated, one_time
from tests.people import CHEAP


def test_a_password_is_kept_as_argon2id_at_the_cost_that_owasp_names() -> None:
    assert hashed("长亭外古道边-2020").startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert (USUAL.memory_kib, USUAL.rounds, USUAL.lanes) == (19456, 2, 1)


def test_the_right_password_fits_and_no_other() -> None:
    kept = hashed("长亭外古道边", CHEAP)
    assert fits("长亭外古道边", kept, CHEAP)
    assert not fits("长亭外古道旁", kept, CHEAP)
    assert not fits("", kept, CHEAP)


def test_the_same_password_is_never_kept_the_same() -> None:
    assert hashed("长亭外古道边", CHEAP) != hashed("长亭外古道边", CHEAP)


def test_full_width_letters_of_an_input_method_are_the_same_password() -> None:
    assert fits("Ａbc１２３ 青山", hashed("Abc123 青山", CHEAP), CHEAP)


def test_blanks_round_a_pasted_password_do_not_count() -> None:
    assert fits(" 长亭外古道边\t\n", hashed("长亭外古道边", CHEAP), CHEAP)
    assert not fits("长亭外 古道边", hashed("长亭外古道边", CHEAP), CHEAP)


def test_nobody_has_a_password() -> None:
    assert not fits("", None, CHEAP)
    assert not fits("任何口令", None, CHEAP)
    assert not fits("任何口令", "not-a-hash", CHEAP)


def test_an_unknown_account_takes_as_long_as_a_known_one() -> None:
    """Far apart only if one of them were not hashed at all, which takes thousandths of the time."""
    kept = hashed("长亭外古道边")
    assert 0.2 < _seconds(None) / _seconds(kept) < 5


def _seconds(kept: str | None) -> float:
    times = []
    for _ in range(5):
        start = time.perf_counter()
        fits("错的口令", kept)
        times.append(time.perf_counter() - start)
    return min(times)


def test_a_hash_of_another_cost_is_told() -> None:
    assert is_outdated(hashed("长亭外古道边", CHEAP))
    assert not is_outdated(hashed("长亭外古道边", CHEAP), CHEAP)


def test_four_are_hashed_at_once_and_no_more() -> None:
    held = [passwords._at_once.acquire() for _ in range(4)]
    waiting = threading.Thread(target=hashed, args=("长亭外古道边", CHEAP))
    waiting.start()
    waiting.join(0.1)
    assert waiting.is_alive()
    for _ in held:
        passwords._at_once.release()
    waiting.join(10)
    assert not waiting.is_alive()


def test_one_time_passwords_are_four_groups_without_letters_that_look_alike() -> None:
    made = {one_time() for _ in range(200)}
    assert len(made) == 200
    assert all(re.fullmatch(r"[a-z2-9]{4}(-[a-z2-9]{4}){3}", one) and not set(one) & set("ilo01") for one in made)
    for one in made:
        check_choice(one, "duchachu")


@pytest.mark.parametrize(
    ("password", "says"),
    [
        ("短口令", "口令太短，至少要10个字符。"),
        ("青" * 5 + "山" * 4, "口令太短，至少要10个字符。"),
        ("长" * 129, "口令太长，最多128个字符。"),
        ("1234567890", "太常见"),
        ("Password123", "太常见"),
        ("ＡＤＭＩＮ１２３４５", "太常见"),
        ("aaaaaaaaaaaa", "太常见"),
        ("abababababab", "太常见"),
        ("abcdefghijklm", "太常见"),
        ("zyxwvutsrqpo", "太常见"),
        ("duchachu-2020-青山", "口令里不能有账号名"),
        ("我的DuChaChu很好记的", "口令里不能有账号名"),
    ],
)
def test_a_weak_choice_is_refused_in_words(password: str, says: str) -> None:
    with pytest.raises(WeakPassword, match=says):
        check_choice(password, "duchachu")


@pytest.mark.parametrize("password", ["青山流水长亭古道西风瘦马", "correct horse battery", "8Kq-水杉-zz41"])
def test_a_long_phrase_is_taken(password: str) -> None:
    check_choice(password, "duchachu")
