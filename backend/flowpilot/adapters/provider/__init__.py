"""Talking with providers of identities (OpenID Connect)."""
