"""Every scene of the wall; one more is a file and a line here."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.wall import asking, coming, emergency, ladder, lists, livelihood, ranking, sharing
from dashboard.wall.scene import Scene

ALL: Mapping[str, Scene] = {
    part.SCENE.code: part.SCENE for part in (asking, ranking, lists, livelihood, ladder, emergency, sharing, coming)
}
"""By the code that the table of screens calls them."""
