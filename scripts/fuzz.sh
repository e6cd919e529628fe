# fuzz [how many] [seed]: mutated webhooks, ERP answers, flow definitions and uploads, a million in all unless told otherwise. A failure names its number, which makes it again.
# It stands on what ./bridge test has: servers, ports and data of its own.
. scripts/test.sh
bridge_fuzz() {
  isolate
  need_tools
  need_packages
  build everything
  trap stop_everything EXIT
  export BRIDGE_FUZZ=${1:-1000000} BRIDGE_FUZZ_SEED=${2:-1} BRIDGE_FUZZ_REPORT=$BRIDGE_DATA/log/fuzz.txt
  rm -f "$BRIDGE_FUZZ_REPORT"
  patience=7200
  local project
  for project in Bridge.Messaging.Tests Bridge.ErpConnector.Tests Bridge.Flow.Tests Bridge.Catalog.Tests Bridge.Hr.Tests; do
    run_dotnet "$project" -class '*FuzzTests'
  done
  echo
  cat "$BRIDGE_FUZZ_REPORT"
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" = 0 ] && [ "$broken" = 0 ]
}
