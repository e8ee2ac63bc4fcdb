#!/usr/bin/env bash
# Un PostgreSQL privé, lié à la boucle locale. / A private PostgreSQL bound to loopback.
#
#   deploy/postgres.sh start DIR   prints the connection string; safe to run again
#   deploy/postgres.sh stop DIR    stops it; safe to run again
#
# The application's role owns its database and may create others (for tests); it is no superuser.
# POSTGRES_OPTIONS in the environment: more of the server's options.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/loopback.sh"

verb=${1:-} dir=${2:-}
[ -n "$dir" ] && [[ $verb =~ ^(start|stop)$ ]] || { sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 2; }
mkdir -p "$dir"
home=$(cd "$dir" && pwd)/postgres
data=$home/data
programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$programs" ] || die "paquet Debian manquant / missing Debian package: postgresql"

# PostgreSQL refuses to run as root. Where its own account cannot reach DIR (under a home directory, say) it
# keeps the one capability to pass, and stays an ordinary user otherwise.
as_postgres() {
  if [ "$(id -u)" -ne 0 ]; then (cd "$home" && "$@"); return; fi
  local drop=(setpriv --reuid=postgres --regid=postgres --clear-groups)
  "${drop[@]}" test -x "$home" || drop+=(--inh-caps=+dac_override --ambient-caps=+dac_override)
  (cd / && env -u HOME "${drop[@]}" "$@")
}

running() { as_postgres "$programs/pg_ctl" -D "$data" status >/dev/null 2>&1; }
secret() { cat "$home/$1" 2>/dev/null || { (umask 077; new_password >"$home/$1"); cat "$home/$1"; }; }
connection_string() {
  echo "Host=127.0.0.1;Port=$(cat "$home/port");Database=rights_requests;Username=rights_requests;Password=$(secret application.password)"
}
sql() { # DATABASE, statements on stdin
  PGPASSWORD=$(secret owner.password) "$programs/psql" -qXAt -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$(cat "$home/port")" -U postgres -d "$1"
}

create() {
  rm -rf "$data.new"
  local file
  file=$home/initial.password
  secret owner.password >"$file"
  if [ "$(id -u)" -eq 0 ]; then chown postgres "$home" "$file"; fi
  as_postgres "$programs/initdb" -D "$data.new" --username=postgres --pwfile="$file" --auth=scram-sha-256 \
    --encoding=UTF8 --locale=C.UTF-8 --no-instructions >"$home/initdb.log" 2>&1 || { cat "$home/initdb.log" >&2; exit 1; }
  rm -f "$file"
  mv "$data.new" "$data"
}

start() {
  mkdir -p "$home"
  [ -d "$data" ] || create
  if ! running; then
    same_or_free_port "$(cat "$home/port" 2>/dev/null)" >"$home/port.new"
    mv "$home/port.new" "$home/port"
    as_postgres "$programs/pg_ctl" -D "$data" -s -w -t 60 -l "$data/server.log" \
      -o "-p $(cat "$home/port") -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200 ${POSTGRES_OPTIONS:-}" \
      start >&2 </dev/null || { tail -n 20 "$data/server.log" >&2; die "PostgreSQL ne démarre pas / does not start"; }
  fi
  sql postgres <<SQL
select format('create role rights_requests login createdb createrole password %L', '$(secret application.password)')
  where not exists (select from pg_roles where rolname = 'rights_requests') \gexec
select 'create database rights_requests owner rights_requests'
  where not exists (select from pg_database where datname = 'rights_requests') \gexec
SQL
  connection_string
}

stop() {
  if [ -d "$data" ] && running; then as_postgres "$programs/pg_ctl" -D "$data" -s -w -t 60 -m fast stop >&2; fi
}

"$verb"
