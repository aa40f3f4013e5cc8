"""Wording of what is wrong with a file as a whole."""

FILE_MESSAGES: dict[str, str] = {
    # Not a table
    "file_empty": "文件里没有内容。请确认选对了文件，填好后重新报送。",
    "file_too_large": "文件有{size}MB，超过{limit}MB的上限。请删去图片和无关的工作表后重新报送。",
    "file_pdf": "这是PDF文件，不是表格。请报送原来的Excel或WPS表格（.xlsx）。",
    "file_image": "这是图片，不是表格。请报送原来的Excel或WPS表格（.xlsx）。",
    "file_word": "这是文字文档，不是表格。请把其中的表格复制到WPS表格里，另存为.xlsx再报送。",
    "file_archive": "这是压缩包。请解压后，把里面的表格逐个报送。",
    "file_not_table": "这个文件不是表格。请报送Excel或WPS表格（.xlsx、.xls、.et、.ods）或CSV文件。",
    "file_xml": "这是XML文件，不是表格。请在WPS中打开，另存为.xlsx再报送。",
    # Tables of kinds that are not read
    "file_html_as_xls": "这其实是网页（系统导出的“假Excel”）。请在WPS中打开，另存为.xlsx再报送。",
    "file_xml_2003": "这是XML格式的旧表格（Excel 2003 XML）。请在WPS中打开，另存为.xlsx再报送。",
    "file_old_biff": "这是二十多年前的旧Excel格式，无法读取。请在WPS中打开，另存为.xlsx再报送。",
    "file_fods": "这是单个XML文件的OpenDocument表格（.fods）。请用WPS或LibreOffice打开，另存为.xlsx再报送。",
    "file_slk": "这是SYLK格式（.slk）的表格。请在WPS中打开，另存为.xlsx再报送。",
    "file_dif": "这是DIF格式（.dif）的表格。请在WPS中打开，另存为.xlsx再报送。",
    "file_xlsb": "这是二进制工作簿（.xlsb）。请在WPS中打开，另存为.xlsx再报送。",
    "file_encrypted": "文件加了密码，无法读取。请在WPS中打开，取消密码后保存，再重新报送。",
    # Broken or hostile
    "file_broken": "文件已损坏或不完整，无法读取。请在WPS中打开并另存为.xlsx，再重新报送。",
    "file_reader_crashed": "文件结构异常，无法安全读取。请在WPS中打开，另存为.xlsx再报送。",
    "file_reader_timeout": "文件太复杂，在限定时间内没有读完。请删去无关的工作表和格式，另存为.xlsx再报送。",
    "file_zip_bomb": "文件解压后大得不正常，没有读取。请把需要报送的内容复制到新的.xlsx文件里再报送。",
    "file_doctype": "文件里含有外部引用声明，为安全起见没有读取。请在WPS中打开，另存为.xlsx再报送。",
    "file_too_many_rows": (
        "单元格{cell}有内容，超过了{limit}行的上限。若是误填，请删去该行后重新保存；若数据确实很多，请分成几个文件报送。"
    ),
    "file_too_many_columns": (
        "单元格{cell}有内容，超过了{limit}列的上限。若是误填，请删去该列后重新保存；若列确实很多，请只保留需要报送的列。"
    ),
    "file_cell_too_long": "有单元格超过{limit}个字，表格软件也放不下。请把长文改为附件，表中只写摘要。",
    # Text files
    "csv_encoding": "看不出这个文本文件的编码。请在WPS中打开核对文字，另存为“CSV UTF-8”或.xlsx再报送。",
    "csv_binary": "这个文件不是文本表格，或用了没有标记的Unicode编码。请在WPS中打开，另存为.xlsx再报送。",
    "csv_broken": "CSV文件第{row}行附近引号不成对，无法分列。请在WPS中打开核对，另存为.xlsx再报送。",
    # Read, with a remark
    "file_extension_mismatch": "文件名写的是{said}，内容其实是{kind}格式，已按{kind}读取。请改正扩展名，以免别人打不开。",
    "file_has_macros": "文件里带有宏。宏不会运行，只读取了单元格的内容。",
    "file_external_links": "文件引用了其他工作簿的数据，读到的是上次保存时的数值。请确认数值是最新的。",
    "rows_below_notes": "这一行在填表说明之后，看起来仍是数据，没有读取。如需报送，请移到说明的前面。",
    "sheet_hidden": "工作表“{sheet}”是隐藏的，没有读取。如需报送，请取消隐藏后重新保存。",
}
