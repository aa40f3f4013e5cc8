"""The report of a year (年度数据稿): the figures of the ten sections in sentences and tables, for any year to date."""
