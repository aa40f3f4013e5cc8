"""Elements of WordprocessingML, made by name."""

from __future__ import annotations

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement


def make(name: str, /, *children: BaseOxmlElement | None, **attributes: object) -> BaseOxmlElement:
    """The element `w:name` with its attributes (`w:` too) and children; None is left out of both."""
    element: BaseOxmlElement = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        if value is not None:
            element.set(qn(f"w:{key}"), str(value))
    for child in children:
        if child is not None:
            element.append(child)
    return element


def off(name: str) -> BaseOxmlElement:
    """A property that is on unless it is said to be off."""
    return make(name, val="0")
