# Compares what the services know of each other and asks again for what is missing: after the broker has lost its disk, or when something seems stuck.
bridge_reconcile() {
  apphost_pid >/dev/null && [ -e "$BRIDGE_DATA/ready.json" ] || die "Bridge is not running: ./bridge up starts it."
  node scripts/reconcile.mjs "$BRIDGE_DATA"
}
