# A real ERP: Tryton from Debian's packages on a PostgreSQL of its own, a shop in it, the adapter in front of it, and the test that sends it an order from the phone.
tryton_packages=(tryton-server tryton-modules-sale tryton-proteus python3-psycopg2)

test_with_tryton() {
  isolate
  need_tools
  need_packages
  need_tryton
  step "Building (Release)" build_for_tryton
  tryton=$BRIDGE_DATA/tryton
  trap 'stop_tryton; stop_everything' EXIT

  export TRYTON_URL=http://127.0.0.1:$(free_port) TRYTON_PASSWORD=$(random_word)
  export Erp__BaseUrl=http://127.0.0.1:$(free_port) Erp__Idempotency=Keys Erp__Auth__Kind=Bearer Erp__Auth__Secret=$(random_word) Erp__Without=LIST_JOBS,CREATE_APPLICANT
  export Erp__AllowedNetworks=${Erp__BaseUrl#http://}
  rm -rf "$tryton"
  mkdir -p "$tryton"
  step "Making a shop in Tryton" make_shop
  step "Starting Tryton and its adapter" start_tryton
  ./bridge erp verify --url "$Erp__BaseUrl" --writes || broken=1
  run_dotnet Bridge.EndToEnd.Tests -explicit only -trait kind=tryton
  [ "$failed" = 0 ] && [ "$broken" = 0 ]
}

# The phone of the test is the sandbox's API: no console is needed.
build_for_tryton() {
  dotnet build tests/Bridge.EndToEnd.Tests -c Release -v q
  dotnet build samples/TrytonAdapter -c Release -v q
}

need_tryton() {
  local package missing=()
  for package in "${tryton_packages[@]}"; do dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package"); done
  install_missing "${missing[@]}"
}

free_port() { node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'; }
# No character twice: Tryton refuses passwords in which they repeat.
random_word() { printf '%s\n' {a..z} {0..9} | shuf --random-source=/dev/urandom -n 20 | tr -d '\n'; }

# listens <port>: waits for it.
listens() {
  local waited=0
  until (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; do
    [ $waited -lt 600 ] || die "Nobody listens on port $1."
    sleep 0.2
    waited=$((waited + 1))
  done
}

# start <name> <command…>: in the background, its process id beside its log.
start() {
  local name=$1
  shift
  setsid "$@" >"$tryton/$name.log" 2>&1 </dev/null &
  echo $! >"$tryton/$name.pid"
}

make_shop() {
  local port password bin=(/usr/lib/postgresql/*/bin)
  port=$(free_port) password=$(random_word)
  BRIDGE_POSTGRES_PASSWORD=$password start postgres bash AppHost/Infrastructure/postgres.sh "$tryton/postgres" "$port" fsync=off synchronous_commit=off full_page_writes=off
  listens "$port"
  export PGHOST=127.0.0.1 PGPORT=$port PGUSER=postgres PGPASSWORD=$password
  until "${bin[-1]}/createdb" tryton 2>/dev/null; do sleep 0.5; done

  umask 077
  printf '[database]\nuri = postgresql://postgres:%s@127.0.0.1:%s/\npath = %s/files\n[web]\nlisten = %s\n' "$password" "$port" "$tryton" "${TRYTON_URL#http://}" >"$tryton/trytond.conf"
  printf '%s' "$TRYTON_PASSWORD" >"$tryton/password"
  TRYTONPASSFILE=$tryton/password trytond-admin -c "$tryton/trytond.conf" -d tryton --all --email admin@example.com -u party product sale --activate-dependencies
  /usr/bin/python3 samples/TrytonAdapter/Seed/shop.py "$tryton/trytond.conf" tryton "$TRYTON_PASSWORD"
  # The one thing that makes two sales of one order impossible, however many adapters there are. B- is how Bridge's order numbers begin.
  "${bin[-1]}/psql" -d tryton -c "CREATE UNIQUE INDEX sale_of_bridge ON sale_sale (reference) WHERE reference LIKE 'B-%'"
}

start_tryton() {
  start trytond trytond -c "$tryton/trytond.conf"
  Tryton__Url=$TRYTON_URL Tryton__Password=$TRYTON_PASSWORD Tryton__Token=$Erp__Auth__Secret ASPNETCORE_URLS=$Erp__BaseUrl \
    start adapter dotnet artifacts/bin/TrytonAdapter/release/TrytonAdapter.dll --contentRoot "$PWD/artifacts/bin/TrytonAdapter/release"
  listens "${TRYTON_URL##*:}"
  listens "${Erp__BaseUrl##*:}"
}

stop_tryton() {
  local name pid
  for name in adapter trytond postgres; do
    pid=$(cat "$tryton/$name.pid" 2>/dev/null) || continue
    kill "$pid" 2>/dev/null || true
    while [ -d "/proc/$pid" ]; do sleep 0.1; done
  done
}
