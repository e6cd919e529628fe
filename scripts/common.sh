# What the commands share. Sourced by ./bridge with the checkout as working directory.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 npm_config_update_notifier=false

die() {
  printf '%s\n' "$*" >&2
  exit 1
}

# data_folder <name>: in the checkout, or outside it where the users that root's servers run as cannot enter the checkout.
data_folder() {
  if [ "$(id -u)" = 0 ] && ! setpriv --reuid=65534 --clear-groups test -x "$PWD"; then
    echo "/var/lib/bridge/$(printf %s "$PWD" | cksum | cut -d' ' -f1)/$1"
  else
    echo "$PWD/$1"
  fi
}
export BRIDGE_DATA=${BRIDGE_DATA:-$(data_folder .data)}

# step <what it does> <command…>: runs it with its output in a log, a dot every two seconds, the end of the log if it fails.
step() {
  local title=$1 started=$SECONDS status=0
  shift
  mkdir -p "$BRIDGE_DATA/log"
  local log=$BRIDGE_DATA/log/$(printf %s "$title" | tr -cs 'A-Za-z0-9' '-' | tr A-Z a-z).log
  printf '%s ' "$title"
  ("$@") >"$log" 2>&1 </dev/null &
  local job=$!
  (while sleep 2; do printf .; done) 2>/dev/null &
  local dots=$!
  wait "$job" || status=$?
  kill "$dots" 2>/dev/null
  wait "$dots" 2>/dev/null || true
  if [ "$status" != 0 ]; then
    printf ' failed\n' >&2
    tail -n 30 "$log" >&2
    die "$title failed. All it said is in $log."
  fi
  printf ' %d s\n' $((SECONDS - started))
}

need_tools() {
  dotnet --version >/dev/null 2>&1 ||
    die "The .NET SDK that global.json asks for is missing: install the .NET 10 SDK (https://dotnet.microsoft.com/download/dotnet/10.0) and try again."
  command -v npm >/dev/null && node -e 'process.exit(+process.versions.node.split(".")[0] >= 20 ? 0 : 1)' ||
    die "Node.js 20 or later is missing: install it (https://nodejs.org) and try again."
}

has_postgres() { ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || command -v postgres >/dev/null; }
has_rabbitmq() { [ -e /usr/lib/rabbitmq/bin/rabbitmq-server ] || command -v rabbitmq-server >/dev/null; }
has_chromium() { command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; }

# need_packages [chromium]: the servers, and the browser for tests, from the distribution.
need_packages() {
  local missing=()
  if [ "${BRIDGE_INFRASTRUCTURE:-auto}" != external ]; then
    has_postgres || missing+=(postgresql)
    has_rabbitmq || missing+=(rabbitmq-server)
  fi
  [ "${1:-}" != chromium ] || has_chromium || missing+=(chromium)
  install_missing "${missing[@]}"
}

# install_missing [packages…]
install_missing() {
  local missing=("$@")
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null || die "Missing here: ${missing[*]}. Install them with this system's package manager and try again."
  local root=()
  if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null || die "Missing here: ${missing[*]}. Run: sudo apt-get install ${missing[*]} and try again."
    root=(sudo)
  fi
  step "Installing ${missing[*]}" install_packages "${missing[@]}"
}

# Debian starts a server that it installs, and makes a cluster for it. Bridge runs its own, so neither happens here.
install_packages() {
  local policy=/usr/sbin/policy-rc.d clusters=/etc/postgresql-common/createcluster.d/bridge.conf made=
  if [ ! -e $policy ]; then
    printf '#!/bin/sh\nexit 101\n' | "${root[@]}" tee $policy >/dev/null
    "${root[@]}" chmod +x $policy
    made=$policy
  fi
  if [[ " $* " = *" postgresql "* ]]; then
    "${root[@]}" mkdir -p "${clusters%/*}"
    echo 'create_main_cluster = false' | "${root[@]}" tee $clusters >/dev/null
  fi
  local status=0
  "${root[@]}" apt-get update -q || echo "The package lists could not be renewed: is there a network?"
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" || status=$?
  [ -z "$made" ] || "${root[@]}" rm -f "$made"
  "${root[@]}" rm -f $clusters
  if [ "$status" = 0 ] && [ -d /run/systemd/system ]; then
    "${root[@]}" systemctl disable --quiet postgresql rabbitmq-server epmd.socket 2>/dev/null || true
    "${root[@]}" systemctl disable --quiet tryton-server 2>/dev/null || true
  fi
  [ "$status" = 0 ] || echo "apt-get could not install $*: is there a network?"
  return $status
}

# is_older <made> <sources…>: true when a source is newer than what was made of it.
is_older() {
  local made=$1
  shift
  [ ! -e "$made" ] || [ -n "$(find "$@" -newer "$made" -not -path '*/node_modules*' -print -quit 2>/dev/null)" ]
}

build_web() {
  [ -f web/package.json ] || return 0
  if is_older web/node_modules/.package-lock.json web/package-lock.json; then
    step "Installing the console's packages" npm --prefix web ci --no-audit --no-fund
  fi
  local sources=(web/src web/public web/*.html web/*.ts web/package.json)
  if [ -f web/index.html ] && is_older web/dist/index.html "${sources[@]}"; then
    step "Building the console" npm --prefix web run build
  fi
  if [ -f web/phone.html ] && is_older web/dist-phone/.built "${sources[@]}"; then
    step "Building the phone" npm --prefix web run build:phone
    touch web/dist-phone/.built
  fi
}

# build [everything]: what runs, or the tests too. Nothing is asked of the SDK when no source is newer than the last build.
build() {
  local what=AppHost/AppHost.csproj stamp=artifacts/.built
  [ "${1:-}" != everything ] || what=Bridge.sln stamp=artifacts/.built-everything
  if is_older "$stamp" AppHost ServiceDefaults gateway services samples tests *.props global.json Bridge.sln; then
    local started=artifacts/.building
    mkdir -p artifacts
    touch "$started"
    step "Building (Release)" dotnet build "$what" -c Release -v q
    mv "$started" "$stamp"
  fi
}

# What runs, compiled ahead of time: a start then hardly waits for the compiler (docs/adr/0012). Without it everything runs as built.
compile_ahead() {
  local stamp=artifacts/.compiled-ahead
  if is_older "$stamp" ServiceDefaults gateway services samples scripts/ready-to-run *.props global.json; then
    local started=artifacts/.compiling-ahead
    touch "$started"
    if ! (step "Compiling ahead of time" dotnet publish scripts/ready-to-run -c Release -v q); then
      echo "Going on without: the first minute will be slower." >&2
      return 0
    fi
    mv "$started" "$stamp"
  fi
  export BRIDGE_ASSEMBLIES=$PWD/artifacts/services
}

# The process id of the AppHost on a data folder, if it runs.
apphost_pid() {
  local pid
  pid=$(cat "${1:-$BRIDGE_DATA}/pid" 2>/dev/null) && grep -qs Bridge.AppHost "/proc/$pid/cmdline" && echo "$pid"
}

# ready <key>: an address from ready.json.
ready() { node -e 'console.log(JSON.parse(require("fs").readFileSync(process.argv[1]))[process.argv[2]] ?? "")' "${2:-$BRIDGE_DATA}/ready.json" "$1"; }

# start_apphost <data folder>: starts it by itself, shows what becomes ready, returns when all is.
start_apphost() {
  local data=$1 log=$1/log/apphost.log pid shown=0 status=0
  mkdir -p "$data/log"
  rm -f "$data/ready.json"
  # No settings file is read a second time: watching them would be a watch on every folder of the checkout, node_modules and the data of the servers among them.
  DOTNET_hostBuilder__reloadConfigOnChange=false BRIDGE_DATA=$data setsid dotnet artifacts/bin/AppHost/release/Bridge.AppHost.dll >"$log" 2>&1 </dev/null &
  pid=$!
  echo "$pid" >"$data/pid"
  local started=$SECONDS
  while [ ! -e "$data/ready.json" ] && [ "$status" = 0 ]; do
    if ! [ -d "/proc/$pid" ]; then status=1; fi
    if grep -q '^failed: ' "$log" || [ $((SECONDS - started)) -gt 420 ]; then status=2; fi
    shown=$(show_progress "$log" "$shown")
    # Each look costs five processes, and two cores have enough to do just now.
    sleep 0.5
  done
  show_progress "$log" "$shown" >/dev/null
  [ "$status" != 0 ] || return 0
  [ "$status" = 1 ] || sed -n '/^failed: /,$p' "$log" | head -n 40 >&2
  [ "$status" = 1 ] || grep '^waiting for: ' "$log" | tail -n 1 >&2 || true
  [ "$status" = 2 ] || grep -vE '^(info|warn):|^ +at ' "$log" | tail -n 15 >&2
  stop_apphost "$data"
  die "Bridge did not start. All it said is in $log."
}

# Prints the lines that are new on the terminal, and how many have been shown to its caller.
show_progress() {
  local total
  total=$(grep -c '^ready: ' "$1" || true)
  if [ "$total" -gt "$2" ]; then grep '^ready: ' "$1" | sed -n "$(($2 + 1)),${total}s/^ready: /  ready  /p" >&2; fi
  echo "$total"
}

# Processes of a data folder: PostgreSQL, RabbitMQ and its epmd work inside it, the services of this checkout are told of it.
processes_in() {
  local process
  for process in /proc/[0-9]*; do
    case $(readlink "$process/cwd" 2>/dev/null) in
      "$1"/*) echo "${process#/proc/}" ;;
      "$PWD"/*) ! grep -qsz "^BRIDGE_DATA=$1\$" "$process/environ" || echo "${process#/proc/}" ;;
    esac
  done
}

# stop_apphost <data folder>: in order first; what is left after a crash is ended too.
stop_apphost() {
  local data=$1 pid left waited=0
  if pid=$(apphost_pid "$data"); then
    kill -TERM "$pid" 2>/dev/null || true
    while [ -d "/proc/$pid" ] && [ $waited -lt 300 ]; do sleep 0.1; waited=$((waited + 1)); done
  fi
  waited=0
  while left=$(processes_in "$data") && [ -n "$left" ]; do
    # The AppHost's own helper ends them within seconds; from then on we do, and force it at last.
    if [ $waited = 100 ]; then kill -TERM $left 2>/dev/null || true; fi
    if [ $waited = 250 ]; then kill -KILL $left 2>/dev/null || true; fi
    [ $waited -lt 300 ] || break
    sleep 0.1
    waited=$((waited + 1))
  done
  rm -f "$data/pid" "$data/ready.json"
}
