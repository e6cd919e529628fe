# Measures, on a stack of its own and a machine that should have nothing else to do: what a bare signature check answers, a warm start, how long a turn takes, turns and webhooks under
# load, three times each, the highest rate, memory: a table and a chart in artifacts/bench. BENCH_RATE, BENCH_CUSTOMERS, BENCH_SECONDS and BENCH_RUNS set the load.
# `bench cold` the first minute after a start, `bench memory` the memory over ten minutes of webhooks, `bench console` the console in a browser, `bench quotes` prices from an ERP that takes 300 ms,
# `bench sync` ten thousand products, `bench inbox` the chats with a million conversations.
. scripts/test.sh

bridge_bench() {
  case ${1:-} in
    console) bench_console; return ;;
    quotes) bench_catalog '*QuoteBench*'; return ;;
    inbox) bench_inbox; return ;;
    cold) bench_cold; return ;;
    memory) bench_memory; return ;;
    sync) bench_catalog '*SyncBench*'; return ;;
  esac
  prepare_load
  local bare
  step "Measuring a bare signature check" measure_ceiling
  bare=$(cat "$BRIDGE_DATA/ceiling")
  echo "First start"
  start_apphost "$BRIDGE_DATA"
  step "Stopping" stop_apphost "$BRIDGE_DATA"
  echo "Warm start"
  local started
  started=$(date +%s%N)
  start_apphost "$BRIDGE_DATA"
  printf 'warm start  %s s\n' "$(since "$started")"
  node scripts/load.mjs all "$(ready console)" "$graph" "$BRIDGE_DATA" "$bare" artifacts/bench
}

# What these processors answer at the most, the load beside it as beside Bridge.
measure_ceiling() {
  local said=$BRIDGE_DATA/ceiling.address pid waited=0
  dotnet build scripts/ceiling.cs -c Release -v q -o artifacts/ceiling
  # What the last run has written would be taken for this one's address.
  rm -f "$said"
  dotnet artifacts/ceiling/ceiling.dll app-secret >"$said" &
  pid=$!
  while [ ! -s "$said" ] && [ $waited -lt 300 ]; do sleep 0.1; waited=$((waited + 1)); done
  node scripts/load.mjs ceiling "$(cat "$said")" 10 >"$BRIDGE_DATA/ceiling" || { kill "$pid"; return 1; }
  kill "$pid"
}

# A stack of its own in which Meta is played by the load: so a turn is measured from the webhook's first byte to the request that answers it. Sets $graph.
prepare_load() {
  isolate
  BRIDGE_DATA=$(data_folder .bench-data)
  need_tools
  need_packages
  build_web
  build
  compile_ahead
  trap 'stop_apphost "$BRIDGE_DATA"' EXIT
  graph=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
  export BRIDGE_SANDBOX=off WhatsApp__AppSecret=app-secret WhatsApp__VerifyToken=verify-token WhatsApp__AccessToken=bench WhatsApp__PairRate=off WhatsApp__MaxMessagesPerSecond=1000 \
    WhatsApp__PhoneNumberId=106540352242922 WhatsApp__BusinessAccountId=102290129340398 WhatsApp__GraphBaseUrl=http://127.0.0.1:$graph
}

# The first minute after a start: fifteen seconds of turns, then half a minute of webhooks, each start anew. The first start of all makes the databases and is not measured.
bench_cold() {
  prepare_load
  start_apphost "$BRIDGE_DATA"
  stop_apphost "$BRIDGE_DATA"
  for _ in $(seq "${BENCH_RUNS:-3}"); do
    start_apphost "$BRIDGE_DATA"
    local gateway
    gateway=$(ready console)
    node scripts/load.mjs turns "$gateway" "$graph" "$BRIDGE_DATA" "${BENCH_CUSTOMERS:-50}" 15
    node scripts/load.mjs webhooks "$gateway" "$graph" "$BRIDGE_DATA" "${BENCH_RATE:-3300}" "${BENCH_SECONDS:-30}"
    stop_apphost "$BRIDGE_DATA"
  done
}

# What the services hold while webhooks come for ten minutes, once a minute.
bench_memory() {
  prepare_load
  start_apphost "$BRIDGE_DATA"
  local gateway
  gateway=$(ready console)
  node scripts/load.mjs webhooks "$gateway" "$graph" "$BRIDGE_DATA" 1000 30 >/dev/null
  node scripts/load.mjs webhooks "$gateway" "$graph" "$BRIDGE_DATA" 1000 "${BENCH_SECONDS:-600}" &
  local load=$!
  while kill -0 "$load" 2>/dev/null; do
    node scripts/load.mjs memory "$BRIDGE_DATA"
    for _ in $(seq 60); do kill -0 "$load" 2>/dev/null && sleep 1 || break; done
  done
  wait "$load"
}

# What a person in front of the console waits for: in a browser, on a stack of its own in the sandbox.
bench_console() {
  isolate
  BRIDGE_DATA=$(data_folder .bench-data)
  need_tools
  need_packages chromium
  build_web
  build
  compile_ahead
  trap 'stop_apphost "$BRIDGE_DATA"' EXIT
  start_apphost "$BRIDGE_DATA"
  node scripts/bench-console.mjs "$(ready console)" "$BRIDGE_ADMIN_EMAIL" "$BRIDGE_ADMIN_PASSWORD" "$(command -v chromium || command -v chromium-browser || command -v google-chrome)"
}

# Catalog, ErpConnector and the reference ERP by themselves, on servers of their own that do not wait for the disk.
bench_catalog() {
  isolate
  need_tools
  need_packages
  build everything
  trap stop_everything EXIT
  run_dotnet Bridge.Catalog.Tests -explicit only -class "$1" -showLiveOutput
  # The runner may set the test's name before what the test says.
  sed -nE 's/^(.*\[OUTPUT\])? *((quotes|a burst|orders|statuses|first|second|an order|its status|processor) .*)/\2/p' "$log"
  [ "$failed" = 0 ] && [ "$broken" = 0 ]
}

# What a person in front of the chats waits for when there are very many: over the API, on a stack of its own.
bench_inbox() {
  isolate
  BRIDGE_DATA=$(data_folder .bench-data)
  need_tools
  build
  compile_ahead
  trap 'stop_apphost "$BRIDGE_DATA"' EXIT
  start_apphost "$BRIDGE_DATA"
  node scripts/bench-inbox.mjs fill "$BRIDGE_DATA" "${BENCH_CONVERSATIONS:-1000000}"
  node scripts/bench-inbox.mjs ask "$BRIDGE_DATA" "$(ready console)" "${BENCH_ROUNDS:-200}"
}

since() { awk -v from="$1" -v to="$(date +%s%N)" 'BEGIN {printf "%.1f", (to - from) / 1e9}'; }
