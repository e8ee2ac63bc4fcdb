#!/usr/bin/env bash
# Passe tous les tests. / Passes all tests. Last line: N passed, N failed, N skipped.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
"$root/deploy/install.sh" test || exit 1
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
dotnet build RightsRequests.sln -c Release -v quiet -clp:ErrorsOnly -nologo || { echo "0 passed, 1 failed, 0 skipped"; exit 1; }

passed=0 failed=0 skipped=0 status=0
count() { # NAME
  local file=$results/$1.trx
  if [ ! -f "$file" ]; then
    echo "$1: no result" >&2
    failed=$((failed + 1)) status=1
    return
  fi
  local counters
  counters=$(grep -o '<Counters [^>]*' "$file")
  value() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$counters"; }
  passed=$((passed + $(value passed))) failed=$((failed + $(value failed)))
  skipped=$((skipped + $(value total) - $(value executed)))
}

run() { # PROJECT NAME
  dotnet test "$1" -c Release --no-build -nologo -v quiet --logger "trx;LogFileName=$2.trx" --results-directory "$results"
}

for project in tests/*.Tests; do
  name=$(basename "$project")
  if ! run "$project" "$name"; then
    status=1
    echo "$name: failed; why:" >&2
    grep -oE 'testName="[^"]*"[^>]*outcome="Failed"|<Message>[^<]*' "$results/$name.trx" 2>/dev/null | head -40 >&2
  fi
  count "$name"
done
[ "$failed" -eq 0 ] || status=1
echo "$passed passed, $failed failed, $skipped skipped"
exit "$status"
