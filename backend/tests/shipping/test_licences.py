"""Nothing is shipped under a licence that nobody looked at."""

import pytest

from shipping.licences import UnknownLicence, checked, of_installed


@pytest.mark.parametrize(
    "expression", ["AGPL-3.0-only", "MIT AND GPL-2.0-only", "(MIT OR Apache-2.0) AND SSPL-1.0", ""]
)
def test_a_licence_that_nobody_looked_at_is_refused(expression: str) -> None:
    with pytest.raises(UnknownLicence, match="newcomer"):
        checked("newcomer", expression)


@pytest.mark.parametrize(
    ("package", "licence"),
    [("psycopg", "LGPL-3.0-only"), ("pyyaml", "MIT"), ("tiktoken", "MIT"), ("mdurl", "MIT"), ("scipy", "BSD-3-Clause")],
)
def test_each_way_to_name_a_licence_is_understood(package: str, licence: str) -> None:
    assert of_installed(package) == licence
