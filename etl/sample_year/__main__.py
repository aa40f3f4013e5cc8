"""`python -m etl.sample_year [--out data/sample]`: writes the sample workbooks."""

from __future__ import annotations

import argparse
from pathlib import Path

from etl.sample_year.year import write_year

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m etl.sample_year", description="写出 XX市 2020 年示例工作簿。")
    parser.add_argument("--out", type=Path, default=SAMPLE, help="目标文件夹(默认 data/sample)")
    out = parser.parse_args().out
    files = write_year(out)
    print(f"已写出 {len(files)} 个文件,共 {sum(file.stat().st_size for file in files) / 1e6:.2f} MB:{out}")


if __name__ == "__main__":
    main()
