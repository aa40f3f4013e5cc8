"""The fonts of official papers (reference §6.5), with what stands in for them where they are not installed.

The official names go into the document: the readers' machines have them. Nothing is embedded. `scripts/fonts-for-papers.conf`
maps the same names for renderings on Linux.
"""

from __future__ import annotations

from docx.oxml.xmlchemy import BaseOxmlElement

from dashboard.papers.content import Face
from dashboard.papers.elements import make

TITLE, BODY, BLACK, SCRIPT, FOOT = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"
LATIN = "Times New Roman"
"""Digits and letters of the text."""

STAND_INS: dict[str, str] = {
    TITLE: "方正小标宋_GBK,小标宋体,Noto Serif CJK SC",
    BODY: "仿宋,FangSong,FandolFang,Noto Serif CJK SC",
    BLACK: "SimHei,Noto Sans CJK SC",
    SCRIPT: "楷体,KaiTi,LXGW WenKai,AR PL UKai CN,Noto Serif CJK SC",
    FOOT: "SimSun,Noto Serif CJK SC",
    LATIN: "Liberation Serif",
}
"""Other names (w:altName) under which a machine may have a font, or have one like it, best first."""

FACES: dict[Face, str] = {"body": BODY, "black": BLACK, "script": SCRIPT}


def font(name: str) -> BaseOxmlElement:
    """The choice of a font; digits of 仿宋 are those of Times New Roman, other fonts bring their own."""
    latin = LATIN if name == BODY else name
    return make("rFonts", ascii=latin, hAnsi=latin, eastAsia=name, cs=latin)


def table() -> list[BaseOxmlElement]:
    """The entries of the document's table of fonts."""
    return [
        make("font", make("altName", val=others), make("charset", val="00" if name == LATIN else "86"), name=name)
        for name, others in STAND_INS.items()
    ]
