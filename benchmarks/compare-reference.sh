#!/usr/bin/env bash
# Converts one synthetic scene (100 frames of 1920 x 1208, about 14,000 points each) with the calls of the published Python notebook and with MlKit, in turn,
# two frames at a time, and prints the median speeds and their ratio. Usage: benchmarks/compare-reference.sh [ROUNDS, default 5]
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-5}
[[ $rounds =~ ^[1-9][0-9]*$ ]] || { echo "ROUNDS must be a whole number from 1, but was '$rounds'." >&2; exit 2; }

python=
for candidate in python3 /usr/bin/python3; do
  if "$candidate" -c 'import cv2, numpy' 2>/dev/null; then python=$candidate; break; fi
done
if [ -z "$python" ]; then
  echo "The reference needs Python with OpenCV and NumPy. On Debian: apt-get install --no-install-recommends python3-opencv" >&2
  exit 1
fi

scene=artifacts/compare-reference/scene
# Both write to memory where the system has a folder for that, so that no disk is measured.
if [ -d /dev/shm ] && [ -w /dev/shm ]; then parent=/dev/shm; else parent=artifacts/compare-reference; fi
mkdir -p artifacts/compare-reference
output=$(mktemp -d "$parent/mlkit-compare.XXXXXX")
trap 'rm -rf "$output"' EXIT

dotnet build benchmarks/ConvertScene -c Release -v quiet --nologo
program=(dotnet benchmarks/ConvertScene/bin/Release/net10.0/ConvertScene.dll)
if [ ! -f "$scene/whole" ]; then
  rm -rf "$scene"
  "${program[@]}" make "$scene" 100
  touch "$scene/whole"
fi

median() { sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
speed() { "$@" | tee -a "$output/log" | awk '{ print $1 }'; }

printf '%-14s %-34s %10s %10s %10s\n' camera conversion frames/s slowest fastest
for camera in front_center front_left; do
  : >"$output/python" >"$output/undistort" >"$output/original"
  for ((round = 0; round < rounds; round++)); do
    speed "$python" benchmarks/reference/convert.py "$scene" "$output/a" "$camera" 2 >>"$output/python"
    speed "${program[@]}" convert "$scene" "$output/b" "$camera" undistort 2 >>"$output/undistort"
    speed "${program[@]}" convert "$scene" "$output/b" "$camera" original 2 >>"$output/original"
  done
  reference=$(median <"$output/python")
  for row in python:"Python, undistorting" undistort:"MlKit, undistorting" original:"MlKit, original images"; do
    file=$output/${row%%:*}
    value=$(median <"$file")
    awk -v c="$camera" -v n="${row#*:}" -v v="$value" -v low="$(sort -n "$file" | head -n 1)" -v high="$(sort -n "$file" | tail -n 1)" -v r="$reference" \
      'BEGIN { printf "%-14s %-34s %10.2f %10.2f %10.2f   %.2fx\n", c, n, v, low, high, v / r }'
  done
done
echo
echo "$rounds rounds each, in turn; medians. $("$python" -c 'import cv2, numpy, sys; print(f"Python {sys.version.split()[0]}, OpenCV {cv2.__version__}, NumPy {numpy.__version__}")'), .NET $(dotnet --version)"
grep 'MiB at the peak' "$output/log" | awk '{ for (i = 1; i < NF; i++) if ($i == "ms") { if ($(i - 1) > cpu) cpu = $(i - 1) } } END { print "MlKit took up to " cpu " ms of processor time a frame" }'
