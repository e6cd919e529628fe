# What is kept sealed (the ERP's password, keys of Meta's) gets a new key-encryption key, while everything goes on.
bridge_secrets() {
  [ "${1:-}" = rotate ] || die "Use: ./bridge secrets rotate"
  apphost_pid >/dev/null && [ -e "$BRIDGE_DATA/ready.json" ] || die "Bridge is not running: ./bridge up starts it. A rotation is done while it runs."
  node scripts/secrets.mjs "$BRIDGE_DATA" "${Secrets__KeyFile:-$BRIDGE_DATA/secrets/key-encryption-keys}"
}
