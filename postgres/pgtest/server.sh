# Runs a throw-away server in the folder $2 with the programs in $1 until standard input ends. The lines
# "stop", in the way that a crash does, and "start" may come over it. Prints "ready" when the server
# runs, "stopped" when it does not, or in one line what failed.
umask 077
log=$2/log
halt() { "$1/pg_ctl" -D "$2/data" -m immediate -w stop >/dev/null 2>&1 </dev/null; }
clean() {
	halt "$@"
	rm -rf "$2"
}
give_up() {
	tail -n 5 "$log" | tr '\n' ' '
	echo
	clean "$@"
	exit 1
}
start() {
	"$1/pg_ctl" -D "$2/data" -l "$log" -w -o "-k $2 -c listen_addresses= -c fsync=off -c max_connections=60" start >>"$log" 2>&1 </dev/null || give_up "$@"
	echo ready
}
# A German order of words, if it can be had, shows what relies on the database's own.
"$1/initdb" -D "$2/data" -U waybill -E UTF8 -A trust --no-sync --locale=C --locale-provider=icu --icu-locale=de-DE >"$log" 2>&1 ||
	"$1/initdb" -D "$2/data" -U waybill -E UTF8 -A trust --no-sync --locale=C >"$log" 2>&1 || give_up "$@"
cat >"$2/data/pg_hba.conf" <<HBA
local all locked scram-sha-256
local all all trust
HBA
start "$@"
while read -r order; do
	case $order in
	stop) halt "$@" && echo stopped ;;
	start) start "$@" ;;
	esac
done
clean "$@"
