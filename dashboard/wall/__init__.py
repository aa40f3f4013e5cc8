"""The wall (大屏): scenes drawn on the server that a screen shows one after the other, unattended."""
