# Writes the API documents of the running services to web/openapi: the console's types are made from them.
bridge_openapi() {
  apphost_pid >/dev/null && [ -e "$BRIDGE_DATA/ready.json" ] || die "Bridge is not running: ./bridge up starts it."
  mkdir -p web/openapi
  node scripts/openapi.mjs "$BRIDGE_DATA" web/openapi
}
