#!/usr/bin/env bash
# Converts 10, 100 and 1,000 frames, each in a process of its own, and prints the time and the peak memory of each. Needs 5 GB of disk.
# Usage: benchmarks/scale.sh
set -euo pipefail
cd "$(dirname "$0")/.."
scene=artifacts/scale/scene
output=artifacts/scale/output
trap 'rm -rf "$output"' EXIT

dotnet build benchmarks/ConvertScene -c Release -v quiet --nologo
program=(dotnet benchmarks/ConvertScene/bin/Release/net10.0/ConvertScene.dll)
if [ ! -f "$scene/whole" ]; then
  rm -rf "$scene"
  "${program[@]}" make "$scene" 1000
  touch "$scene/whole"
fi

for images in undistort original; do
  for frames in 10 100 1000; do
    printf '%-10s ' "$images"
    "${program[@]}" convert "$scene" "$output" front_center "$images" 2 "$frames"
  done
done
