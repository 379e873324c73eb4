#!/usr/bin/env bash
# Holds the packages that 'dotnet pack -c Release' has made against what users do with them: restore, compile, run.
# Where the feed lacks the AWSSDK packages, stand-ins are packed into a temporary feed for them. They never reach the machine's package cache.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cache=${NUGET_PACKAGES:-$HOME/.nuget/packages}

mkdir "$work/feed"
cp artifacts/packages/*.nupkg "$work/feed"
for project in eng/aws/services/AWSSDK.*; do
  dotnet pack "$project" -c Release --no-build --nologo -v quiet -p:IsPackable=true -o "$work/feed"
done

# Dependencies have the official names, and no project of this repository is among them.
nuspec() { unzip -p "$work/feed/$1".[0-9]*.nupkg "$1.nuspec"; }
nuspec MlKit.Labeling | grep -qF '<dependency id="AWSSDK.SageMaker" version="4.0.0"' || { echo "MlKit.Labeling does not depend on AWSSDK.SageMaker 4.0.0."; exit 1; }
for package in artifacts/packages/MlKit.*.nupkg; do
  id=$(basename "$package" | sed -E 's/\.[0-9]+\.[0-9]+\.[0-9]+.*//')
  if nuspec "$id" | grep -E 'dependency id="(StandIn|Generator|AwsSdk)'; then echo "$id depends on a project that is never published."; exit 1; fi
done

from_feed=(-p:RestoreAdditionalProjectSources="$work/feed" -p:RestorePackagesPath="$work/packages" -p:RestoreFallbackFolders="$cache")

# A user's project.
cp -r tests/MlKit.PackageSmoke "$work/consumer"
rm -rf "$work/consumer/bin" "$work/consumer/obj"
(cd "$work/consumer" && dotnet build -c Release --nologo -v quiet "${from_feed[@]}" && dotnet bin/Release/net10.0/MlKit.PackageSmoke.dll) | tee "$work/said"
grep -qxF 'drive-42-ref https://api.sagemaker.eu-central-1.amazonaws.com/' "$work/said" || { echo "The program said something else."; exit 1; }

# This repository with the other position of the switch.
dotnet build src/MlKit.Labeling -c Release --nologo -v quiet -p:AwsSdk=official --artifacts-path "$work/official" "${from_feed[@]}"
if find "$work/official/obj" -maxdepth 1 -name 'AWSSDK.*' | grep .; then echo "-p:AwsSdk=official built stand-ins."; exit 1; fi
echo "Packages restore, compile and run; -p:AwsSdk=official builds."
