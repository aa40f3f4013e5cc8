"""The registry of datasets. Adding one: write its spec file, name it here."""

from data.datasets import (
    annual_targets,
    assessment_ranks,
    data_sharing,
    dingtalk,
    document_months,
    documents,
    drills,
    duty_roster,
    executive_items,
    inspections,
    instructions,
    livelihood,
    meetings,
    milestones,
    online_services,
    publications,
    smuggling_cases,
    supervision,
    units,
    urgent_reports,
)
from data.spec import Dataset

ALL: tuple[Dataset, ...] = (
    units.DATASET,
    annual_targets.DATASET,
    milestones.DATASET,
    supervision.DATASET,
    livelihood.DATASET,
    instructions.DATASET,
    publications.DATASET,
    documents.DATASET,
    document_months.DATASET,
    meetings.DATASET,
    executive_items.DATASET,
    assessment_ranks.DATASET,
    data_sharing.DATASET,
    online_services.DATASET,
    dingtalk.DATASET,
    duty_roster.DATASET,
    urgent_reports.DATASET,
    drills.DATASET,
    inspections.DATASET,
    smuggling_cases.DATASET,
)

_BY_NAME = {entry.name: entry for entry in ALL}


def dataset(name: str) -> Dataset:
    """The dataset of that name. Raises KeyError."""
    return _BY_NAME[name]


def tracked() -> tuple[Dataset, ...]:
    """Datasets whose rows are supervised items, in registry order."""
    return tuple(entry for entry in ALL if entry.tracking is not None)
