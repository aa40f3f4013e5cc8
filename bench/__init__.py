"""Benchmarks: the program measured beside what it is compared with, in one interleaved run (Linux only)."""
