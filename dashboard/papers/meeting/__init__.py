"""The documents of a review meeting (督查调度会): memo, minutes, bulletins, sheets of units; `kinds` lists them."""
