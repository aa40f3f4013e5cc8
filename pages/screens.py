"""大屏管理."""

from dashboard.wall.devices_view import devices_view

devices_view()
