"""Takes the pages of a meeting's documents as pictures, for the docs: LibreOffice prints them, poppler draws them.

python -m dashboard meeting papers --meeting 2020-52 -o FOLDER     first
python -m scripts.paper_pictures FOLDER
"""

from __future__ import annotations

import argparse
import os
import subprocess
import tempfile
from pathlib import Path

from bench.process import ROOT

TARGET = ROOT / "docs" / "screenshots" / "papers"
FONTS = ROOT / "scripts" / "fonts-for-papers.conf"
DOTS = 75
SHOWN = {
    "会前材料": "memo",
    "会议纪要": "minutes",
    "督查通报": "bulletin",
    "领导批示通报": "instructions",
    "交办事项单": "unit",
}
"""What a file's name ends with, or has before its unit → the picture's name."""
PAGES = {"memo": (1,), "minutes": (1,), "bulletin": (1, 3), "instructions": (1,), "unit": (1,)}


def main() -> None:
    """Writes docs/screenshots/papers/meeting-NAME-PAGE.png."""
    parser = argparse.ArgumentParser(prog="python -m scripts.paper_pictures", description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    for words, name in SHOWN.items():
        files = sorted(file for file in folder.rglob("*.docx") if words in file.stem)
        if files:
            _draw(max(files, key=lambda file: file.stat().st_size), name)


def _draw(file: Path, name: str) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        profile = f"-env:UserInstallation=file://{scratch}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", scratch, str(file)]
        environment = {**os.environ, "FONTCONFIG_FILE": str(FONTS)}
        subprocess.run(command, env=environment, check=True, capture_output=True)
        for page in PAGES[name]:
            target = TARGET / f"meeting-{name}-{page}"
            options = ["-singlefile", "-png", "-r", str(DOTS), "-f", str(page), "-l", str(page)]
            subprocess.run(["pdftoppm", *options, str(Path(scratch) / f"{file.stem}.pdf"), str(target)], check=True)
            print(target.relative_to(ROOT).with_suffix(".png"))


if __name__ == "__main__":
    main()
