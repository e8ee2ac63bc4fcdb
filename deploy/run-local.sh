#!/usr/bin/env bash
# Lance tout le produit sur cette machine, avec des services privés. / Runs the whole product on this machine, with private services.
#
#   deploy/run-local.sh [--data DIR] [--port N] [--broker rabbitmq|in-memory] [--except-holder ID]... [--workers N]
#     [--pack DIR]                                       your own policy pack instead of workflows/
#     [--http-holder ID]... [--webhook-holder ID]...     demo holders asked without a broker, with a copy of the policy pack
#     [--no-build]                                       what is built already is started as it is
#
# Prints `database …`, `broker …` and `ready http://127.0.0.1:PORT`, stays in the foreground, and stops all that it
# started on Ctrl-C or TERM. Run again with the same DIR it goes on where it was.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
. "$here/loopback.sh"

data=.data pack=$root/workflows port= broker=rabbitmq workers=1 build=yes except=() http=() webhook=()
usage() { sed -n '2,10s/^# \{0,1\}//p' "$0" >&2; exit 2; }
while [ $# -gt 0 ]; do
  case $1 in
    --data) data=${2:?} ; shift 2 ;;
    --pack) pack=$(cd "${2:?}" && pwd) ; shift 2 ;;
    --port) port=${2:?} ; shift 2 ;;
    --broker) broker=${2:?} ; shift 2 ;;
    --except-holder) except+=("${2:?}") ; shift 2 ;;
    --http-holder) http+=("${2:?}") ; shift 2 ;;
    --webhook-holder) webhook+=("${2:?}") ; shift 2 ;;
    --workers) workers=${2:?} ; shift 2 ;;
    --no-build) build=no ; shift ;;
    *) usage ;;
  esac
done
[[ $broker =~ ^(rabbitmq|in-memory)$ && $workers =~ ^[0-9]+$ && $port =~ ^[0-9]*$ ]] || usage
mkdir -p "$data"
data=$(cd "$data" && pwd)
mkdir -p "$data/log"

"$here/install.sh" run
[ "$build" = no ] || (cd "$root" && for project in RightsRequests.Host RightsRequests.DemoHolders; do
  dotnet build "src/$project" -c Release --disable-build-servers -v quiet -clp:ErrorsOnly -nologo >"$data/log/build.log" 2>&1 || { cat "$data/log/build.log" >&2; exit 1; }
done)
engine=$root/src/RightsRequests.Host/bin/Release/net10.0/rights-requests.dll
demo=$root/src/RightsRequests.DemoHolders/bin/Release/net10.0

pids=()
stop_all() {
  # A second Ctrl-C must not end this before the services are stopped.
  trap '' INT TERM
  trap - EXIT
  for pid in "${pids[@]}"; do kill -TERM "$pid" 2>/dev/null || true; done
  for pid in "${pids[@]}"; do
    wait_until 20 dead "$pid" || kill -KILL "$pid" 2>/dev/null || true
  done
  if [ "$broker" = rabbitmq ]; then "$here/rabbitmq.sh" stop "$data" || true; fi
  "$here/postgres.sh" stop "$data" || true
}
dead() { ! kill -0 "$1" 2>/dev/null; }
trap 'stop_all; exit 0' INT TERM
trap stop_all EXIT

database=$("$here/postgres.sh" start "$data")
echo "database $database"
export RIGHTS__ConnectionString="$database"

holder_ids() { sed -n 's/^ *- id: *\([a-z0-9-]*\).*/\1/p' "$pack/holders.yaml"; }
if [ "$broker" = rabbitmq ]; then
  # shellcheck disable=SC2046 # one word per holder
  broker_port=$("$here/rabbitmq.sh" start "$data" $(holder_ids))
  echo "broker amqp://127.0.0.1:$broker_port"
  password=$(sed -n 's/.*"password":"\([0-9a-f]*\)".*/\1/p' "$data/broker.json")
  export RIGHTS__Broker="amqp://engine:$password@127.0.0.1:$broker_port"
else
  echo "broker in-memory"
  export RIGHTS__Broker=in-memory
fi

port=${port:-$(same_or_free_port "$(cat "$data/port" 2>/dev/null || true)")}
echo "$port" >"$data/port"
export DOTNET_ENVIRONMENT=Development ASPNETCORE_ENVIRONMENT=Development
export RIGHTS__Development=true
export RIGHTS__KeyDirectory="$data/keys"
export RIGHTS__WorkflowsDirectory="$pack"
export RIGHTS__NodeModulesRoot="$root/src/RightsRequests.Letters/node"
export RIGHTS__PeopleFile="$demo/people.json"
export RIGHTS__PublicUrl="http://127.0.0.1:$port"

# A copy of the pack says who is asked otherwise than over the bus.
transport() { # ID TRANSPORT [URL]
  awk -v id="$1" -v to="$2" -v url="${3:-}" '
    $1 == "-" && $2 == "id:" { own = $3 == id; known += own }
    own && $1 == "transport:" { print "    transport: " to; if (url != "") print "    url: " url; next }
    { print }
    END { exit !known }' "$data/workflows/holders.yaml" >"$data/holders.yaml.new" || die "détenteur inconnu / unknown holder: $1"
  mv "$data/holders.yaml.new" "$data/workflows/holders.yaml"
}
apart=("${http[@]}" "${webhook[@]}")
if [ ${#apart[@]} -gt 0 ]; then
  rm -rf "$data/workflows"
  cp -r "$pack" "$data/workflows"
  export RIGHTS__WorkflowsDirectory="$data/workflows" RIGHTS__WebhookSecrets="$data/webhook-secrets"
  (umask 077 && mkdir -p "$data/webhook-secrets" "$data/holder-keys" "$data/webhook-ports")
  for holder in "${http[@]}"; do transport "$holder" http; done
  for holder in "${webhook[@]}"; do
    same_or_free_port "$(cat "$data/webhook-ports/$holder" 2>/dev/null || true)" >"$data/webhook-ports/$holder.new"
    mv "$data/webhook-ports/$holder.new" "$data/webhook-ports/$holder"
    [ -s "$data/webhook-secrets/$holder" ] || (umask 077 && new_password >"$data/webhook-secrets/$holder")
    transport "$holder" webhook "http://127.0.0.1:$(cat "$data/webhook-ports/$holder")/rights"
  done
fi

# For the other commands (`audit verify`, `migrate`, `doctor`): set -a; . DIR/settings.env
(umask 077 && env | sed -n "s/^\(RIGHTS__[A-Za-z_]*\|DOTNET_ENVIRONMENT\|ASPNETCORE_ENVIRONMENT\)=\(.*\)/\1='\2'/p" >"$data/settings.env")

(cd "$root" && dotnet "$engine" keys --directory "$data/keys" && dotnet "$engine" migrate) >"$data/log/prepare.log" 2>&1 \
  || { cat "$data/log/prepare.log" >&2; exit 1; }

for holder in "${apart[@]}"; do
  [ -s "$data/holder-keys/$holder" ] || (umask 077 && dotnet "$engine" holders keys add "$holder" >"$data/holder-keys/$holder" 2>>"$data/log/prepare.log") \
    || { cat "$data/log/prepare.log" >&2; exit 1; }
done

launch() { # NAME COMMAND...
  local name=$1
  shift
  (cd "$root" && exec "$@") </dev/null >>"$data/log/$name.log" 2>&1 &
  pids+=($!)
  echo "$!" >"$data/$name.pid"
}

if [ "$broker" = in-memory ]; then
  # Messages of the in-memory broker live in one process only, which plays the holders through a pipe.
  export RIGHTS__DemoHolders="$demo/demo-holders.dll" RIGHTS__DemoHoldersState="$data/demo-holders"
  elsewhere=("${except[@]}" "${apart[@]}")
  RIGHTS__DemoHoldersExcept=$(IFS=,; echo "${elsewhere[*]}")
  export RIGHTS__DemoHoldersExcept
  launch web dotnet "$engine" serve --roles web,worker --urls "http://127.0.0.1:$port"
else
  launch web dotnet "$engine" serve --roles web --urls "http://127.0.0.1:$port"
  for number in $(seq 1 "$workers"); do
    launch "worker-$number" dotnet "$engine" serve --roles worker
  done
  arguments=()
  for holder in "${except[@]}" "${apart[@]}"; do arguments+=(--except "$holder"); done
  launch demo-holders dotnet "$demo/demo-holders.dll" --broker "amqp://127.0.0.1:$broker_port" --credentials "$data/holders.json" \
    --people "$demo/people.json" --state "$data/demo-holders" "${arguments[@]}"
  if [[ " ${except[*]} ${apart[*]} " != *" audience-measurement "* ]]; then
    launch node-holder node "$here/holders/node/holder.mjs" --broker "amqp://127.0.0.1:$broker_port" --credentials "$data/holders.json" \
      --people "$demo/people.json" --state "$data/node-holder.json"
  fi
fi

for holder in "${http[@]}"; do
  launch "holder-$holder" dotnet "$demo/demo-holders.dll" http --server "http://127.0.0.1:$port" --holder "$holder" --key-file "$data/holder-keys/$holder" \
    --people "$demo/people.json" --state "$data/demo-holders"
done
for holder in "${webhook[@]}"; do
  launch "holder-$holder" dotnet "$demo/demo-holders.dll" webhook --url "http://127.0.0.1:$(cat "$data/webhook-ports/$holder")/rights" --holder "$holder" \
    --secret-file "$data/webhook-secrets/$holder" --people "$demo/people.json" --state "$data/demo-holders" \
    --engine "http://127.0.0.1:$port" --key-file "$data/holder-keys/$holder"
done

ready() { curl -fs -o /dev/null "http://127.0.0.1:$port/health/ready"; }
ready_or_over() { ready || dead "$(cat "$data/web.pid")"; }
{ wait_until 240 ready_or_over && ready; } || { tail -n 40 "$data/log/web.log" >&2; die "le produit ne démarre pas / the product does not start: $data/log"; }
echo "ready http://127.0.0.1:$port"

# One that dies is the operator's business, and is said; the others go on. Waiting on them directly leaves no child behind.
living=("${pids[@]}")
while [ ${#living[@]} -gt 0 ]; do
  status=0
  wait -n -p gone "${living[@]}" || status=$?
  for index in "${!living[@]}"; do
    if [ "${living[index]}" = "${gone:-}" ]; then unset "living[index]"; fi
  done
  echo "pid ${gone:-?} s'est arrêté / ended (status $status): $(grep -lx "${gone:-}" "$data"/*.pid)" >&2
done
die "tout s'est arrêté / everything ended: $data/log"
