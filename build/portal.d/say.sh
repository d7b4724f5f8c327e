# Words to the person at the terminal, and refusals.
# shellcheck shell=bash

say() { printf '%s\n' "$*"; }

# fail CODE SENTENCE
fail() {
  printf '%s\n' "${*:2}" >&2
  exit "$1"
}

no_arguments() {
  [[ $# -eq 1 ]] || fail 64 "'./portal $1' takes no arguments; './portal help' lists the commands."
}

# The absolute path of a file that the person named, seen from where they stand.
readable() {
  [[ -f $1 && -r $1 ]] || fail 66 "The file $1 does not exist or cannot be read."
  realpath -- "$1"
}

# quietly COMMAND...: what it prints goes to the log of the set-up.
quietly() {
  "$@" >>"$DATA/logs/setup.log" 2>&1 || {
    disk_has_room
    return 1
  }
}

disk_has_room() {
  local free
  free=$(df --output=avail -k "$DATA" | tail -n 1)
  ((free > 32 * 1024)) || fail 74 "The disk that holds $DATA has less than 32 MB left: free some space, then start again."
}
