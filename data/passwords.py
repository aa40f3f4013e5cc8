"""Passwords (口令): hashed by argon2id, compared in the same time for known and unknown names, given for one use."""

from __future__ import annotations

import base64
import secrets
import threading
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 10, 128
COMMON = frozenset(
    {
        "1234567890", "0123456789", "0987654321", "9876543210", "12345678910", "123456789a", "a123456789", "1q2w3e4r5t",
        "1qaz2wsx3edc", "qwertyuiop", "qwerty12345", "asdfghjkl;", "zaq12wsxcde3", "password01", "password12",
        "password123", "password1234", "passw0rd123", "p@ssw0rd123", "p@ssword123", "admin12345", "admin123456",
        "administrator", "root123456", "abc1234567", "abcd123456", "abcd1234567", "abcdefghij", "iloveyou123",
        "woaini1314", "woaini520", "5201314520", "1314520520", "huawei@123", "welcome123", "changeme123", "test123456",
    }
)  # fmt: skip
"""Those that are tried first, of ten characters or more, in small letters."""

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Of one-time passwords: none that is taken for another when read from paper."""

# Each hash takes 19 MiB: many at once must not take the machine's memory.
_at_once = threading.BoundedSemaphore(4)


class WeakPassword(ValueError):
    """A password that may not be chosen. The message is for people."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one hash costs (source: OWASP password storage, argon2id)."""

    memory_kib: int = 19456
    rounds: int = 2
    lanes: int = 1


USUAL = Cost()


def hashed(password: str, cost: Cost = USUAL) -> str:
    """What is kept of a password: its argon2id hash with salt and cost."""
    with _at_once:
        return _hasher(cost).hash(_bytes(password))


def fits(password: str, kept: str | None, cost: Cost = USUAL) -> bool:
    """Whether it is the password of the hash kept; False for None, after as long a time."""
    with _at_once:
        try:
            return _hasher(cost).verify(kept or _nobodys(cost), _bytes(password)) and kept is not None
        except (VerificationError, InvalidHashError):
            return False


def is_outdated(kept: str, cost: Cost = USUAL) -> bool:
    """Whether the hash was made at another cost than is usual now."""
    return _hasher(cost).check_needs_rehash(kept)


def one_time() -> str:
    """A random password for one use, to be read out or written on paper: xxxx-xxxx-xxxx-xxxx, 79 bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))


def check_choice(password: str, name: str) -> None:
    """Raises WeakPassword for one that is short, long, common, or made of the account's own name."""
    plain = _plain(password).casefold()
    if len(plain) < SHORTEST:
        raise WeakPassword(f"口令太短，至少要{SHORTEST}个字符。可以用几个不相干的词连起来，比字母加数字好记。")
    if len(plain) > LONGEST:
        raise WeakPassword(f"口令太长，最多{LONGEST}个字符。")
    if plain in COMMON or len(set(plain)) < 5 or _is_a_run(plain):
        raise WeakPassword("这个口令太常见，容易被猜中，请换一个。")
    if _plain(name).casefold() in plain:
        raise WeakPassword("口令里不能有账号名，请换一个。")


def _is_a_run(plain: str) -> bool:
    """Each character follows the one before it, upwards or downwards: abcdefghijk."""
    steps = {ord(after) - ord(before) for before, after in pairwise(plain)}
    return steps in ({1}, {-1})


def _plain(password: str) -> str:
    """Full-width letters and digits of a Chinese input method count as the usual ones; blanks round a pasted one as none."""
    return unicodedata.normalize("NFKC", password).strip()[: LONGEST + 1]


def _bytes(password: str) -> bytes:
    return _plain(password).encode("utf-8", "surrogatepass")


def _hasher(cost: Cost) -> PasswordHasher:
    return PasswordHasher(cost.rounds, cost.memory_kib, cost.lanes)


def _nobodys(cost: Cost) -> str:
    """A hash that no password fits, at the same cost as real ones."""
    salt, digest = (base64.b64encode(secrets.token_bytes(size)).decode().rstrip("=") for size in (16, 32))
    return f"$argon2id$v=19$m={cost.memory_kib},t={cost.rounds},p={cost.lanes}${salt}${digest}"
