# Stops Bridge in order. The data stays.
bridge_down() {
  if ! apphost_pid >/dev/null && [ -z "$(processes_in "$BRIDGE_DATA")" ]; then
    echo "Bridge is not running."
    return
  fi
  step "Stopping" stop_apphost "$BRIDGE_DATA"
}
