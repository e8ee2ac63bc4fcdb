#!/usr/bin/env bash
# Fabrique l'image. / Builds the image.
#
#   deploy/image/build.sh [--tag NAME] [--base IMAGE] [--lay-out DIR]
#
# --base: an image with Node, ICU and certificates (default: made from base.Dockerfile); --lay-out: only lays out what goes
# into the image. Uses buildah or docker, whichever is there; the .NET runtime is the one that builds.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
tag=rights-requests base= only=
while [ $# -gt 0 ]; do
  case $1 in
    --tag) tag=${2:?} ; shift 2 ;;
    --base) base=${2:?} ; shift 2 ;;
    --lay-out) only=${2:?} ; shift 2 ;;
    *) sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
done

folder=${only:-$(mktemp -d)}
[ -n "$only" ] || trap 'rm -rf "$folder"' EXIT
program=$folder/root/opt/rights-requests
dotnet=$(dirname "$(readlink -f "$(command -v dotnet)")")
mkdir -p "$program/node" "$folder/root/usr/bin" "$folder/root/usr/share/dotnet/host" "$folder/root/usr/share/dotnet/shared" "$folder/state/keys"

"$root/deploy/install.sh" run
dotnet publish "$root/src/RightsRequests.Host" -c Release -o "$program" -v quiet -nologo
cp -a "$root/workflows" "$program/"
cp -a "$root/src/RightsRequests.Letters/node/node_modules" "$program/node/"
version=$(dotnet --list-runtimes | sed -n 's/^Microsoft\.AspNetCore\.App \([0-9.]*\) .*/\1/p' | sort -V | tail -n 1)
cp -a "$dotnet/dotnet" "$folder/root/usr/share/dotnet/"
cp -a "$dotnet/host/fxr" "$folder/root/usr/share/dotnet/host/"
for framework in Microsoft.NETCore.App Microsoft.AspNetCore.App; do
  mkdir -p "$folder/root/usr/share/dotnet/shared/$framework"
  cp -a "$dotnet/shared/$framework/$version" "$folder/root/usr/share/dotnet/shared/$framework/"
done
install -m 755 "$here/rights-requests" "$folder/root/usr/bin/"
chmod 700 "$folder/state" "$folder/state/keys"
cp "$here/Dockerfile" "$here/base.Dockerfile" "$folder/"
[ -z "$only" ] || exit 0

build() { if command -v buildah >/dev/null; then buildah bud "$@"; else docker build "$@"; fi; }
if [ -z "$base" ]; then
  base=rights-requests-base
  build -t "$base" -f "$folder/base.Dockerfile" "$folder"
fi
build -t "$tag" --build-arg "BASE=$base" -f "$folder/Dockerfile" "$folder"
