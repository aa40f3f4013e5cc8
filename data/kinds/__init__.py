"""Kinds of value: what a cell of each kind may hold, how it is read, stored and shown."""
