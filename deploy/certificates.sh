#!/usr/bin/env bash
# Makes a private authority and the certificates of one instance, for a trial or for a team
# that has no authority of its own:
#
#   deploy/certificates.sh FOLDER nats1.example.org nats2.example.org nats3.example.org db.example.org
#
# FOLDER/ca.pem          the authority: every machine gets it
# FOLDER/ca.key          its key: it makes new ones, keep it off the servers
# FOLDER/HOST/           cert.pem and key.pem of a server (HOST[,OTHER NAME OR ADDRESS]…)
# FOLDER/ROLE/           cert.pem and key.pem of a role: what a process proves who it is with,
#                        to NATS and to PostgreSQL alike
#
# What is there already is kept, so that hosts can be added later; what is to be renewed is
# deleted first. DAYS (825) is how long a certificate lasts, ROLES which roles there are.
set -euo pipefail

days=${DAYS:-825}
roles=${ROLES:-waybill_owner waybill_worker waybill_producer waybill_serve waybill_read nats_admin}

if (($# < 2)); then
	sed -n '2,/^set -/{/^set -/d;s/^# \{0,1\}//;p}' "$0" >&2
	exit 2
fi
command -v openssl >/dev/null || { echo "certificates.sh: openssl is not installed" >&2; exit 1; }
umask 077
folder=$1
shift
mkdir -p "$folder"

new_key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1"; }

# signed FOLDER NAME EXTENSION…: a key and a certificate of NAME signed by the authority
signed() {
	local dir=$1 name=$2
	shift 2
	[[ -e $dir/cert.pem ]] && return
	mkdir -p "$dir"
	new_key "$dir/key.pem"
	openssl req -new -key "$dir/key.pem" -subj "/CN=$name" -out "$dir/request.pem"
	printf '%s\n' basicConstraints=critical,CA:FALSE keyUsage=critical,digitalSignature "$@" >"$dir/extensions"
	openssl x509 -req -in "$dir/request.pem" -CA "$folder/ca.pem" -CAkey "$folder/ca.key" -set_serial "0x$(openssl rand -hex 15)" \
		-days "$days" -sha256 -extfile "$dir/extensions" -out "$dir/cert.new" 2>/dev/null
	rm "$dir/request.pem" "$dir/extensions"
	mv "$dir/cert.new" "$dir/cert.pem"
	chmod a+r "$dir/cert.pem"
}

if [[ ! -e $folder/ca.pem ]]; then
	new_key "$folder/ca.key"
	openssl req -x509 -new -key "$folder/ca.key" -sha256 -days 3650 -subj "/CN=Waybill" -out "$folder/ca.pem" \
		-addext keyUsage=critical,keyCertSign,cRLSign
	chmod a+r "$folder/ca.pem"
fi
for host; do
	names=""
	for name in ${host//,/ }; do
		# an address is no name
		if [[ $name =~ ^[0-9.]+$ || $name == *:* ]]; then names+=,IP:$name; else names+=,DNS:$name; fi
	done
	signed "$folder/${host%%,*}" "${host%%,*}" extendedKeyUsage=serverAuth,clientAuth "subjectAltName=${names#,}"
done
for role in $roles; do
	# without a name of a host, so that no role can pass for a server
	signed "$folder/$role" "$role" extendedKeyUsage=clientAuth
done
