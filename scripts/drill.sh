# Only the drills: the end-to-end tests that kill something, and a thousand orders through an ERP in mischief (DRILL_ORDERS says how many).
# `drill orders` is only the latter.
. scripts/test.sh

bridge_drill() {
  [ "${1:-}" = '' ] || [ "${1:-}" = orders ] || die "./bridge drill runs them all, ./bridge drill orders only the thousand orders."
  isolate
  need_tools
  need_packages
  [ "${1:-}" = orders ] || build_web
  build everything
  trap stop_everything EXIT
  [ "${1:-}" = orders ] || run_dotnet Bridge.EndToEnd.Tests -trait kind=drill
  patience=7800 run_dotnet Bridge.Catalog.Tests -explicit only -trait kind=drill -showLiveOutput
  sed -nE 's/.*\[OUTPUT\] ((Keys|Lookup|Neither): .*)/\1/p' "$log"
  [ "$failed" = 0 ] && [ "$broken" = 0 ]
}
