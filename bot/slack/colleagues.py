"""What colleagues are called, looked up when the first name is wanted: most answers name nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping


class Colleagues(Mapping[str, str]):
    """User id -> display name, of everyone whose profile is known.

    look_up works only while its transaction is open; `settle` takes the names along beyond it.
    """

    def __init__(self, look_up: Callable[[], Mapping[str, str]]) -> None:
        self._look_up = look_up
        self._names: Mapping[str, str] | None = None

    def settle(self) -> Mapping[str, str]:
        if self._names is None:
            self._names = self._look_up()
        return self._names

    def __getitem__(self, user: str) -> str:
        return self.settle()[user]

    def __iter__(self) -> Iterator[str]:
        return iter(self.settle())

    def __len__(self) -> int:
        return len(self.settle())
