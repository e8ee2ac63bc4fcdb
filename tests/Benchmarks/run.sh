#!/usr/bin/env bash
# Mesure le produit contre ce qui le borne. / Measures the product against what bounds it.
#   tests/Benchmarks/run.sh [NAME...] [--json FILE] [--quick]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
"$root/deploy/install.sh" run
dotnet build "$root/src/RightsRequests.Host" -c Release -v quiet -nologo -clp:ErrorsOnly >&2 # the worker processes
dotnet build "$here" -c Release -v quiet -nologo -clp:ErrorsOnly >&2
exec dotnet "$here/bin/Release/net10.0/RightsRequests.Benchmarks.dll" "$@"
