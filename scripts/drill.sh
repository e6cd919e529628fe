# Only the drills: the end-to-end tests that kill something, and a thousand orders through an ERP in mischief (DRILL_ORDERS says how many).
. scripts/test.sh

bridge_drill() {
  isolate
  need_tools
  need_packages
  build_web
  build everything
  trap stop_everything EXIT
  run_dotnet Bridge.EndToEnd.Tests -trait kind=drill
  patience=7800 run_dotnet Bridge.Catalog.Tests -explicit only -trait kind=drill -showLiveOutput
  grep -E '^ *(Keys|Lookup|Neither): ' "$log" || true
  [ "$failed" = 0 ] && [ "$broken" = 0 ]
}
