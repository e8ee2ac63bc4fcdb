#!/usr/bin/env bash
# Joue le métier contre le produit qui tourne. / Plays the main job against the running product: one request per right
# for the same member, worked through `availableActions` only; prints due date, outcome per activity, letters and their
# verification. Then kills a worker with -9 in the middle of a fan-out.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
deploy/install.sh test
exec dotnet test tests/RightsRequests.EndToEnd.Tests -c Release -nologo --filter 'FullyQualifiedName~EightRights' --logger 'console;verbosity=detailed'
