#!/usr/bin/env bash
# Passe tous les tests. / Passes all tests. Last line: N passed, N failed, N skipped.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
"$root/deploy/install.sh" test || exit 1
# Processes of tests live too short to earn back what it costs them to measure themselves for the compiler.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_TieredPGO=0

# Tests make some hundred databases of some hundred files each, and would wait for the disk's bookkeeping most of the time:
# in memory where it has room for them (some eight gigabytes) and programs may lie there, else on the disk.
roomy() { # DIR
  [ "$(stat -f -c %T "$1" 2>/dev/null)" = tmpfs ] && [ -w "$1" ] && ! findmnt -n -o OPTIONS -T "$1" | grep -qw noexec &&
    [ "$(df --output=avail -B1G "$1" | tail -n 1)" -ge 12 ] && [ "$(awk '/^MemAvailable/ { print int($2 / 1048576) }' /proc/meminfo)" -ge 18 ]
}
if roomy /dev/shm; then export TMPDIR=/dev/shm; fi

# What tests lay down goes with it, even what a killed one left. Databases in it run under another account.
results=$(mktemp -d)
chmod 755 "$results"
trap 'rm -rf "$results"' EXIT
mkdir -m 777 "$results/tmp"
export TMPDIR=$results/tmp

# One warm compiler for all projects of the build; it is stopped afterwards.
building=$SECONDS
UseSharedCompilation=true dotnet build RightsRequests.sln -c Release -v quiet -clp:ErrorsOnly -nologo || { echo "0 passed, 1 failed, 0 skipped"; exit 1; }
building=$((SECONDS - building))
dotnet build-server shutdown --vbcscompiler >/dev/null

run() { # PROJECT
  local name start=$SECONDS
  name=$(basename "$1")
  # A test that hangs fails by its name: nothing is waited for without end. The campaign of faults takes minutes, on a busy machine ten.
  if dotnet test "$1" -c Release --no-build -nologo -v quiet --blame-hang-timeout 20m --blame-hang-dump-type none --logger "trx;LogFileName=$name.trx" --results-directory "$results" >"$results/$name.log" 2>&1; then
    touch "$results/$name.passed"
  fi
  echo "$name: $((SECONDS - start)) s"
}
export -f run
export results

# One more at a time than there are processors, and not more than three for the room they need; the longest first. They
# wait on processes, databases and pages as much as they reckon, the whole product more than any. A machine that builds
# slowly has them wait for the processors instead: there another one gains nothing, and each step of it takes long.
lanes=$(nproc)
[ "$lanes" -lt 3 ] && [ "$building" -lt 35 ] && lanes=$((lanes + 1))
[ "$lanes" -lt 3 ] || lanes=3
printf '%s\n' tests/RightsRequests.{Web,EndToEnd,Letters,Host,Office,Bus}.Tests tests/*.Tests deploy/holders/dotnet/Holder.Tests | awk '!seen[$0]++' |
  xargs -d '\n' -n 1 -P "$lanes" bash -c 'run "$1"' _

passed=0 failed=0 skipped=0 status=0
for project in tests/*.Tests deploy/holders/dotnet/Holder.Tests; do
  name=$(basename "$project")
  file=$results/$name.trx
  if [ ! -e "$results/$name.passed" ]; then
    status=1
    { echo "$name: failed; why:"; grep -vE '^\s*$' "$results/$name.log" | tail -n 60
      # Whole messages: what was looked for and what was there stand on lines of their own.
      sed -nE '/outcome="Failed"/p; /<Message>/,/<\/Message>/p; /^ +at RightsRequests/p' "$file" 2>/dev/null | cut -c 1-600 | head -n 120; } >&2
  fi
  if [ ! -f "$file" ]; then
    echo "$name: no result" >&2
    failed=$((failed + 1)) status=1
    continue
  fi
  counters=$(grep -o '<Counters [^>]*' "$file")
  value() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$counters"; }
  passed=$((passed + $(value passed))) failed=$((failed + $(value failed)))
  skipped=$((skipped + $(value total) - $(value executed)))
done
[ "$failed" -eq 0 ] || status=1
echo "$passed passed, $failed failed, $skipped skipped"
exit "$status"
