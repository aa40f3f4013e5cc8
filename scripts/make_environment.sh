#!/usr/bin/env bash
# Makes the virtual environment in the folder given, with the first Python on this machine that is new enough.
set -euo pipefail
folder=$1
new_enough='import sys; sys.exit(sys.version_info < (3, 11))'

for python in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11 python; do
    if command -v "$python" >/dev/null 2>&1 && "$python" -c "$new_enough" 2>/dev/null; then
        found=$python
        break
    fi
done
if [ -z "${found:-}" ]; then
    echo "需要 Python 3.11 或更新的版本；装在别处的，请写明：PYTHON=/路径/python make run" >&2
    exit 1
fi

# Debian packs the module that makes environments apart from Python.
if ! "$found" -c 'import ensurepip, venv' 2>/dev/null; then
    "$(dirname "$0")/install_system_packages.sh" python3-venv
fi
"$found" -m venv --clear "$folder"
