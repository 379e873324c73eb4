#!/usr/bin/env bash
# Holds the packages that 'dotnet pack -c Release' has made against what users do with them: restore, compile, run.
# Where the feed lacks the AWSSDK packages, stand-ins are packed into a temporary feed for them. They never reach the machine's package cache.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cache=${NUGET_PACKAGES:-$HOME/.nuget/packages}
fail() { echo "$*" >&2; exit 1; }

mkdir "$work/feed"
cp artifacts/packages/*.nupkg "$work/feed"
for project in eng/aws/services/AWSSDK.*; do
  dotnet pack "$project" -c Release --no-build --nologo -v quiet -p:IsPackable=true -o "$work/feed"
done
from_feed=(-p:RestoreAdditionalProjectSources="$work/feed" -p:RestorePackagesPath="$work/packages" -p:RestoreFallbackFolders="$cache")

# Each package depends on the official packages of the services that its project names, on other packages of MlKit, and on nothing else of this repository; either way the switch stands.
dependencies() { unzip -p "$1" '*.nuspec' | grep '<dependency ' | sort; }
for project in src/*/*.csproj; do
  id=$(basename "$project" .csproj)
  version=$(dotnet msbuild "$project" -getProperty:Version)
  lowest=$(dotnet msbuild "$project" -getProperty:AwsSdkVersion)
  generated=$(dependencies "artifacts/packages/$id.$version.nupkg")
  for service in $(dotnet msbuild "$project" -getItem:AwsSdk | sed -n 's/.*"Identity": "\(.*\)".*/\1/p'); do
    grep -qF "<dependency id=\"AWSSDK.$service\" version=\"$lowest\"" <<<"$generated" || fail "$id does not depend on AWSSDK.$service $lowest, but on: $generated"
  done
  if grep -E 'id="(StandIn|Generator|AwsSdk|AWSSDK.Core)' <<<"$generated"; then fail "$id depends on what users must not get from it."; fi

  dotnet pack "$project" -c Release --nologo -v quiet -p:AwsSdk=official --artifacts-path "$work/official" -o "$work/packed" "${from_feed[@]}"
  official=$(dependencies "$work/packed/$id.$version.nupkg")
  [ "$generated" = "$official" ] || fail "$id depends with -p:AwsSdk=official on: $official, and otherwise on: $generated"
done
if find "$work/official/obj" -maxdepth 1 -name 'AWSSDK.*' | grep .; then fail "-p:AwsSdk=official built stand-ins."; fi

# A user's project.
cp -r tests/MlKit.PackageSmoke "$work/consumer"
rm -rf "$work/consumer/bin" "$work/consumer/obj"
(cd "$work/consumer" && dotnet build -c Release --nologo -v quiet "${from_feed[@]}" && dotnet bin/Release/net10.0/MlKit.PackageSmoke.dll) | tee "$work/said"
grep -qxF 'Succeeded {"done":true}' "$work/said" || fail "The workflow did not run."
grep -qxF 'drive-42-ref https://api.sagemaker.eu-central-1.amazonaws.com/' "$work/said" || fail "The program said something else."
echo "Packages restore, compile and run, and depend on the same with -p:AwsSdk=official."
