# The ERP from a terminal: whether it keeps the contract, and the contract as a document.
bridge_erp() {
  [ "${1:-}" = verify ] || die "./bridge erp verify --url <address> checks an ERP against the contract; ./bridge erp verify --openapi prints it."
  shift
  local assembly=artifacts/bin/Bridge.ErpConnector/release/Bridge.ErpConnector.dll
  if is_older "$assembly" services/ErpConnector services/Contracts ServiceDefaults; then
    step "Building (Release)" dotnet build services/ErpConnector -c Release -v q >&2
  fi
  exec dotnet "$assembly" verify "$@"
}
