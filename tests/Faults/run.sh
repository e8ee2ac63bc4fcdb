#!/usr/bin/env bash
# Fait tomber ce qui peut tomber, et compte ce qui reste. / Makes fail what can fail, and counts what is left.
#   tests/Faults/run.sh [--cases N] [--minutes M] [--seed S]
# Bounded, on loopback, ends by itself and stops what it started. Exit code 1 where a promise is broken.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
"$root/deploy/install.sh" run
for project in "$root/src/RightsRequests.Host" "$here"; do
  dotnet build "$project" -c Release -v quiet -nologo -clp:ErrorsOnly >&2
done
exec dotnet "$here/bin/Release/net10.0/RightsRequests.Faults.dll" "$@"
