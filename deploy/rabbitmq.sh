#!/usr/bin/env bash
# Un RabbitMQ privé, lié à la boucle locale, avec un compte par détenteur de données.
# A private RabbitMQ bound to loopback, with one account per data holder.
#
#   deploy/rabbitmq.sh start DIR [HOLDER]...   prints its port; safe to run again
#   deploy/rabbitmq.sh disconnect DIR HOLDER   closes the connections of a holder, which come back by themselves
#   deploy/rabbitmq.sh stop DIR                stops it and its epmd; safe to run again
#
# Writes DIR/broker.json {"user","password","port"} (the engine's account) and
# DIR/holders.json {"HOLDER":{"user","password"}}. Passwords and accounts of earlier starts are kept.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/loopback.sh"

verb=${1:-} dir=${2:-}
[ -n "$dir" ] && [[ $verb =~ ^(start|disconnect|stop)$ ]] || { sed -n '2,10s/^# \{0,1\}//p' "$0" >&2; exit 2; }
shift 2
mkdir -p "$dir"
dir=$(cd "$dir" && pwd)
home=$dir/rabbitmq
mark=RABBITMQ_MNESIA_BASE=$home/mnesia
broker_pid() { cat "$home/broker.pid" 2>/dev/null || true; }
epmd_pid() { cat "$home/epmd.pid" 2>/dev/null || true; }
stored_port() { sed -n 's/.*"port":\([0-9]*\).*/\1/p' "$dir/broker.json" 2>/dev/null || true; }

end() { # PID: asks it to stop, and insists when it does not within half a minute
  ours "$1" "$mark" || return 0
  kill -TERM "$1" 2>/dev/null || true
  wait_until 30 gone "$1" "$mark" || { kill -KILL "$1" 2>/dev/null || true; wait_until 5 gone "$1" "$mark"; }
}

nobody_left() { ! env -u RABBITMQ_MNESIA_BASE grep -qazF -- "$mark" /proc/[0-9]*/environ 2>/dev/null; }

stop() {
  end "$(broker_pid)"
  end "$(epmd_pid)"
  # The shells around them go by themselves, a moment later.
  wait_until 5 nobody_left || true
  rm -f "$home/broker.pid" "$home/epmd.pid"
}

# RabbitMQ stores base64(salt + sha256(salt + password)).
password_hash() {
  local salt digest
  salt=$(od -An -N4 -tx1 /dev/urandom | tr -d ' \n')
  digest=$({ bytes "$salt"; printf %s "$1"; } | sha256sum | cut -d' ' -f1)
  bytes "$salt$digest" | base64 -w0
}
bytes() { printf "$(sed 's/../\\x&/g' <<<"$1")"; }

engine_password() { sed -n 's/.*"user":"engine","password":"\([0-9a-f]*\)".*/\1/p' "$dir/broker.json" 2>/dev/null || true; }
holder_password() { sed -n "s/.*\"user\":\"$1\",\"password\":\"\([0-9a-f]*\)\".*/\1/p" "$dir/holders.json" 2>/dev/null || true; }
stored_holders() { sed -n 's/^ *"\([^"]*\)":{"user".*/\1/p' "$dir/holders.json" 2>/dev/null || true; }

# A holder may read its own queue, write answers, and nothing else.
write_accounts() { # PORT HOLDER...
  local port=$1 engine holder password separator=
  shift
  engine=$(engine_password)
  engine=${engine:-$(new_password)}
  users="{\"name\":\"engine\",\"password_hash\":\"$(password_hash "$engine")\",\"hashing_algorithm\":\"rabbit_password_hashing_sha256\",\"tags\":\"\"}"
  rights='{"user":"engine","vhost":"/","configure":".*","write":".*","read":".*"}'
  holders=
  for holder in $({ stored_holders; printf '%s\n' "$@"; } | sort -u); do
    [[ $holder =~ ^[a-z0-9-]+$ ]] || die "un identifiant de détenteur s'écrit a-z 0-9 - / a holder id is written a-z 0-9 -: $holder"
    password=$(holder_password "$holder")
    password=${password:-$(new_password)}
    holders+="$separator"$'\n'"  \"$holder\":{\"user\":\"$holder\",\"password\":\"$password\"}"
    separator=,
    users+=",{\"name\":\"$holder\",\"password_hash\":\"$(password_hash "$password")\",\"hashing_algorithm\":\"rabbit_password_hashing_sha256\",\"tags\":\"\"}"
    rights+=",{\"user\":\"$holder\",\"vhost\":\"/\",\"configure\":\"^\$\",\"write\":\"^rights\\\\.answers\$\",\"read\":\"^holder\\\\.$holder\$\"}"
  done
  printf '{%s\n}\n' "$holders" >"$dir/holders.json.new" && mv "$dir/holders.json.new" "$dir/holders.json"
  printf '{"user":"engine","password":"%s","port":%s}\n' "$engine" "$port" >"$dir/broker.json.new" && mv "$dir/broker.json.new" "$dir/broker.json"
  printf '{"vhosts":[{"name":"/"}],"users":[%s],"permissions":[%s]}\n' "$users" "$rights" >"$home/definitions.json"
}

start() {
  [ -x /usr/lib/rabbitmq/bin/rabbitmq-server ] || die "paquet Debian manquant / missing Debian package: rabbitmq-server"
  local port epmd_port erlang_port
  if ours "$(broker_pid)" "$mark" && listens "$(stored_port)"; then
    accounts_of_a_running_broker "$@"
    stored_port
    return
  fi
  stop
  umask 077
  mkdir -p "$home"
  port=$(same_or_free_port "$(stored_port)") epmd_port=$(free_port) erlang_port=$(free_port)
  write_accounts "$port" "$@"
  echo '[].' >"$home/enabled_plugins"
  cat >"$home/rabbitmq.conf" <<CONF
loopback_users = none
disk_free_limit.absolute = 50MB
raft.wal_max_size_bytes = 33554432
load_definitions = $home/definitions.json
CONF
  # What else this broker is to be told: TLS, for one.
  [ ! -f "$dir/more.conf" ] || cat "$dir/more.conf" >>"$home/rabbitmq.conf"
  cat >"$home/environment" <<ENV
export HOME=$(printf %q "$home") RABBITMQ_CONF_ENV_FILE=/dev/null RABBITMQ_NODENAME=rights@localhost
export RABBITMQ_NODE_PORT=$port RABBITMQ_NODE_IP_ADDRESS=127.0.0.1 RABBITMQ_DIST_PORT=$erlang_port
export ERL_EPMD_PORT=$epmd_port ERL_EPMD_ADDRESS=127.0.0.1
export RABBITMQ_MNESIA_BASE=$(printf %q "$home/mnesia") RABBITMQ_LOG_BASE=$(printf %q "$home/log")
export RABBITMQ_ENABLED_PLUGINS_FILE=$(printf %q "$home/enabled_plugins") RABBITMQ_CONFIG_FILE=$(printf %q "$home/rabbitmq.conf")
export RABBITMQ_PID_FILE=$(printf %q "$home/broker.pid")
export RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='+sbwt none -kernel inet_dist_use_interface {127,0,0,1}'
ENV
  . "$home/environment"
  cd "$home"
  # Our own epmd, because the one Erlang starts by itself outlives the broker. This one goes when the broker goes.
  setsid bash -c '
    epmd -address 127.0.0.1 -port "$ERL_EPMD_PORT" & epmd=$!
    echo "$epmd" >epmd.pid
    until (exec 3<>"/dev/tcp/127.0.0.1/$ERL_EPMD_PORT") 2>/dev/null; do kill -0 "$epmd" || exit 1; sleep 0.05; done
    /usr/lib/rabbitmq/bin/rabbitmq-server || true
    kill "$epmd"; wait "$epmd"' </dev/null >"$home/broker.log" 2>&1 &
  local launched=$!
  # One that ended is tried again at once; one that works is given the minutes that a busy machine makes of five seconds.
  if ! { wait_until 240 up_or_over && kill -0 "$launched" 2>/dev/null; }; then
    stop
    tail -n 20 "$home/broker.log" >&2
    # Another program may have taken one of the three ports in the meantime: once more, with new ones.
    [ -z "${second_try:-}" ] || die "RabbitMQ ne démarre pas / does not start: $home/broker.log"
    second_try=yes
    start "$@"
    return
  fi
  echo "$port"
}

up_or_over() { listens "$port" || ! kill -0 "$launched" 2>/dev/null; }

# New holders of a broker that runs already.
accounts_of_a_running_broker() {
  local holder added=
  for holder in "$@"; do [ -n "$(holder_password "$holder")" ] || added=1; done
  [ -n "$added" ] || return 0
  umask 077
  write_accounts "$(stored_port)" "$@"
  (. "$home/environment" && /usr/lib/rabbitmq/bin/rabbitmqctl -q import_definitions "$home/definitions.json" >&2)
}

case $verb in
  start) start "$@" ;;
  disconnect) (. "$home/environment" && /usr/lib/rabbitmq/bin/rabbitmqctl -q close_all_user_connections "${1:?}" "closed for a check" >&2) ;;
  stop) stop ;;
esac
