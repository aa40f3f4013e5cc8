#!/usr/bin/env bash
# Installs the Debian packages given that are missing, as root or through sudo that asks for no password.
# Where that cannot be done it says in one line what is missing and how to get it: an error in CI, else a warning.
set -euo pipefail

if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "!!! Not a Debian system: see for yourself that these or their like are installed: $*" >&2
    exit 0
fi

missing=()
for package in "$@"; do
    if ! dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed'; then
        missing+=("$package")
    fi
done
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" -eq 0 ]; then
    as_root=()
elif sudo -n true 2>/dev/null; then
    as_root=(sudo -n)
else
    as_root=(false)
fi
if "${as_root[@]}" apt-get update -qq >&2 &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2; then
    exit 0
fi
echo "!!! NOT INSTALLED: ${missing[*]} - what needs them is skipped; get them with: sudo apt-get install ${missing[*]}" >&2
[ "${CI:-}" != true ]
