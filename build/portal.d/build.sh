# Builds what changed.
# shellcheck shell=bash

prepare_program() {
  prepare_machine run
  if [[ ! -e $APP ]] || is_outdated Portal.Web; then build Portal.Web; fi
}

# Everything that a build reads; never what it writes.
sources() {
  find "$ROOT"/Portal.* "$ROOT/build" "$ROOT"/Directory.* "$ROOT/global.json" "$ROOT/.editorconfig" \
    \( -name bin -o -name obj -o -name node_modules -o -name TestResults -o -path '*/wwwroot/lib' \) -prune -o -type f "$@" -print
}

# The names of all sources and the SDK: a file that came or went changes it, a newer one is seen by its time.
fingerprint() {
  { sources | sort && echo "$SDK"; } | cksum
}

# Every project is built on this one, so its obj/ is there after any build.
readonly BUILT=$ROOT/Portal.Infrastructure/obj

# The whole solution's build serves for each of its parts.
is_outdated() {
  local stamp
  for stamp in "$BUILT/portal-$1.stamp" "$BUILT/portal-Portal.sln.stamp"; do
    if [[ -e $stamp && $(<"$stamp") == $(fingerprint) && -z $(sources -newer "$stamp" | head -n 1) ]]; then return 1; fi
  done
}

# One build at a time in this clone, whoever asks.
with_build_lock() {
  mkdir -p -- "$BUILT"
  exec 8>>"$BUILT/portal.lock"
  flock -n 8 || {
    say "Waiting for another ./portal to finish its build."
    flock 8
  }
  local code=0
  "$@" 8>&- || code=$?
  exec 8>&-
  return "$code"
}

restore_packages() {
  [[ -e $BUILT/project.assets.json ]] || say "Getting the .NET packages; the first time takes a few minutes."
  quietly dotnet restore "$ROOT/Portal.sln" --disable-build-servers ||
    fail 69 "The packages could not be fetched: check the network connection, then start again; $DATA/logs/setup.log holds the details."
}

# build PROJECT
build() { with_build_lock build_locked "$1"; }

build_locked() {
  local began
  is_outdated "$1" || return 0
  began=$(mktemp)
  fingerprint >"$began"
  say "Building $1."
  restore_packages
  dotnet msbuild "$ROOT/$1" -nologo -verbosity:quiet -maxCpuCount -nodeReuse:false \
    -property:Configuration=Release -property:UseSharedCompilation=false || {
    rm -f "$began"
    disk_has_room
    fail 1 "The build failed; the lines above say where."
  }
  mv -f "$began" "$BUILT/portal-$1.stamp"
}
