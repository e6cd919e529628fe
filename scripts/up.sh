# Sets up what is missing, builds, starts, and says where everything is.
bridge_up() {
  if apphost_pid >/dev/null; then
    [ -e "$BRIDGE_DATA/ready.json" ] || die "Bridge is being started already: wait for it, or stop it with ./bridge down."
    echo "Bridge is running already. ./bridge down stops it."
    print_addresses
    return
  fi
  need_tools
  local port
  for port in BRIDGE_PORT:8080 BRIDGE_ERP_PORT:8089 BRIDGE_SANDBOX_PORT:8088 BRIDGE_DASHBOARD_PORT:18888; do need_port "${port%:*}" "${port#*:}"; done
  need_packages
  build_web
  build
  compile_ahead
  echo "Starting"
  start_apphost "$BRIDGE_DATA"
  print_addresses
}

# need_port <setting> <usual port>
need_port() {
  local setting=$1 port=${!1:-$2}
  [ "$port" != auto ] || return 0
  if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
    die "Port $port is taken$(owner_of "$port"). Stop what uses it, or give Bridge another one: $setting=$((port + 1000)) ./bridge up"
  fi
}

owner_of() {
  local owner
  owner=$(ss -Hltnp "sport = :$1" 2>/dev/null | sed -n 's/.*users:(("\([^"]*\)",pid=\([0-9]*\).*/ by \1 (process \2)/p' | head -n 1) || true
  printf %s "$owner"
}

print_addresses() {
  local password=$BRIDGE_DATA/secrets/first-owner printed=$BRIDGE_DATA/secrets/first-owner-printed
  printf '\nBridge is ready.\n  Console    %s\n' "$(ready console)"
  [ -z "$(ready phone)" ] || printf '  Phone      %s\n' "$(ready phone)"
  [ -z "$(ready erp)" ] || printf '  ERP        %s\n' "$(ready erp)"
  printf '  Dashboard  %s\n' "$(ready dashboard)"
  if [ -n "${BRIDGE_ADMIN_PASSWORD:-}" ]; then
    printf '  Sign in    %s with the password given in BRIDGE_ADMIN_PASSWORD\n' "${BRIDGE_ADMIN_EMAIL:-owner@bridge.local}"
  elif [ ! -e "$printed" ]; then
    printf '  Sign in    %s with %s\n' "${BRIDGE_ADMIN_EMAIL:-owner@bridge.local}" "$(cat "$password")"
    touch "$printed"
  else
    printf '  Sign in    %s; the first password was printed once and is kept in %s\n' "${BRIDGE_ADMIN_EMAIL:-owner@bridge.local}" "$password"
  fi
}
