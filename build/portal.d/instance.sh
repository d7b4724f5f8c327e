# One portal for one data folder: who runs it, on which port, and how it stops.
# shellcheck shell=bash

check_url() {
  [[ $URL =~ ^https?://(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]+|\*)(:([0-9]{1,5}))?$ ]] ||
    fail 64 "PORTAL_URL is '$URL': write it like http://localhost:5080."
  HOST=${BASH_REMATCH[1]}
  PORT=${BASH_REMATCH[3]:-80}
  [[ -n ${BASH_REMATCH[3]} || $URL != https:* ]] || PORT=443
  ((10#$PORT > 0 && 10#$PORT < 65536)) || fail 64 "PORTAL_URL is '$URL': a port is a number from 1 to 65535."
}

is_loopback() { [[ $HOST == localhost || $HOST == 127.* || $HOST == '[::1]' ]]; }

# The kernel drops the lock with its process, so a lock left by a kill -9 does not exist; the file itself means nothing.
claim_instance() {
  exec 9>>"$DATA/portal.lock"
  flock -n 9 || {
    if ! running_pid >/dev/null; then fail 75 "Another ./portal is just starting on $DATA; wait for it, or end it with Ctrl-C."; fi
    already_running
  }
  if running_pid >/dev/null; then already_running; fi
}

already_running() {
  fail 75 "The portal is already running at $(sed -n 2p "$DATA/portal.pid") (process $(running_pid)); './portal stop' stops it."
}

# This process becomes the portal, so its number stays true.
record_instance() { printf '%s\n%s\n' "$$" "$URL" >"$DATA/portal.pid"; }

# The number of the portal that runs on this data folder: a number that now belongs to another program does not count.
running_pid() {
  local pid
  pid=$(sed -n 1p "$DATA/portal.pid" 2>/dev/null) && [[ $pid =~ ^[0-9]+$ ]] || return 1
  tr '\0' '\n' 2>/dev/null <"/proc/$pid/environ" | grep -qxF "Portal__DataFolder=$DATA" || return 1
  echo "$pid"
}

stop_instance() {
  local pid
  if ! pid=$(running_pid); then
    say "The portal is not running."
    return
  fi
  kill -TERM "$pid" || fail 77 "The portal (process $pid) belongs to another user: stop it as that user."
  local waited
  for ((waited = 0; waited < 300; waited++)); do
    if ! running_pid >/dev/null; then
      rm -f -- "$DATA/portal.pid"
      say "The portal was stopped."
      return
    fi
    sleep 0.1
  done
  fail 75 "The portal (process $pid) did not stop within 30 seconds: end it with 'kill -9 $pid', then run './portal stop' again."
}

cluster_root() { cat -- "$DATA/postgres.location" 2>/dev/null || echo "$DATA"; }

# A portal that was killed leaves its database running; the next run would take it over. False when somebody uses it.
stop_left_over_database() {
  local root pid
  root=$(cluster_root)
  pid=$(head -n 1 "$root/postgres/postmaster.pid" 2>/dev/null) || return 0
  cmp -s "$root/postgres/postmaster.pid" "/proc/$pid/cwd/postmaster.pid" || return 0
  flock -n "$root/postgres.in-use" true || return 1
  kill -INT "$pid"
  while [[ -e /proc/$pid/cwd/postmaster.pid ]]; do sleep 0.1; done
  say "The database that was left running was stopped."
}

# The data folder itself stays, and so do the tools in it.
delete_data() {
  local root
  root=$(cluster_root)
  if [[ $root == /var/lib/portal-* ]]; then rm -rf -- "$root"; fi
  find "$DATA" -mindepth 1 -maxdepth 1 ! -name tools -exec rm -rf -- {} +
  say "The data in $DATA was deleted; the next './portal run' starts with an empty database."
}

refuse_busy_port() {
  local owner
  owner=$(port_owner) || return 0
  fail 69 "Port $PORT is in use by ${owner:-another program}: stop it, or set PORTAL_URL=http://localhost:$((PORT == 65535 ? 5080 : PORT + 1))."
}

# Says who listens on the port, as far as this user may see it; false when nobody does.
port_owner() {
  local hex sockets socket link
  hex=$(printf '%04X' "$((10#$PORT))")
  sockets=$(awk -v port=":$hex" '$4 == "0A" && substr($2, length($2) - 4) == port { print $10 }' /proc/net/tcp /proc/net/tcp6 2>/dev/null)
  [[ -n $sockets ]] || return 1
  for socket in $sockets; do
    link=$(find /proc/[0-9]*/fd -lname "socket:\[$socket\]" -print -quit 2>/dev/null) || true
    if [[ $link =~ ^/proc/([0-9]+)/ ]]; then
      echo "$(<"/proc/${BASH_REMATCH[1]}/comm") (process ${BASH_REMATCH[1]})"
      return 0
    fi
  done
}
