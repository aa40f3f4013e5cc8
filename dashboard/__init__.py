"""The frame round the pages: entry point, shell, navigation, cached reads, shared parts, chart theme."""
