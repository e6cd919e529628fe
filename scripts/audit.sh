# Packages of both worlds: known weaknesses, licences, and a list of all of them. Says so where a source cannot be asked; only findings fail.
bridge_audit() {
  need_tools
  [ -e web/node_modules ] || npm --prefix web ci --no-audit --no-fund
  dotnet restore Bridge.sln --locked-mode -v q
  mkdir -p artifacts
  node scripts/audit.mjs artifacts/sbom.json
}
