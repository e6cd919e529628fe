#!/usr/bin/env bash
# PostgreSQL as an ordinary child process: makes the cluster once, then runs the server until it is told to stop.
#   BRIDGE_POSTGRES_PASSWORD=… postgres.sh <folder> <port> [setting=value …]
set -euo pipefail
folder=$1 port=$2
shift 2
data=$folder/cluster

# A cluster stays with the version that made it: the machine may get a newer one beside it.
version=$(cat "$data/PG_VERSION" 2>/dev/null || true)
bin=$(ls -d /usr/lib/postgresql/${version:-*}/bin 2>/dev/null | sort -V | tail -1 || true)
[ -n "$bin" ] || bin=$(dirname "$(command -v postgres || echo /missing/postgres)")
[ -x "$bin/postgres" ] || { echo "PostgreSQL ${version:-} is not installed: apt-get install postgresql" >&2; exit 1; }

as=()
mkdir -p "$folder"
if [ "$(id -u)" = 0 ]; then # the server refuses to run as root
  as=(setpriv --reuid=postgres --regid=postgres --init-groups)
  chown postgres:postgres "$folder"
fi
chmod 700 "$folder"
"${as[@]}" test -x "$folder" || { echo "The user postgres cannot enter $folder: set BRIDGE_DATA to a folder it can reach." >&2; exit 1; }

if [ ! -f "$data/PG_VERSION" ]; then
  making=$folder/making password=$folder/password
  rm -rf "$making" "$data"
  (umask 077; printf '%s' "$BRIDGE_POSTGRES_PASSWORD" >"$password")
  [ "$(id -u)" != 0 ] || chown postgres:postgres "$password"
  # C.UTF-8 sorts by code point, yet knows letters of every script: trigrams of Arabic exist.
  (cd "$folder" && "${as[@]}" "$bin/initdb" --pgdata="$making" --username=postgres --pwfile="$password" --auth=scram-sha-256 \
    --encoding=UTF8 --locale=C.UTF-8 --no-instructions >/dev/null)
  rm -f "$password"
  mv "$making" "$data" # a cluster that was interrupted while it was made is made again
fi

# An eighth of the memory: half of what PostgreSQL advises for a machine of its own, which this is not. What lies in its buffers costs a tenth of what the system has to hand over.
memory=$(awk '/^MemTotal:/ { print int($2 / 1024) }' /proc/meminfo)
limit=$(cat /sys/fs/cgroup/memory.max 2>/dev/null || echo max)
[ "$limit" = max ] || [ $((limit / 1048576)) -ge "$memory" ] || memory=$((limit / 1048576))
buffers=$((memory / 8 < 128 ? 128 : memory / 8 > 2048 ? 2048 : memory / 8))

# What PostgreSQL does for itself is done little by little: as it comes, a vacuum of a large table takes up to half a processor for eight seconds, and each page's first change after a checkpoint
# is written whole. Webhooks wait for both (docs/benchmarks.md). After a crash up to half an hour of changes are read again, some 4 GB at most.
settings=(listen_addresses=127.0.0.1 port="$port" unix_socket_directories= max_connections=200 shared_buffers="${buffers}MB" jit=off
  autovacuum_vacuum_cost_delay=20ms checkpoint_timeout=30min max_wal_size=4GB
  log_min_messages=warning log_checkpoints=off log_destination=stderr "$@")
# Should this script be killed, the server still ends in order.
"${as[@]}" setpriv --pdeathsig INT "$bin/postgres" -D "$data" "${settings[@]/#/--}" &
server=$!
# On SIGTERM PostgreSQL would wait for every client to leave; SIGINT ends their sessions and stops in order.
trap 'kill -INT "$server" 2>/dev/null || true' TERM INT HUP
# Nor does it wait for them when somebody sends it SIGTERM past this script: it would let nobody in as long as one is left.
while sleep 2 && kill -0 "$server" 2>/dev/null; do
  [ "$(sed -n 8p "$data/postmaster.pid" 2>/dev/null)" != stopping ] || kill -INT "$server" 2>/dev/null || true
done &
status=0
wait "$server" || status=$?
while kill -0 "$server" 2>/dev/null; do status=0; wait "$server" || status=$?; done
exit "$status"
