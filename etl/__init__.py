"""How data gets in: read a workbook, check it, compare it, load it all or not at all, undo it."""
