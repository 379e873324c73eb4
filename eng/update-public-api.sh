#!/usr/bin/env bash
# Rewrites PublicAPI.Unshipped.txt of every package from what its code declares public. Read the difference before you commit it.
set -euo pipefail
cd "$(dirname "$0")/.."
for project in src/*/*.csproj; do
  file="$(dirname "$project")/PublicAPI.Unshipped.txt"
  echo '#nullable enable' >"$file"
  symbols=$({ dotnet build "$project" --no-incremental 2>&1 || true; } | sed -n "s/.*error RS0016: Symbol '\(.*\)' is not part of the declared public API.*/\1/p" | LC_ALL=C sort -u)
  printf '%s\n' "$symbols" >>"$file"
  echo "$file: $(($(wc -l <"$file") - 1)) symbols"
done
