"""Files that are no table, or one that cannot be read: made from their bytes."""

from __future__ import annotations

import io
import zipfile

from tests.books.page import Book, Page, Raw, titled
from tests.books.passing import HEADER, TITLE, task
from tests.books.write import archive, changed, content_of

_PLAIN = content_of(Book("表.xlsx", (titled(TITLE, HEADER, task(1)),)))
_DOCTYPE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
_HTML = "<html><head><meta charset='gb2312'></head><body><table><tr><td>任务名称</td></tr></table></body></html>"
_XML_2003 = (
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>'
)
_FODS = '<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>'


def _far(cell: str) -> bytes:
    """A workbook with one cell far away, as a slip of the hand leaves behind."""
    row = "".join(filter(str.isdigit, cell))
    line = f'<row r="{row}"><c r="{cell}"><v>1</v></c></row></sheetData>'
    return changed(_PLAIN, r"xl/worksheets/sheet1\.xml", lambda text: text.replace("</sheetData>", line))


def _with_doctype() -> bytes:
    return changed(_PLAIN, r"xl/worksheets/sheet1\.xml", lambda text: text.replace("?>", "?>" + _DOCTYPE, 1))


def _long_cell() -> bytes:
    cell = f'<c r="A9" t="inlineStr"><is><t>{"长" * 32768}</t></is></c>'
    line = f'<row r="9">{cell}</row></sheetData>'
    return changed(_PLAIN, r"xl/worksheets/sheet1\.xml", lambda text: text.replace("</sheetData>", line))


def _open_quote() -> bytes:
    text = content_of(Book("表.csv", (titled(TITLE, HEADER, task(1), task(2), task(3)),))).decode("gb18030")
    return text.replace("推进第2项", '"推进第2项').encode("gb18030")


def _encrypted() -> bytes:
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    manifest += "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return archive({"mimetype": kind, "content.xml": b"\x01" * 64, "META-INF/manifest.xml": manifest})


def _with_parts(**parts: bytes) -> bytes:
    """The plain workbook with further parts inside."""
    with zipfile.ZipFile(io.BytesIO(_PLAIN)) as source:
        return archive({**{name: source.read(name) for name in source.namelist()}, **parts})


READABLE_FILES = (
    Raw("扩展名写错.xls", _PLAIN),
    Raw("带宏.xlsm", _with_parts(**{"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"})),
    Raw("引用别的文件.xlsx", _with_parts(**{"xl/externalLinks/externalLink1.xml": b"<externalLink/>"})),
)

ODD_FILES = (
    Raw("空文件.xlsx", b""),
    Book("空表.xlsx", (Page(()),)),
    Raw("扫描件.xlsx", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"),
    Raw("截图.xlsx", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
    Raw("通知.xlsx", archive({"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"})),
    Raw("幻灯片.xlsx", archive({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"})),
    Raw("打包.xlsx", archive({"十月/重点工作.xlsx": _PLAIN})),
    Raw("系统导出的网页.xls", _HTML.encode("gb18030")),
    Raw("旧式XML表格.xls", _XML_2003.encode()),
    Raw("别的XML.xls", b'<?xml version="1.0"?><list/>'),
    Raw("单文件开放文档.fods", _FODS.encode()),
    Raw("旧版本.xls", b"\x09\x08\x08\x00\x00\x05\x05\x00" + bytes(64)),
    Raw("符号链接.slk", b"ID;PWXL;N;E\r\nC;Y1;X1;K1\r\nE\r\n"),
    Raw("交换格式.dif", b'TABLE\r\n0,1\r\n"EXCEL"\r\n'),
    Raw("二进制工作簿.xlsb", archive({"[Content_Types].xml": "<Types/>", "xl/workbook.bin": b"\x83\x01\0"})),
    Raw("没有传完.xlsx", _PLAIN[: len(_PLAIN) // 2]),
    Raw("缺了工作簿.xlsx", archive({"[Content_Types].xml": "<Types/>"})),
    Raw("外部引用声明.xlsx", _with_doctype()),
    Raw("远处有一个字.xlsx", _far("A1048576")),
    Raw("右边有一个字.xlsx", _far("XFD9")),
    Raw("单元格太长.xlsx", _long_cell()),
    Raw("编码混乱.csv", "任务名称,牵头单位\n".encode("gb18030") + b"\x81\x20\xff\xff,\xff\n"),
    Raw("夹有零字节.csv", b"a,b\0c,d\n1,2,3\n"),
    Raw("零字节不是表格.xls", b"\x01\x02\x00\x03" * 32),
    Raw("引号不成对.csv", _open_quote()),
    Raw("加了密码.ods", _encrypted()),
)
