"""What the data is: kinds of value, datasets, tables, rules, indicators, queries."""
