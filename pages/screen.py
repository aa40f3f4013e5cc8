"""大屏."""

from dashboard.wall.wall import wall

wall()
