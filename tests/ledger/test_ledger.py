"""No date of the ledger's year moves without being seen in a diff."""

import pytest

from ledger.ledger import FILE, ledger


@pytest.mark.slow
def test_no_date_has_moved_unseen() -> None:
    assert FILE.read_text(encoding="utf-8") == ledger()
