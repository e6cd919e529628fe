# Only the drills of the end-to-end tests.
. scripts/test.sh

bridge_drill() {
  isolate
  need_tools
  need_packages
  build_web
  build everything
  trap stop_everything EXIT
  run_dotnet Bridge.EndToEnd.Tests -trait kind=drill
  [ "$failed" = 0 ] && [ "$broken" = 0 ]
}
