# Sets up what is missing and runs every test of every runner on servers, ports and data of its own. Ends with one line of sums.
# With --erp tryton only the test with a real ERP, which it installs and starts.
passed=0 failed=0 skipped=0 broken=0

bridge_test() {
  if [ "${1:-}" = --erp ]; then
    [ "${2:-}" = tryton ] || die "./bridge test --erp tryton is the only real ERP there is a test with."
    . scripts/tryton.sh
    test_with_tryton
    return
  fi
  isolate
  # No process of a test lives long enough to be worth the watching: a quarter of its processor time.
  export DOTNET_TieredPGO=0
  need_tools
  need_packages chromium
  build_web
  build everything
  trap stop_everything EXIT

  local project
  for project in tests/*.Tests; do
    project=${project#tests/}
    [ "$project" = Bridge.EndToEnd.Tests ] || run_dotnet "$project"
  done
  run_dotnet Bridge.EndToEnd.Tests
  if [ -f web/package.json ]; then
    step "Linting the console" npm --prefix web run lint
    run_vitest
    run_playwright
    run_audit
  fi

  echo
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" = 0 ] && [ "$broken" = 0 ]
}

# Nothing of the user's settings or of a Bridge that runs here may leak into the tests.
isolate() {
  unset BRIDGE_ASSEMBLIES BRIDGE_INFRASTRUCTURE BRIDGE_SANDBOX BRIDGE_PUBLIC_URL "${!WhatsApp__@}" "${!Erp__@}" "${!ConnectionStrings__@}"
  export BRIDGE_PORT=auto BRIDGE_SANDBOX_PORT=auto BRIDGE_ERP_PORT=auto BRIDGE_DASHBOARD_PORT=auto
  export BRIDGE_ADMIN_EMAIL=owner@example.com BRIDGE_ADMIN_PASSWORD=a-password-for-tests
  BRIDGE_DATA=$(data_folder .test-data)
  export BRIDGE_TEST_DATA=$BRIDGE_DATA/servers
  mkdir -p "$BRIDGE_DATA/log"
}

stop_everything() {
  stop_apphost "$BRIDGE_DATA/browser"
  local servers
  if servers=$(cat "$BRIDGE_TEST_DATA/pid" 2>/dev/null) && grep -qs test-servers.sh "/proc/$servers/cmdline"; then
    kill "$servers" 2>/dev/null || true
    while [ -d "/proc/$servers" ]; do sleep 0.1; done
  fi
}

# run <name> <command…>: like step, but a failure is shown and counted, and the next runner follows. Sets $log.
run() {
  local name=$1 started=$SECONDS
  shift
  log=$BRIDGE_DATA/log/$name.log
  printf '%s ' "$name"
  ("$@") >"$log" 2>&1 </dev/null &
  local job=$!
  (while sleep 2; do printf .; done) 2>/dev/null &
  local dots=$! status=0
  wait "$job" || status=$?
  kill "$dots" 2>/dev/null
  wait "$dots" 2>/dev/null || true
  printf ' %d s' $((SECONDS - started))
  return $status
}

# count <passed> <failed> <skipped> <exit code>: a runner that ran nothing, or ended badly without naming a failure, is a failure too.
count() {
  passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3))
  printf ': %d passed, %d failed, %d skipped\n' "$1" "$2" "$3"
  if [ $(($1 + $2)) = 0 ]; then
    broken=$((broken + 1))
    printf 'It ran nothing. The end of %s:\n' "$log" >&2
    tail -n 30 "$log" >&2
  elif [ "$2" != 0 ] || [ "$4" != 0 ]; then
    broken=$((broken + 1))
    grep -A 15 -E '\[FAIL\]|^ FAIL |^ +[0-9]+\) ' "$log" | head -n 120 >&2 || tail -n 40 "$log" >&2
  fi
}

# run_dotnet <project> [arguments of the test runner]
run_dotnet() {
  local project=$1 status=0 sums
  shift
  run "$project" timeout "${patience:-1200}" "artifacts/bin/$project/release/$project" -noLogo -noColor -xml "$BRIDGE_DATA/log/$project.xml" "$@" || status=$?
  # Bridge.Flow.Tests  Total: 12, Errors: 0, Failed: 1, Skipped: 0, Not Run: 0, Time: 3.1s
  sums=$(sed -n 's/.* Total: \([0-9]*\), Errors: \([0-9]*\), Failed: \([0-9]*\), Skipped: \([0-9]*\),.*/\1 \2 \3 \4/p' "$log" | tail -n 1)
  read -r total errors fails skips <<<"${sums:-0 0 0 0}"
  count $((total - fails - skips)) $((fails + errors)) "$skips" "$status"
}

run_vitest() {
  local status=0 report=$BRIDGE_DATA/log/vitest.json
  rm -f "$report"
  run vitest npm --prefix web exec -- vitest run --root web --reporter=default --reporter=json --outputFile.json="$report" || status=$?
  count $(from_report "$report" 'r => [r.numPassedTests, r.numFailedTests + r.testResults.filter(f => f.status === "failed" && f.assertionResults.length === 0).length, r.numPendingTests + r.numTodoTests]') "$status"
}

# The browser sees the same Bridge that people see, on data of its own.
run_playwright() {
  local status=0 report=$BRIDGE_DATA/log/playwright.json data=$BRIDGE_DATA/browser
  rm -rf "$report" "$data"
  echo "Starting Bridge for the browser"
  # All of them are one address to it, and one sign-in serves longer than a run takes.
  export SignIn__TriesPerMinute=200 SignIn__ProofMinutes=240 BRIDGE_BROWSER_DATA=$data
  start_apphost "$data"
  local chromium
  chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
  export BRIDGE_URL=$(ready console "$data") BRIDGE_SANDBOX_URL=$(ready phone "$data") CHROMIUM=$chromium PLAYWRIGHT_JSON_OUTPUT_NAME=$report
  run playwright in_web npx playwright test --reporter=list,json || status=$?
  count $(from_report "$report" 'r => [r.stats.expected, r.stats.unexpected + r.stats.flaky, r.stats.skipped]') "$status"
  # What the page said of it, where one failed.
  if [ "$status" != 0 ]; then grep -h -A 3 -E '^ *- (alert|dialog|status)' web/test-results/*/error-context.md 2>/dev/null | head -n 40 >&2 || true; fi
}

# Licences and known weaknesses of every package; what could not be asked is said and counted as skipped, and breaks nothing.
run_audit() {
  local status=0
  mkdir -p artifacts
  run packages timeout 300 node scripts/audit.mjs artifacts/sbom.json || status=$?
  count $((status == 0)) $((status != 0)) "$(grep -c 'nothing is known of' "$log" || true)" "$status"
  grep '^Weaknesses: ' "$log" || true
}

in_web() {
  cd web
  "$@"
}

# from_report <file> <function of the report>: three numbers, zeros when there is no report.
from_report() {
  node -e 'const fs = require("fs"), [, file, read] = process.argv;
    console.log(...(fs.existsSync(file) ? eval(read)(JSON.parse(fs.readFileSync(file))) : [0, 0, 0]))' "$1" "$2"
}
