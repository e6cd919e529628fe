# Stops Bridge and forgets everything it knows: conversations, orders, users, passwords.
bridge_reset() {
  if [ "${1:-}" != --yes ] && [ -t 0 ]; then
    read -r -p "Forget all of Bridge's data in $BRIDGE_DATA? [y/N] " answer
    [ "$answer" = y ] || die "Nothing was changed."
  fi
  if apphost_pid >/dev/null || [ -n "$(processes_in "$BRIDGE_DATA")" ]; then step "Stopping" stop_apphost "$BRIDGE_DATA"; fi
  rm -rf "$BRIDGE_DATA"
  echo "Bridge's data is gone. ./bridge up starts anew."
}
