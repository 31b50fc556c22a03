"""Whether an ID token holds. Loaded when the first person comes back from a provider, as its libraries are large."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from authlib.oidc.core import CodeIDToken
from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, JWKRegistry, OKPKey, RSAKey

from flowpilot.application.ports_provider import NotBelieved

# Asymmetric only: under HS256 the provider's public key, which everybody has, would be the secret.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519")
LEEWAY = 60  # seconds
LONGEST_TOKEN = 32_768
LONGEST_SUBJECT = 255


def key_id(token: str) -> str | None:
    """Which key is said to have signed it. Raises `NotBelieved`."""
    header = _header(token)
    if header.get("alg") not in ALGORITHMS:
        raise NotBelieved(f"signed by {str(header.get('alg'))[:20]}")
    kid = header.get("kid")
    return kid if isinstance(kid, str) else None


def believed(
    token: str, keys: Sequence[Mapping[str, Any]], *, issuer: str, client_id: str, nonce: str, now: datetime
) -> Mapping[str, Any]:
    """The token's claims. Raises `NotBelieved`, with what does not hold."""
    try:
        signed = jwt.decode(token, _key(keys, key_id(token)), algorithms=ALGORITHMS)
        options = {"iss": {"essential": True, "value": issuer}, "aud": {"essential": True, "value": client_id}}
        params = {"nonce": nonce, "client_id": client_id}
        CodeIDToken(signed.claims, signed.header, options, params).validate(int(now.timestamp()), LEEWAY)
    except (JoseError, ValueError, TypeError) as error:
        raise NotBelieved(f"{type(error).__name__} {error}"[:200]) from None
    subject = signed.claims.get("sub")
    if not isinstance(subject, str) or not 0 < len(subject) <= LONGEST_SUBJECT:
        raise NotBelieved("no subject")
    return dict(signed.claims)


def _header(token: str) -> Mapping[str, Any]:
    if len(token) > LONGEST_TOKEN:
        raise NotBelieved("too long")
    try:
        return dict(jws.extract_compact(token.encode()).headers())
    except (JoseError, ValueError, TypeError, json.JSONDecodeError) as error:
        raise NotBelieved(f"no token: {type(error).__name__}") from None


def _key(keys: Sequence[Mapping[str, Any]], kid: str | None) -> RSAKey | ECKey | OKPKey:
    """The one key with this id; without an id, the only one."""
    fitting = [key for key in keys if key.get("use", "sig") == "sig" and (kid is None or key.get("kid") == kid)]
    if len(fitting) != 1:
        raise NotBelieved(f"{len(fitting)} keys fit")
    key = JWKRegistry.import_key(dict(fitting[0]))
    if not isinstance(key, (RSAKey, ECKey, OKPKey)):
        raise NotBelieved("the key is a shared secret")
    return key
