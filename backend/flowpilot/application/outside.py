"""Work that a use case needs done in no transaction, because it takes long: a model's answer."""

from collections.abc import Awaitable, Callable


class Outside(Exception):
    """Raised by a use case inside its unit. What the unit did is undone, `work` runs, and the use case runs again from
    its beginning, with everything checked again; it does not raise this a second time.

    No refusal: nobody but `application.answering` sees it.
    """

    def __init__(self, work: Callable[[], Awaitable[None]]) -> None:
        super().__init__("to be done outside of the transaction")
        self.work = work
