"""The ten sections of the report, in its order. One more is one file here and its place in the list."""

from __future__ import annotations

from dashboard.papers.year.section import Section
from dashboard.papers.year.sections import (
    coordination,
    data_sharing,
    decision_support,
    documents,
    emergency,
    integrity,
    openness,
    rule_of_law,
    supervision,
    team,
)

ALL: tuple[Section, ...] = (
    coordination.SECTION,
    supervision.SECTION,
    decision_support.SECTION,
    documents.SECTION,
    rule_of_law.SECTION,
    openness.SECTION,
    data_sharing.SECTION,
    emergency.SECTION,
    team.SECTION,
    integrity.SECTION,
)
