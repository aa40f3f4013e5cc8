"""The weekly review meeting (督查调度会): what it looks at, its agenda, what it records, how it is seen again."""
