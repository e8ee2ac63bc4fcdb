#!/usr/bin/env bash
# Installe ce qui manque à Debian, et rien d'autre. / Installs what Debian lacks, and nothing else.
#
#   deploy/install.sh run     for deploy/run-local.sh
#   deploy/install.sh test    for tests/run.sh, the judges of the letters included
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")

need=()
wants() { # PROGRAM-OR-PATH PACKAGE
  case $1 in
    /*) compgen -G "$1" >/dev/null || need+=("$2") ;;
    *) command -v "$1" >/dev/null || need+=("$2") ;;
  esac
}

wants '/usr/lib/postgresql/*/bin/initdb' postgresql
wants /usr/lib/rabbitmq/bin/rabbitmq-server rabbitmq-server
wants node nodejs
wants npm npm
wants openssl openssl
wants curl curl
if [ "${1:-run}" = test ]; then
  wants pdfsig poppler-utils
  wants qpdf qpdf
  wants mutool mupdf-tools
  wants certutil libnss3-tools
  wants softhsm2-util softhsm2
  wants /usr/sbin/dovecot dovecot-imapd
  wants chromium-headless-shell chromium-headless-shell
  wants unzip unzip
  wants python3 python3
  wants buildah buildah
  wants docker-compose docker-compose
  wants systemd-analyze systemd
fi

if [ "${#need[@]}" -gt 0 ]; then
  echo "installe / installs: ${need[*]}" >&2
  as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  export DEBIAN_FRONTEND=noninteractive
  "${as_root[@]}" apt-get -o DPkg::Lock::Timeout=300 update -qq >&2
  # A package's own service must not start: the product runs private ones.
  policy=/usr/sbin/policy-rc.d
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" >/dev/null
    "${as_root[@]}" chmod +x "$policy"
    trap '"${as_root[@]}" rm -f "$policy"' EXIT
  fi
  "${as_root[@]}" apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "${need[@]}" >&2
fi

folders=("$root/src/RightsRequests.Letters/node" "$root/deploy/holders/node")
if [ "${1:-run}" = test ]; then folders+=("$root/tests/RightsRequests.Letters.Tests/judges" "$root/tests/RightsRequests.Web.Tests/judges" "$root/tests/RightsRequests.HolderKit.Tests/judges"); fi
for modules in "${folders[@]}"; do
  [ -f "$modules/package-lock.json" ] || continue
  # Again only when the lock file is newer than what was installed from it.
  if [ ! -e "$modules/node_modules/.package-lock.json" ] || [ "$modules/package-lock.json" -nt "$modules/node_modules/.package-lock.json" ]; then
    (cd "$modules" && npm ci --silent --no-audit --no-fund >&2)
    touch "$modules/node_modules/.package-lock.json"
  fi
done
