#!/usr/bin/env bash
# Fails where the top section of a package's CHANGELOG.md is not the version its project file has.
set -euo pipefail
cd "$(dirname "$0")/.."
for project in src/*/*.csproj; do
  version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' "$project")
  changelog="$(dirname "$project")/CHANGELOG.md"
  top=$(sed -n 's:^## \([^ ]*\).*:\1:p' "$changelog" | head -n 1)
  if [ "$version" != "$top" ]; then
    echo "$changelog: the top section must be '## $version', as $(basename "$project") says, but is '## $top'." >&2
    exit 1
  fi
  echo "$(basename "$project" .csproj) $version"
done
