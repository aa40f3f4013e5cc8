"""The registry of datasets. Adding one: write its spec file, name it here."""

from data.datasets import (
    activities,
    annual_targets,
    assessment_ranks,
    cadre_changes,
    data_sharing,
    decisions,
    dingtalk,
    disclosure,
    disclosure_requests,
    document_months,
    documents,
    draft_totals,
    drafts,
    drills,
    duty_roster,
    executive_items,
    information,
    information_city,
    inspections,
    instructions,
    integrity,
    law_study,
    law_study_coverage,
    legal_reviews,
    livelihood,
    meetings,
    milestones,
    online_services,
    promises,
    proposals,
    publications,
    reconsideration,
    smuggling_cases,
    supervision,
    training,
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
    decisions.DATASET,
    promises.DATASET,
    publications.DATASET,
    assessment_ranks.DATASET,
    information.DATASET,
    information_city.DATASET,
    drafts.DATASET,
    draft_totals.DATASET,
    documents.DATASET,
    document_months.DATASET,
    meetings.DATASET,
    executive_items.DATASET,
    reconsideration.DATASET,
    legal_reviews.DATASET,
    law_study.DATASET,
    law_study_coverage.DATASET,
    disclosure.DATASET,
    disclosure_requests.DATASET,
    proposals.DATASET,
    data_sharing.DATASET,
    online_services.DATASET,
    dingtalk.DATASET,
    duty_roster.DATASET,
    urgent_reports.DATASET,
    drills.DATASET,
    inspections.DATASET,
    smuggling_cases.DATASET,
    training.DATASET,
    cadre_changes.DATASET,
    activities.DATASET,
    integrity.DATASET,
)

_BY_NAME = {entry.name: entry for entry in ALL}


def dataset(name: str) -> Dataset:
    """The dataset of that name. Raises KeyError."""
    return _BY_NAME[name]


def tracked() -> tuple[Dataset, ...]:
    """Datasets whose rows are supervised items, in registry order."""
    return tuple(entry for entry in ALL if entry.tracking is not None)
