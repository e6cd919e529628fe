#!/usr/bin/env bash
# PostgreSQL and RabbitMQ for tests, shared by all test processes of this checkout. They end, with their data, 20 s after the last one has gone.
#   test-servers.sh <folder> <postgres port> <amqp port> <distribution port> <epmd port> <management port>
# Every test process holds a shared lock on <folder>/in-use: that, and not a count, says whether somebody is left after a crash.
set -uo pipefail
here=$(dirname "$(readlink -f "$0")") folder=$1
exec 9>>"$folder/in-use"

# Nothing here has to survive a power cut, so nothing waits for the disk.
bash "$here/postgres.sh" "$folder/postgres" "$2" fsync=off synchronous_commit=off full_page_writes=off max_connections=500 9>&- &
postgres=$!
bash "$here/rabbitmq.sh" "$folder/rabbitmq" "$3" "$4" "$5" "$6" 9>&- &
rabbitmq=$!

stop() {
  trap '' TERM INT
  kill "$postgres" "$rabbitmq" 2>/dev/null
  wait
  rm -rf "$folder/postgres" "$folder/rabbitmq" "$folder/servers.json"
  exit 0
}
trap stop TERM INT

idle=0
while [ "$idle" -lt 4 ] && kill -0 "$postgres" 2>/dev/null && kill -0 "$rabbitmq" 2>/dev/null; do
  sleep 5 9>&- & wait $!
  if flock --nonblock --exclusive 9; then idle=$((idle + 1)); [ "$idle" -ge 4 ] || flock --unlock 9; else idle=0; fi
done
stop
