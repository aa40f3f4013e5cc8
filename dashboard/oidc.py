"""OpenID Connect: where to send a browser, what its return with a code is worth. Authorization code with PKCE."""

from __future__ import annotations

import os
import secrets
import time
import warnings
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from dashboard.access import CannotStart, is_loopback
from data.sign_in_elsewhere import Shown

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519"]
"""Signatures by a private key alone: by a shared secret or by none anybody could sign."""
LEEWAY_S = 60
KEPT_S = 3600.0
"""How long the provider's description and keys are believed."""
ANSWER_S = 10.0


class NotShown(Exception):
    """The provider did not show who this is. The message is for the log: people are told to try again."""


@dataclass(frozen=True)
class Settings:
    """How the provider is reached, from the environment."""

    issuer: str
    client_id: str
    secret: str | None = field(repr=False)
    groups_claim: str
    scope: str


@dataclass(frozen=True)
class Begun:
    """A sign-in that was sent to the provider: what its return must bring."""

    state: str
    nonce: str
    verifier: str = field(repr=False)
    redirect: str
    where: str


@dataclass(frozen=True)
class Provider:
    """What the provider says of itself."""

    issuer: str
    authorize: str
    token: str
    userinfo: str | None
    keys: Mapping[str, Any]


def settings() -> Settings | None:
    """The settings; None where none are made. Raises CannotStart for settings that cannot work."""
    issuer = os.environ.get("OIDC_ISSUER", "").strip().rstrip("/")
    if not issuer:
        return None
    client_id = os.environ.get("OIDC_CLIENT_ID", "").strip()
    if not client_id:
        raise CannotStart("没有启动：设置了 OIDC_ISSUER，还要设置 OIDC_CLIENT_ID。")
    if not _is_safe(issuer):
        raise CannotStart(f"没有启动：OIDC_ISSUER 应以 https:// 开头，现在是「{issuer}」。")
    groups, scope = os.environ.get("OIDC_GROUPS_CLAIM", "groups"), os.environ.get("OIDC_SCOPE", "openid")
    return Settings(issuer, client_id, _secret(), groups.strip(), scope.strip())


def _secret() -> str | None:
    path = os.environ.get("OIDC_CLIENT_SECRET_FILE", "").strip()
    if not path:
        return None
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise CannotStart("没有启动：OIDC_CLIENT_SECRET_FILE 所指的文件读不了。") from None


def begin(given: Settings, redirect: str, where: str) -> tuple[str, Begun]:
    """The provider's address to send a browser to, and what to remember of it. Raises NotShown."""
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    provider = describe(given)
    with _client(given, redirect) as client:
        address, _ = client.create_authorization_url(
            provider.authorize, state=state, nonce=nonce, code_verifier=verifier
        )
    return str(address), Begun(state, nonce, verifier, redirect, where)


def finish(given: Settings, begun: Begun, answer: Mapping[str, str]) -> Shown:
    """Who came back: the code is exchanged, the token's signature and claims are verified. Raises NotShown."""
    if not secrets.compare_digest(answer.get("state", "").encode(), begun.state.encode()):
        raise NotShown("the state is not the one that was sent")
    if answer.get("iss", given.issuer) != given.issuer:
        raise NotShown("the answer is of another issuer")
    if "code" not in answer:
        raise NotShown(f"no code but {answer.get('error', 'nothing')}")
    from authlib.common.errors import AuthlibBaseError

    provider = describe(given)
    try:
        with _client(given, begun.redirect) as client:
            token = client.fetch_token(provider.token, code=answer["code"], code_verifier=begun.verifier)
            claims = _verified_anew(given, provider, token, begun.nonce)
            groups = _groups(claims.get(given.groups_claim))
            if groups is None and provider.userinfo:
                said = client.get(provider.userinfo).raise_for_status().json()
                # OpenID Connect 5.3.2: of another subject it must not be used.
                groups = _groups(said.get(given.groups_claim)) if said.get("sub") == claims["sub"] else None
    except (AuthlibBaseError, JoseError, httpx.HTTPError, ValueError, TypeError, KeyError) as error:
        raise NotShown(f"{type(error).__name__}: {error}") from error
    return Shown(given.issuer, str(claims["sub"]), groups or ())


def _verified_anew(given: Settings, provider: Provider, token: Mapping[str, Any], nonce: str) -> Mapping[str, Any]:
    try:
        return verified(given, provider, token, nonce)
    except (JoseError, ValueError):
        # The provider may have changed its keys since they were read.
        return verified(given, describe(given, anew=True), token, nonce)


def verified(given: Settings, provider: Provider, token: Mapping[str, Any], nonce: str) -> Mapping[str, Any]:
    """The claims of the ID token. Raises JoseError, KeyError, ValueError for one that does not prove who this is."""
    from authlib.oidc.core import CodeIDToken

    keys = KeySet.import_key_set(dict(provider.keys))  # type: ignore[arg-type]
    registry = JWSRegistry(algorithms=ALGORITHMS, strict_check_header=False)
    decoded = jwt.decode(token["id_token"], keys, registry=registry)
    options = {"iss": {"essential": True, "value": given.issuer}, "aud": {"essential": True, "value": given.client_id}}
    expected = {"nonce": nonce, "client_id": given.client_id, "access_token": token.get("access_token")}
    claims = CodeIDToken(decoded.claims, decoded.header, options, expected)
    claims.validate(leeway=LEEWAY_S)
    return dict(claims)


def _groups(claim: object) -> Collection[str] | None:
    """Groups as a list or one name; None where there is no such claim."""
    if claim is None:
        return None
    return frozenset(map(str, claim)) if isinstance(claim, list) else frozenset({str(claim)})


def describe(given: Settings, *, anew: bool = False) -> Provider:
    """The provider's description of itself with its keys. Raises NotShown."""
    if anew:
        _described.cache_clear()
    return _described(given.issuer, int(time.monotonic() // KEPT_S))


@cache
def _described(issuer: str, _hour: int) -> Provider:
    try:
        with httpx.Client(timeout=ANSWER_S) as client:
            said = client.get(f"{issuer}/.well-known/openid-configuration").raise_for_status().json()
            keys = client.get(said["jwks_uri"]).raise_for_status().json()
        found = Provider(
            str(said["issuer"]).rstrip("/"), said["authorization_endpoint"], said["token_endpoint"],
            said.get("userinfo_endpoint"), keys,
        )  # fmt: skip
    except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
        raise NotShown(f"no description of the provider: {type(error).__name__}: {error}") from error
    if found.issuer != issuer:
        raise NotShown(f"the provider calls itself {found.issuer}")
    if not all(map(_is_safe, filter(None, (found.authorize, found.token, found.userinfo, said["jwks_uri"])))):
        raise NotShown("the provider has addresses without TLS")
    return found


def _client(given: Settings, redirect: str) -> Any:
    # Only where a provider is set is it worth its import. It warns that another library will take httpx's place.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from authlib.integrations.httpx_client import OAuth2Client
    return OAuth2Client(
        given.client_id, given.secret, scope=given.scope, redirect_uri=redirect, code_challenge_method="S256",
        token_endpoint_auth_method="client_secret_basic" if given.secret else "none", timeout=ANSWER_S,
    )  # fmt: skip


def _is_safe(address: str) -> bool:
    """With TLS, or on this machine."""
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname))
