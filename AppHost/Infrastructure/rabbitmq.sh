#!/usr/bin/env bash
# RabbitMQ as an ordinary process with an epmd of its own, both on 127.0.0.1 only, beside any other RabbitMQ of the machine.
#   BRIDGE_RABBITMQ_PASSWORD=… rabbitmq.sh <folder> <amqp port> <distribution port> <epmd port> [management port]
set -euo pipefail
folder=$1 port=$2 distribution=$3 epmd=$4 management=${5:-}
server=$(ls /usr/lib/rabbitmq/bin/rabbitmq-server 2>/dev/null || command -v rabbitmq-server || true)
[ -n "$server" ] || { echo "RabbitMQ is not installed: apt-get install rabbitmq-server" >&2; exit 1; }

as=()
mkdir -p "$folder"
chmod 700 "$folder"
if [ "$(id -u)" = 0 ]; then
  as=(setpriv --reuid=rabbitmq --regid=rabbitmq --init-groups)
  chown rabbitmq:rabbitmq "$folder"
fi
"${as[@]}" test -x "$folder" || { echo "The user rabbitmq cannot enter $folder: set BRIDGE_DATA to a folder it can reach." >&2; exit 1; }
cd "$folder"

umask 077
plugins='[]'
[ -z "$management" ] || plugins='[rabbitmq_management]'
echo "$plugins." >enabled_plugins
: >environment.conf # instead of the one of the system's instance
cat >rabbitmq.conf <<CONF
listeners.tcp.1 = 127.0.0.1:$port
default_user = bridge
default_pass = $BRIDGE_RABBITMQ_PASSWORD
log.console = true
log.console.level = warning
log.file = false
# Every quorum queue writes to one log: its default of 512 MB is for larger machines.
raft.wal_max_size_bytes = 64000000
${management:+management.tcp.ip = 127.0.0.1}
${management:+management.tcp.port = $management}
CONF
[ -f .erlang.cookie ] || od -An -N24 -tx1 /dev/urandom | tr -d ' \n' >.erlang.cookie
chmod 400 .erlang.cookie
[ "$(id -u)" != 0 ] || chown -R rabbitmq:rabbitmq .
umask 022

export HOME=$folder LANG=C.UTF-8 RABBITMQ_NODENAME=bridge@localhost RABBITMQ_DIST_PORT=$distribution \
  RABBITMQ_CONFIG_FILE=$folder/rabbitmq.conf RABBITMQ_CONF_ENV_FILE=$folder/environment.conf \
  RABBITMQ_ADVANCED_CONFIG_FILE=$folder/advanced.config RABBITMQ_GENERATED_CONFIG_DIR=$folder/config \
  RABBITMQ_MNESIA_BASE=$folder/mnesia RABBITMQ_LOG_BASE=$folder/log RABBITMQ_LOGS=- RABBITMQ_ENABLED_PLUGINS_FILE=$folder/enabled_plugins \
  ERL_EPMD_ADDRESS=127.0.0.1 ERL_EPMD_PORT=$epmd ERL_CRASH_DUMP=/dev/null \
  RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none" \
  RABBITMQ_ALLOW_INPUT=1 # the script then becomes the server instead of standing before it
unset BRIDGE_RABBITMQ_PASSWORD

# epmd outlives the node that starts it; as our child it ends with us, however we end.
"${as[@]}" setpriv --pdeathsig KILL epmd -address 127.0.0.1 -port "$epmd" &
exec "${as[@]}" "$server" -noinput
