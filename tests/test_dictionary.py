"""The data dictionary says what the specs say."""

from pathlib import Path

import pytest

from data.datasets import ALL, dataset
from data.spec import Dataset
from etl.dictionary import dictionary, is_current, write

ROOT = Path(__file__).resolve().parents[1]


def section(spec: Dataset) -> str:
    return dictionary().split(f"\n## {spec.zh}\n")[1].split("\n## ")[0]


def test_the_dictionary_in_docs_is_current() -> None:
    assert is_current(ROOT / "docs" / "data-dictionary.md"), "run: python -m etl docs"


@pytest.mark.parametrize("spec", ALL, ids=lambda spec: spec.name)
def test_every_column_stands_there_with_its_stored_fields_and_synonyms(spec: Dataset) -> None:
    lines = [line for line in section(spec).splitlines() if line.startswith("| ")][2:]
    assert len(lines) == len(spec.columns)
    for column, line in zip(spec.columns, lines, strict=True):
        assert line.startswith(f"| {column.zh} | {column.kind.zh} |")
        assert all(f"`{column.name}{part.suffix}`" in line for part in column.kind.fields)
        assert all(word in line for word in (*column.synonyms, *column.kind.options))


def test_required_columns_computed_columns_and_columns_told_by_the_title_are_told_apart() -> None:
    livelihood, supervision = section(dataset("livelihood")), section(dataset("supervision"))
    assert "| 完成数 | 数值 | 必填 |" in livelihood
    assert "| 推算完成率 | 百分比 | 系统推算 |" in livelihood
    assert "| 清单类别 | 选项 | 必填（可写在标题里） |" in supervision


def test_the_section_says_how_a_record_is_recognised_and_what_a_return_holds() -> None:
    text = section(dataset("supervision"))
    assert "同一条记录按“年度”、“清单类别”、“督查编号”识别；其中空着的，改按“任务名称”的文字识别。" in text
    assert "每次报同一“年度”、“清单类别”的全部记录，上次有、本次未包含的会列出来提醒。" in text
    assert "每次只报新增或变动的记录。" in section(dataset("duty_roster"))


def test_an_outdated_or_missing_file_is_not_current(tmp_path: Path) -> None:
    path = tmp_path / "dictionary.md"
    assert not is_current(path)
    write(path)
    assert is_current(path)
    path.write_text(path.read_text(encoding="utf-8") + "手工添加", encoding="utf-8")
    assert not is_current(path)
