#!/usr/bin/env bash
# Lighthouse sur chaque page. / Lighthouse on every page.
#   tests/Lighthouse/run.sh [ADDRESS] [--json FILE]
# Without an address it runs the product by itself, in a folder of its own, and stops it.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$here/../..
"$root/deploy/install.sh" test
(cd "$here" && [ -e node_modules/.package-lock.json ] || npm ci --silent --no-audit --no-fund --prefix "$here")

case ${1:-} in
  http*) address=$1; shift ;;
  *) address= ;;
esac
if [ -z "$address" ]; then
  data=$(mktemp -d)
  chmod 755 "$data"
  "$root/deploy/run-local.sh" --data "$data" >"$data/out" 2>&1 &
  product=$!
  trap 'kill -TERM $product; wait $product || true; rm -rf "$data"' EXIT
  for _ in $(seq 960); do
    address=$(sed -n 's/^ready //p' "$data/out")
    [ -z "$address" ] || break
    kill -0 $product 2>/dev/null || { cat "$data/out" >&2; exit 1; }
    sleep 0.5
  done
  [ -n "$address" ] || { echo "the product was not ready within eight minutes" >&2; cat "$data/out" >&2; exit 1; }
fi
cd "$here"
node walk.mjs "$address" "$@"
