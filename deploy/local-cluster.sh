#!/usr/bin/env bash
# A team's instance on this machine, as plain processes on loopback: three NATS nodes, PostgreSQL,
# workers and waybill serve, with TLS and the roles of deploy/. For tests and to try things out.
#
#   deploy/local-cluster.sh start      builds what it needs, starts all, says how to use it
#   deploy/local-cluster.sh run        the same, until Ctrl-C; then all is stopped
#   deploy/local-cluster.sh status     what runs
#   deploy/local-cluster.sh ports      where everything listens
#   deploy/local-cluster.sh kill NAME  kills one of it: node1, postgres, worker2, serve …
#   deploy/local-cluster.sh stop NAME  stops one of it, start NAME starts it again
#   deploy/local-cluster.sh stop       stops all; what is recorded and queued stays
#   deploy/local-cluster.sh clean      stops all and deletes the folder
#   deploy/local-cluster.sh waybill …  runs waybill with the queue and the ledger of the cluster, as
#                                      ROLE (waybill_serve)
#
# WORKERS (2) is how many workers there are, CLUSTER the folder for everything
# (/tmp/waybill-cluster-USER), WAYBILL and NATS_SERVER are programs to take instead of building them.
# Logs are in CLUSTER/logs, certificates in CLUSTER/tls. It wants Go, openssl and PostgreSQL.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cluster=${CLUSTER:-/tmp/waybill-cluster-$(id -un)}

say() { printf 'local-cluster: %s\n' "$*" >&2; }
fail() { say "$@"; exit 1; }

# ports that nobody listens at, written down so that they stay the same
ports=(node1 routes1 health1 node2 routes2 health2 node3 routes3 health3 postgres serve admin)
choose_ports() {
	local name port=$((20000 + RANDOM % 20000))
	for name in "${ports[@]}"; do
		while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
		echo "${name}_port=$port"
		port=$((port + 1))
	done
}

# the programs of PostgreSQL, which Debian keeps out of PATH
find_postgres() {
	local dir
	for dir in "$(dirname "$(readlink -f "$(command -v initdb || echo /none/initdb)")")" $(ls -d /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql*/bin 2>/dev/null | sort -rV); do
		if [[ -x $dir/initdb && -x $dir/pg_ctl && -x $dir/psql ]]; then echo "$dir"; return; fi
	done
	fail "there is no PostgreSQL here (initdb, pg_ctl and psql, in PATH or in /usr/lib/postgresql)"
}

# as_postgres COMMAND…: PostgreSQL refuses to run as root
as_postgres() {
	if ((EUID)); then "$@"; return; fi
	su -s /bin/sh "$(id -un postgres 2>/dev/null || echo nobody)" -c 'exec "$@"' -- sh "$@"
}

prepare() {
	command -v openssl >/dev/null || fail "openssl is not installed"
	pg=$(find_postgres)
	mkdir -p "$cluster"/{bin,pids,logs}
	chmod 711 "$cluster"
	[[ -e $cluster/ports ]] || choose_ports >"$cluster/ports"
	# shellcheck source=/dev/null
	. "$cluster/ports"
	[[ -e $cluster/workers && -z ${WORKERS:-} ]] || echo "${WORKERS:-2}" >"$cluster/workers"
	"$here/certificates.sh" "$cluster/tls" localhost,127.0.0.1,::1
	waybill=${WAYBILL:-$cluster/bin/waybill} nats=${NATS_SERVER:-$cluster/bin/nats-server}
}

build() {
	say "building"
	[[ -n ${WAYBILL:-} ]] || (cd "$here/.." && go build -o "$waybill" ./cmd/waybill)
	[[ -n ${NATS_SERVER:-} ]] || (cd "$here/.." && go build -o "$nats" github.com/nats-io/nats-server/v2)
}

# who ROLE: the environment of a process that comes as a role
who() {
	export WAYBILL_NATS="tls://localhost:$node1_port,tls://localhost:$node2_port,tls://localhost:$node3_port"
	export WAYBILL_LEDGER="postgres://$1@localhost:$postgres_port/waybill"
	export PGSSLMODE=verify-full PGSSLROOTCERT=$cluster/tls/ca.pem PGSSLCERT=$cluster/tls/$1/cert.pem PGSSLKEY=$cluster/tls/$1/key.pem
	nats_flags=(--nats-ca "$cluster/tls/ca.pem" --nats-cert "$cluster/tls/$1/cert.pem" --nats-key "$cluster/tls/$1/key.pem")
}

# a process that nobody has waited for yet runs no more
running() {
	local state
	[[ -e $cluster/pids/$1 ]] && state=$(ps -o stat= -p "$(cat "$cluster/pids/$1")" 2>/dev/null) && [[ $state != *Z* ]]
}

# spawn NAME COMMAND…: a process of its own group, so that Ctrl-C reaches this script alone
spawn() {
	local name=$1
	shift
	set -m
	"$@" >>"$cluster/logs/$name.log" 2>&1 </dev/null &
	set +m
	echo $! >"$cluster/pids/$name"
	disown
}

start_node() (
	local n=${1#node} clients routes health
	clients=node${n}_port routes=routes${n}_port health=health${n}_port
	export WAYBILL_NODE=$1 WAYBILL_NODE_CLIENTS="\"127.0.0.1:${!clients}\"" WAYBILL_NODE_ROUTES="\"127.0.0.1:${!routes}\""
	export WAYBILL_NODE_HEALTH="\"127.0.0.1:${!health}\"" WAYBILL_NODE_STORE="\"$cluster/$1\"" WAYBILL_NODE_DISK=20GB
	export WAYBILL_NODE_CERT="\"$cluster/tls/localhost/cert.pem\"" WAYBILL_NODE_KEY="\"$cluster/tls/localhost/key.pem\"" WAYBILL_CA="\"$cluster/tls/ca.pem\""
	# a test puts a network of its own between them
	export WAYBILL_NODE_AT=${WAYBILL_NODE_AT:-"\"localhost:${!routes}\""}
	export WAYBILL_NODES=${WAYBILL_NODES:-"[\"tls://localhost:$routes1_port\", \"tls://localhost:$routes2_port\", \"tls://localhost:$routes3_port\"]"}
	spawn "$1" "$nats" -c "$here/nats/node.conf"
)

start_postgres() {
	local data=$cluster/postgres
	if [[ ! -e $data/data/PG_VERSION ]]; then
		mkdir -p "$data"
		cp "$cluster/tls/ca.pem" "$cluster/tls/localhost/cert.pem" "$cluster/tls/localhost/key.pem" "$data"
		((EUID)) || chown -R "$(id -un postgres 2>/dev/null || echo nobody)" "$data"
		as_postgres "$pg/initdb" -D "$data/data" -U postgres -E UTF8 -A trust --locale=C >"$cluster/logs/initdb.log" || fail "initdb failed: see $cluster/logs/initdb.log"
		printf '%s\n' "local all postgres trust" "hostssl waybill all all cert" | as_postgres tee "$data/data/pg_hba.conf" >/dev/null
		as_postgres tee -a "$data/data/postgresql.conf" >/dev/null <<CONF
listen_addresses = '127.0.0.1'
port = $postgres_port
unix_socket_directories = '$data'
ssl = on
ssl_ca_file = '$data/ca.pem'
ssl_cert_file = '$data/cert.pem'
ssl_key_file = '$data/key.pem'
CONF
	fi
	as_postgres "$pg/pg_ctl" -D "$data/data" -l "$data/log" -w start >>"$cluster/logs/postgres.log" 2>&1 </dev/null || fail "PostgreSQL does not start: see $data/log"
	head -n 1 "$data/data/postmaster.pid" >"$cluster/pids/postgres"
	ln -sf ../postgres/log "$cluster/logs/postgresql.log"
}

# the database, its roles and tables; what is there already stays
make_ledger() {
	local sql=("$pg/psql" -qX -v ON_ERROR_STOP=1 -h "$cluster/postgres" -p "$postgres_port" -U postgres)
	if [[ $("${sql[@]}" -d postgres -Atc "SELECT 1 FROM pg_database WHERE datname = 'waybill'") != 1 ]]; then
		"${sql[@]}" -d postgres -c "CREATE DATABASE waybill ENCODING 'UTF8' TEMPLATE template0"
	fi
	"${sql[@]}" -d waybill -f "$here/postgres/roles.sql" >/dev/null
	(who waybill_owner && "$waybill" ledger stats >/dev/null)
	"${sql[@]}" -d waybill -f "$here/postgres/roles.sql" >/dev/null
}

start_worker() {
	(who waybill_worker && spawn "$1" "$waybill" worker "${nats_flags[@]}")
}

start_serve() {
	(who waybill_serve && spawn serve "$waybill" serve "${nats_flags[@]}" --listen "127.0.0.1:$serve_port" --admin-listen "127.0.0.1:$admin_port")
}

# until_ok NAME COMMAND…: waits for a minute at most, while NAME runs
until_ok() {
	local what=$1 n
	shift
	for ((n = 0; n < 600; n++)); do
		if "$@" >/dev/null 2>&1; then return; fi
		running "$what" || fail "$what has ended: $(tail -n 1 "$cluster/logs/$what.log")"
		sleep 0.1
	done
	fail "$what is not ready after a minute: see $cluster/logs"
}

# healthy PORT PATH: whether a server answers 200
healthy() {
	exec 3<>"/dev/tcp/127.0.0.1/$1" || return 1
	printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$2" >&3
	local line
	read -r line <&3
	exec 3>&-
	[[ $line == *" 200 "* ]]
}

names() {
	printf '%s\n' node1 node2 node3 postgres
	seq -f 'worker%.0f' "$(cat "$cluster/workers")"
	echo serve
}

start_one() {
	if running "$1"; then return; fi
	case $1 in
	node[123]) start_node "$1" ;;
	postgres) start_postgres ;;
	worker*) start_worker "$1" ;;
	serve) start_serve ;;
	*) fail "there is no $1: there are $(names | tr '\n' ' ')" ;;
	esac
}

# nodes that have found one another, and a ledger
ready() {
	local n health
	for n in 1 2 3; do
		health=health${n}_port
		until_ok "node$n" healthy "${!health}" /healthz
	done
	make_ledger
}

start_all() {
	local n
	say "everything is in $cluster"
	for n in node1 node2 node3 postgres; do start_one "$n"; done
	ready
	for n in $(names); do start_one "$n"; done
	until_ok serve healthy "$serve_port" /readyz
	cat <<DONE
Waybill answers at http://127.0.0.1:$serve_port, with $(cat "$cluster/workers") workers behind it.
  deploy/local-cluster.sh waybill add samples          hands articles out to them
  deploy/local-cluster.sh waybill queue                what waits, runs, failed
  deploy/local-cluster.sh waybill list                 the register
  deploy/local-cluster.sh status | stop | clean        what runs; ends it; ends and deletes it
DONE
}

stop_one() {
	local pid n
	running "$1" || { rm -f "$cluster/pids/$1"; return 0; }
	pid=$(cat "$cluster/pids/$1")
	case $1 in
	postgres) as_postgres "$pg/pg_ctl" -D "$cluster/postgres/data" -m fast -w stop >>"$cluster/logs/postgres.log" 2>&1 || true ;;
	node*) kill -INT "$pid" 2>/dev/null || true ;; # SIGTERM would hand its streams on first, to nobody
	*) kill "$pid" 2>/dev/null || true ;;
	esac
	for ((n = 0; n < 200; n++)); do
		running "$1" || break
		sleep 0.1
	done
	if running "$1"; then kill -9 "$pid" 2>/dev/null || true; fi
	rm -f "$cluster/pids/$1"
}

# those at the end first: workers give back what they have before the nodes go
stop_all() {
	local n
	for n in $(names | tail -n +4 | tac) node1 node2 node3; do stop_one "$n"; done
}

status() {
	local n
	for n in $(names); do
		if running "$n"; then printf '%-10s runs, process %s\n' "$n" "$(cat "$cluster/pids/$n")"; else printf '%-10s does not run\n' "$n"; fi
	done
}

# what of it was started is stopped if it cannot be finished
guarded() {
	trap 'trap - INT TERM EXIT; say "stopping"; stop_all; exit 130' INT TERM
	trap 'trap - INT TERM EXIT; say "stopping what was started"; stop_all' EXIT
	"$@"
	trap - INT TERM EXIT
}

there() {
	[[ -e $cluster/ports ]] || fail "there is no cluster in $cluster: start one"
	prepare
}

case ${1:-} in
start)
	prepare
	if (($# > 1)); then
		for name in "${@:2}"; do start_one "$name"; done
	else
		build
		guarded start_all
	fi
	;;
run)
	prepare
	build
	guarded start_all
	trap 'say "stopping"; stop_all; exit 0' INT TERM
	while :; do sleep 1; done
	;;
status) there; status ;;
ports) prepare; cat "$cluster/ports" ;;
ready) there; ready ;; # what start waits for before it starts workers
kill)
	there
	for name in "${@:2}"; do
		running "$name" || fail "$name does not run"
		if [[ $name == postgres ]]; then
			as_postgres "$pg/pg_ctl" -D "$cluster/postgres/data" -m immediate -w stop >>"$cluster/logs/postgres.log" 2>&1
		else
			kill -9 "$(cat "$cluster/pids/$name")"
		fi
		while running "$name"; do sleep 0.05; done
	done
	;;
stop)
	there
	if (($# == 1)); then stop_all; fi
	for name in "${@:2}"; do stop_one "$name"; done
	;;
clean)
	there
	stop_all
	rm -rf "$cluster"
	;;
waybill)
	there
	who "${ROLE:-waybill_serve}"
	[[ ${ROLE:-} != waybill_producer ]] || unset WAYBILL_LEDGER # it may hand out, and needs no ledger
	case ${2:-} in
	add | worker | queue | reread | serve) exec "$waybill" "${@:2}" "${nats_flags[@]}" ;;
	*) exec "$waybill" "${@:2}" ;;
	esac
	;;
*)
	sed -n '2,/^set -/{/^set -/d;s/^# \{0,1\}//;p}' "$0" >&2
	exit 2
	;;
esac
