# Says what this machine has and lacks, and what Bridge is doing on it. Changes nothing.
bridge_doctor() {
  local problems=0 port
  check() { # check <what> <what to do about it> <command…>
    local what=$1 remedy=$2
    shift 2
    if "$@" >/dev/null 2>&1; then printf '  ok       %s\n' "$what"; else
      printf '  missing  %s: %s\n' "$what" "$remedy"
      problems=$((problems + 1))
    fi
  }
  check ".NET SDK" "install the .NET 10 SDK" dotnet --version
  check "Node.js 20 or later" "install it" node -e 'process.exit(+process.versions.node.split(".")[0] >= 20 ? 0 : 1)'
  check "PostgreSQL" "./bridge up installs it, or: apt-get install postgresql" has_postgres
  check "RabbitMQ" "./bridge up installs it, or: apt-get install rabbitmq-server" has_rabbitmq
  check "Chromium (tests only)" "./bridge test installs it, or: apt-get install chromium" has_chromium
  check "1 GB of free disk in $(dirname "$BRIDGE_DATA")" "make room" has_room
  printf '  memory   %s\n' "$(awk '/MemTotal/ {t = $2} /MemAvailable/ {a = $2} END {printf "%.1f of %.1f GB available; Bridge takes about 2.5 GB", a / 1048576, t / 1048576}' /proc/meminfo)"
  printf '  data     %s\n' "$BRIDGE_DATA"
  if apphost_pid >/dev/null; then
    printf '  running  process %s, %s\n' "$(apphost_pid)" "$([ -e "$BRIDGE_DATA/ready.json" ] && echo "console at $(ready console)" || echo "not ready yet")"
  else
    printf '  running  no\n'
    for port in ${BRIDGE_PORT:-8080} ${BRIDGE_SANDBOX_PORT:-8088} ${BRIDGE_ERP_PORT:-8089} ${BRIDGE_DASHBOARD_PORT:-18888}; do
      if [ "$port" != auto ] && (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
        printf '  taken    port %s, by something that is not Bridge\n' "$port"
        problems=$((problems + 1))
      fi
    done
  fi
  [ "$problems" = 0 ] || die "Something is missing: see above."
}

has_room() {
  local folder=$BRIDGE_DATA
  while [ ! -d "$folder" ]; do folder=$(dirname "$folder"); done
  [ "$(df -Pk "$folder" | awk 'NR == 2 {print $4}')" -gt 1048576 ]
}
