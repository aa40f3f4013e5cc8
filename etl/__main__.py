"""`python -m etl`: the command line."""

import sys

OWN = ("data", "etl")

try:
    from etl.cli import main
except ModuleNotFoundError as missing:
    if (missing.name or "").split(".")[0] in OWN:
        raise
    print(
        f"当前的 Python 里没有本程序需要的组件（{missing.name}）。请先启用环境：source .venv/bin/activate"
        "（Windows：.venv\\Scripts\\activate）；还没有装过环境的，先运行 make install，没有 make 的见 README。",
        file=sys.stderr,
    )
    sys.exit(2)

sys.exit(main(sys.argv[1:]))
