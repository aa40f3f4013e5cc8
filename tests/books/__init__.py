"""Writes the workbooks of tests/should_pass and tests/should_fail: run `python -m tests.books` after changing it."""
