# Sourced by rabbitmq.sh and postgres.sh.

# A port of the loopback interface that nobody listens on, below the range the kernel hands out itself.
free_port() {
  local port
  while :; do
    port=$((20000 + (RANDOM * 32768 + RANDOM) % 12000))
    listens "$port" || { echo "$port"; return; }
  done
}

listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# The port of last time, where it is still free: clients may remember it.
same_or_free_port() {
  if [ -n "${1:-}" ] && ! listens "$1"; then echo "$1"; else free_port; fi
}

new_password() { od -An -N16 -tx1 /dev/urandom | tr -d ' \n'; }

# wait_until SECONDS COMMAND...: tries the command until it succeeds, 1 when the seconds are over.
wait_until() {
  local last=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$last" ] || return 1
    sleep 0.1
  done
}

# ours PID WORD: is this process alive, and one that carries WORD in its environment? A pid may have been given to another.
ours() { [ -n "$1" ] && grep -qazF -- "$2" "/proc/$1/environ" 2>/dev/null; }
gone() { ! ours "$@"; }

die() { echo "$*" >&2; exit 1; }
