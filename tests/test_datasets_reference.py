"""Every header of the reference's sheets belongs to the dataset and field that the reference gives it (§4.1–4.15)."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from data.datasets import dataset
from etl.columns import spellings
from etl.layout import normalise_header

REFERENCE = Path(__file__).resolve().parents[1].parent / "shared" / "domain" / "reference.md"

TABLES = {
    "### 4.1 ": "supervision",
    "### 4.3 ": "livelihood",
    "### 4.4 ": "instructions",
    "### 4.5 ": "assessment_ranks",
    "### 4.6 ": "information",
    "### 4.14 ": "urgent_reports",
    "### 4.15 ": "smuggling_cases",
}
SHEETS = {"SH21": "data_sharing", "SH22": "online_services", "SH23": "dingtalk"}
LINES = {"SH08": "publications", "SH24": "duty_roster", "SH26": "drills", "SH27": "inspections"}

RENAMED = {
    ("supervision", "status_text"): "status",
    ("livelihood", "completion"): "completion_reported",
}
"""The word as typed is kept by the status kind; a sub-target's own completion is recomputed."""

NOT_HEADERS = {
    ("livelihood", "南湖区…桐乡市"): "county columns are told by the names of counties",
    ("livelihood", "seven columns or 分县任务"): "said in English; 分县任务 is the canonical header",
    ("assessment_ranks", "eleven columns"): "city columns are told by the names of cities",
    ("information", "省"): "the lower level of a header of two",
    ("information", "市"): "the lower level of a header of two",
    ("information", "未完成"): "the lower level of a header of two",
    ("dingtalk", "第N周"): "what cells hold",
    ("online_services", "names as used by 杭州"): "a remark",
    ("duty_roster", "值班电话"): "never stored",
}

OTHER_FIELD = {
    ("urgent_reports", "伤亡情况"): "casualties_text",
    ("instructions", "报省时间"): "reported_up_on",
    ("information", "累计得分"): "score_ytd",
    ("online_services", "市本级"): "org",
}
"""A list of casualties in words is text, the counts stand beside it; a day and a yes are two fields;
points since New Year must not be added up month by month."""


@dataclass(frozen=True)
class Claim:
    dataset: str
    header: str
    fields: frozenset[str]


def text() -> str:
    if REFERENCE.exists():
        return REFERENCE.read_text(encoding="utf-8")
    if os.environ.get("CI") == "true":
        pytest.fail(f"the domain reference is missing: {REFERENCE}")
    return ""


def section(heading: str) -> str:
    found = re.search(rf"^{re.escape(heading)}.*?(?=^###? |\Z)", text(), re.MULTILINE | re.DOTALL)
    return found[0] if found else ""


def cells(block: str) -> Iterator[list[str]]:
    for line in block.splitlines():
        row = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and not set(row[0]) <= {"-", " "}:
            yield row


def split(listed: str, separators: str) -> list[str]:
    """Splits outside brackets; source marks such as [S67] go."""
    plain = re.sub(r"\[S\d+\w?\]", "", listed)
    parts = re.split(rf"[{separators}](?![^(]*\))", plain)
    return [part.strip() for part in parts if part.strip()]


def codes(cell: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z_]+", cell.replace("`", " ")))


def headers(canonical: str, synonyms: str) -> list[str]:
    known = {"首报/续报/终报", "电话/书面/传真/网络"}
    return split(canonical, "、/") + ([synonyms] if synonyms in known else split(synonyms, "、/"))


def from_tables() -> Iterator[Claim]:
    for heading, name in TABLES.items():
        for row in cells(section(heading)):
            if row[0].startswith("canonical"):
                continue
            for header in headers(row[0], row[2]):
                yield Claim(name, header, codes(row[1]))
    for row in cells(section("### 4.13 ")):
        if row[0] in SHEETS:
            for header in headers(row[1], row[3]):
                yield Claim(SHEETS[row[0]], header, codes(row[2]))


def from_lines() -> Iterator[Claim]:
    for label, name in LINES.items():
        for line in re.findall(rf"^{label}[: ].*`.*$", text(), re.MULTILINE):
            sheet = line.split("; log:")[0]
            for span in re.findall(r"`([^`]*\|[^`]*)`", sheet):
                yield from _of_span(name, span)
            for synonym in re.split(r"[|;]", sheet.partition("Synonyms:")[2].rstrip(".")):
                yield Claim(name, synonym.strip(), frozenset())


def _of_span(name: str, span: str) -> Iterator[Claim]:
    for item in span.split(" | "):
        found = re.fullmatch(r"(.+?)\s+([a-z_]+)\s*(\(.*\))?", item.strip())
        zh, code = (found[1], found[2]) if found else (item.strip(), "")
        yield Claim(name, re.sub(r"\(not stored\)", "", zh), frozenset({code} - {""}))


CLAIMS = [
    claim
    for claim in (*from_tables(), *from_lines())
    if claim.header and (claim.dataset, claim.header) not in NOT_HEADERS
]


@pytest.mark.skipif(not REFERENCE.exists(), reason=f"THE DOMAIN REFERENCE IS MISSING: {REFERENCE}")
def test_the_reference_was_read_whole() -> None:
    per_dataset = {name: sum(claim.dataset == name for claim in CLAIMS) for name in {c.dataset for c in CLAIMS}}
    assert set(per_dataset) == {*TABLES.values(), *SHEETS.values(), *LINES.values()}
    assert min(per_dataset.values()) >= 6
    assert len(CLAIMS) > 300


@pytest.mark.skipif(not REFERENCE.exists(), reason=f"THE DOMAIN REFERENCE IS MISSING: {REFERENCE}")
@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: f"{claim.dataset}-{claim.header}")
def test_a_header_of_the_reference_is_read_into_its_field(claim: Claim) -> None:
    columns = spellings(dataset(claim.dataset)).get(normalise_header(claim.header).text, ())
    names = {column.name for column in columns}
    expected = {RENAMED.get((claim.dataset, field), field) for field in claim.fields}
    expected |= {OTHER_FIELD.get((claim.dataset, claim.header), "")} - {""}
    assert names, f"{claim.header} is no header of {claim.dataset}"
    assert not expected or names & expected, f"{claim.header} goes to {names}, not {expected}"
