"""The weekly review meeting (督查调度会) on screen: prepared, arranged, presented, recorded, seen again."""
