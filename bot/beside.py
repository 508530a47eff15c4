"""What lies beside the code: the migrations, and the app's manifest.

A checkout has them at its root, where people look for them; an installed package carries them within itself.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_PLACES = (_PACKAGE / "shipped", _PACKAGE.parent)


def beside(name: str) -> Path:
    """The file or folder of that name. Raises FileNotFoundError where the installation came without it."""
    for place in _PLACES:
        if (place / name).exists():
            return place / name
    raise FileNotFoundError(f"This installation of Rainmaker lacks its {name}.")
