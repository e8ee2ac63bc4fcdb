#!/usr/bin/env bash
# Un serveur IMAP privé pour les essais, sur la boucle locale. / A private IMAP server for trials, on loopback.
#
#   deploy/dovecot.sh start DIR PORT   one account: requests / secret
#   deploy/dovecot.sh stop DIR
set -euo pipefail
verb=$1 dir=$(mkdir -p "$2" && cd "$2" && pwd)
dovecot=$(command -v dovecot || echo /usr/sbin/dovecot)

# Mail is never read as root: the package's own user takes its place.
user=$(id -un) as_user=()
if [ "$(id -u)" -eq 0 ]; then
  user=dovecot
  as_user=(setpriv --reuid=dovecot --regid=dovecot --clear-groups)
fi

case $verb in
  start)
    port=$3
    mkdir -p "$dir/run" "$dir/state" "$dir/mail"
    cat >"$dir/dovecot.conf" <<CONF
protocols = imap
listen = 127.0.0.1
base_dir = $dir/run
state_dir = $dir/state
default_internal_user = $user
default_login_user = $user
default_internal_group = $(id -gn "$user")
ssl = no
disable_plaintext_auth = no
log_path = $dir/dovecot.log
mail_location = maildir:$dir/mail
mail_privileged_group =
first_valid_uid = 1
first_valid_gid = 1
passdb {
  driver = static
  args = user=requests password=secret
}
userdb {
  driver = static
  args = uid=$(id -u "$user") gid=$(id -g "$user") home=$dir
}
namespace inbox {
  inbox = yes
  separator = /
}
service imap-login {
  chroot =
  inet_listener imap {
    port = $port
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
CONF
    if [ "${#as_user[@]}" -gt 0 ]; then chown -R "$user" "$dir"; fi
    "${as_user[@]}" "$dovecot" -c "$dir/dovecot.conf"
    ;;
  stop)
    [ -f "$dir/run/master.pid" ] && kill "$(cat "$dir/run/master.pid")" || true
    ;;
esac
