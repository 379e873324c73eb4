#!/usr/bin/env bash
# Usage: check-coverage.sh COBERTURA_FILE PACKAGE MINIMUM_PERCENT. Fails where fewer lines of the package are covered.
set -euo pipefail
awk -v package="$2" -v minimum="$3" '
  /<package / { inside = ($0 ~ "name=\"" package "\"") }
  inside && /<class / { match($0, /filename="[^"]*"/); file = substr($0, RSTART, RLENGTH) }
  # Generated sources (regular expressions, log messages) are not ours to cover.
  inside && /<line / && file !~ /\.g\.cs/ && file !~ /[\/\\]obj[\/\\]/ {
    match($0, /number="[0-9]+"/); line = file substr($0, RSTART, RLENGTH)
    seen[line] = 1
    if ($0 !~ /hits="0"/) hit[line] = 1
  }
  END {
    for (line in seen) { total++; covered += (line in hit) }
    if (!total) { print package ": no lines found"; exit 1 }
    printf "%s: %.1f %% of %d lines covered, at least %s %% wanted\n", package, 100 * covered / total, total, minimum
    exit (100 * covered / total < minimum)
  }' "$1"
