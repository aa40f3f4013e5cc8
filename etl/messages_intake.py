"""Wording of what recognition and the check of a whole table find (`etl/intake.py`, `etl/checking.py`, `etl/keys.py`)."""

INTAKE_MESSAGES: dict[str, str] = {
    "no_table": "文件里没有找到表格。请确认表头在同一行，至少有三个系统认识的列名，如序号、牵头单位、完成时限。",
    "sheet_without_table": "这张工作表里没有找到表格，已跳过。如有数据，请检查表头。",
    "no_rows": "表头下面没有数据行，这张表没有读入。",
    "nothing_to_load": "文件里没有数据：表头下面一行也没有填。请填写后再报送。",
    "dataset_unknown": "看不出这张表是哪一类数据。请使用报送模板，或在导入时注明数据类别。",
    "dataset_lacks_headers": "这张表像是“{dataset}”，但缺少必需的列：{headers}。请补上这些列。",
    "missing_column": "缺少必需的列“{header}”。请在表头补上这一列。",
    "not_stated": "没有写明“{header}”。{options}请写在文件名、工作表名、标题里，或加一列“{header}”。",
    "required_blank": "“{header}”是必填项，这里没有填。请补上。",
    "required_unusable": "“{header}”是必填项。{reason}",
    "repeated_row": "与{first}完全相同，只取一次。如果是两件事，请改成不同的编号。",
    "repeated_key": "“{header}”与{first}重复，而内容不同，无法判断以哪行为准。请改正其中一行的“{header}”，或删去其中一行。",
    "personal_column": "“{header}”一列含个人信息，没有保存，其他列照常读取。报送前最好删去这一列。",
    "people_listed": (
        "“{dataset}”只登记人数，不登记个人：有“{header}”一列的表不能导入，也没有保存。请删去个人信息各列，按类别合计人数后再报送。"
    ),
    "repeated_column": "“{header}”和另一列是同样的内容，系统只取其中一列，这一列没有保存。如需保存，请改用模板里的其他列名。",
    "personal_masked": "这里写了电话或证件号码，号码没有保存，其余内容照存。",
    "unknown_column": "不认识“{header}”这一列，没有保存。如需保存，请改用模板里的列名。",
    "error_cell": "这个单元格显示为错误值（如 #REF!、#N/A）。请改成正确的内容，或清空。",
    "formula_without_value": "这个单元格的公式没有算出结果。请在 WPS 里打开文件，保存一次后再报送。",
    "hidden_rows": "有{count}行被隐藏，也当作数据读入。如不需要，请删去这些行。",
    "as_of_in_future": "数据截至{day}，晚于今天，到那一天才会计入。请核对标题或文件名里的日期；要现在就计入，导入时加 --as-of {today}。",
    "as_of_far_ahead": (
        "数据截至{day}，比今天（{today}）晚得多，没有读入。请核对标题或文件名里的年份和日期；日期无误的，导入时加 --as-of {day}。"
    ),
    "as_of_assumed": "没有写明数据截至哪一天，按{day}处理。请在标题里写上“截至某月某日”，或在导入时用 --as-of 指定。",
    "as_of_left_open": (
        "标题里的截至日期没有填，而表里的日期都在{years}年，不能按{day}处理。请在标题里填上截至日期，或在导入时用 --as-of 指定。"
    ),
    "as_of_differs": "标题或文件名写的是{stated}，按所指定的{day}处理。请核对。",
    "finished_after": "“{header}”（{finished}）晚于数据截至的{day}。请核对这两个日期。",
    "lead_from_header": "没有“{lead}”一列，以“{header}”为准：带*的牵头，没有带*的由排在第一的牵头。",
    "lead_filled": "“{lead}”有{count}处没有填，以“{header}”里带*的或排在第一的为准。",
    "list_left_out": "上次报送的“{file}”里有“{list}”，这次整张没有。请核对是否漏报；不再报送或另行报送的，不必处理。",
    "falls": "“{header}”由{before}减为{now}，而它一般只增不减。如是更正，不必处理；否则请核对。",
}
