# test/lib.sh: what demo, test and bench share.  Sourced by bash.
#
# Everything runs in $WORK, in a copy of this tree and of the installed
# server, as a user the server accepts: PostgreSQL refuses root, and neither
# this tree nor the installed server shall be touched.

set -euo pipefail

TOP=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# The PostgreSQL to work with, where PG_MAJOR does not say: that of PG_CONFIG, else the newest that is installed, else the one
# that this Debian ships.
pg_major() {
	local found
	if [ -n "${PG_CONFIG:-}" ]; then
		"$PG_CONFIG" --version | sed 's/^PostgreSQL \([0-9]*\).*/\1/'
		return
	fi
	found=$(printf '%s\n' /usr/lib/postgresql/*/bin/postgres | sed -n 's|.*/postgresql/\([0-9]*\)/bin/.*|\1|p' | sort -n | tail -n 1)
	[ -n "$found" ] ||
		found=$(apt-cache depends postgresql 2>/dev/null | sed -n 's/^ *Depends: postgresql-\([0-9]*\)$/\1/p' | head -n 1)
	echo "${found:-15}"
}
PG_MAJOR=${PG_MAJOR:-$(pg_major)}
PG_ROOT=/usr/lib/postgresql/$PG_MAJOR
WORK=${WORK:-/var/tmp/minibot-$(id -un)-$(printf %s "$TOP" | cksum | cut -d' ' -f1)${VALGRIND:+-valgrind}${SANITIZE:+-plain}}
SRC=$WORK/src
PG_BIN=$WORK/pg$PG_ROOT/bin
PGXS_DIR=$WORK/pg$PG_ROOT/lib/pgxs
SHARED=${MINIBOT_SHARED:-$TOP/../shared}

say() { printf '== %s\n' "$*"; }
die() { printf '%s\n' "$*" >&2; exit 1; }

# Set COMMAND to "$@" as the user that owns $WORK.  A bare machine has no locale, and a server made without one no encoding.
set_command() {
	COMMAND=(env -u LC_ALL LANG=C.UTF-8 HOME="$WORK" PATH="$PG_BIN:$PATH" MINIBOT_SHARED="$WORK/shared" "$@")
	[ "$(id -u)" != 0 ] || COMMAND=(setpriv --reuid=postgres --regid=postgres --init-groups "${COMMAND[@]}")
}
# Run a command as that user.
as_server_user() {
	set_command "$@"
	"${COMMAND[@]}" 9>&-
}
# The same in the background, where $! is to be the command itself.
exec_as_server_user() {
	set_command "$@"
	exec "${COMMAND[@]}" 9>&-
}

# Install the Debian packages among "$@" that are missing; with sudo where we are not root.
install_packages() {
	local missing=() package sudo=()
	for package in "$@"; do
		[ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
	done
	[ ${#missing[@]} -gt 0 ] || return 0
	say "installing ${missing[*]}"
	[ "$(id -u)" = 0 ] || sudo=(sudo)
	"${sudo[@]}" apt-get -qq update
	"${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install "${missing[@]}" \
		>/dev/null || die "could not install: ${missing[*]}"
}

BUILD_PACKAGES=(build-essential rsync "postgresql-$PG_MAJOR" "postgresql-server-dev-$PG_MAJOR"
	libcurl4-openssl-dev libssl-dev libutf8proc-dev)

# Copy the tree and the server into $WORK, which is this script's until it ends: descriptor 9 holds the lock, and what
# outlives it does not get that.
prepare_work() {
	mkdir -p "$WORK"
	exec 9>"$WORK/lock"
	flock -n 9 || { say "waiting for another run in $WORK" && flock 9; }
	# What .gitignore names is built there and stays there.
	local owner=()
	[ "$(id -u)" != 0 ] || owner=(--chown=postgres:)
	rsync -a "${owner[@]}" --delete --exclude=.git --filter=':- .gitignore' "$TOP/" "$SRC/"
	if [ -d "$SHARED" ]; then rsync -a "$SHARED/" "$WORK/shared/"; else rm -rf "$WORK/shared"; fi
	if [ ! -x "$PG_BIN/postgres" ] || [ "$PG_ROOT/bin/postgres" -nt "$WORK/pg/stamp" ]; then
		rm -rf "$WORK/pg"
		mkdir -p "$WORK/pg$PG_ROOT" "$WORK/pg/usr/share/postgresql" "$WORK/pg/usr/include"
		# A program finds its libraries and share files beside itself, so bin is copied and the rest linked.
		cp -a "$PG_ROOT/bin" "$WORK/pg$PG_ROOT/"
		cp -as "$PG_ROOT/lib" "$WORK/pg$PG_ROOT/"
		cp -as "/usr/share/postgresql/$PG_MAJOR" "$WORK/pg/usr/share/postgresql/"
		ln -s /usr/include/postgresql "$WORK/pg/usr/include/postgresql"
		rm -rf "$WORK/clusters"
		touch "$WORK/pg/stamp"
	fi
	[ -x "$PG_BIN/initdb.real" ] || mv "$PG_BIN/initdb" "$PG_BIN/initdb.real"
	cp "$TOP/test/initdb" "$PG_BIN/initdb"
	[ "$(id -u)" != 0 ] || chown -R postgres: "$WORK"
	# From here on in a directory that the server's user may enter.
	cd "$WORK"
}

# Let the private server run under valgrind from here on, all but what initdb does; errors go to $WORK/valgrind.
use_valgrind() {
	[ -x "$PG_BIN/postgres.bare" ] || mv "$PG_BIN/postgres" "$PG_BIN/postgres.bare"
	rm -rf "$WORK/valgrind"
	as_server_user mkdir "$WORK/valgrind"
	cat >"$PG_BIN/postgres" <<WRAPPER
#!/bin/sh
case " \$* " in *" --boot "* | *" --single "* | *" --check "* | *" -V "* | *" --version "* | *" -C "*)
	exec "$PG_BIN/postgres.bare" "\$@" ;;
esac
exec valgrind --quiet --leak-check=no --num-callers=30 --gen-suppressions=all --suppressions="$SRC/test/valgrind.supp" \
	--error-markers=VALGRIND-BEGIN,VALGRIND-END --log-file="$WORK/valgrind/%p.log" "$PG_BIN/postgres.bare" "\$@" -c jit=off
WRAPPER
	chmod 755 "$PG_BIN/postgres"
	# Everything takes some thirty times as long.
	export PGCTLTIMEOUT=1200 PG_TEST_TIMEOUT_DEFAULT=3600
}

# Build and install minibot into the private server; arguments go to make.
build_minibot() {
	local flags="$*"
	if [ "$(cat "$WORK/flags" 2>/dev/null)" != "$flags" ]; then
		as_server_user make -s -C "$SRC" PG_CONFIG="$PG_BIN/pg_config" clean >/dev/null
		printf %s "$flags" | as_server_user tee "$WORK/flags" >/dev/null
	fi
	as_server_user make -s -j"$(nproc)" -C "$SRC" PG_CONFIG="$PG_BIN/pg_config" with_llvm=no "$@" all install >/dev/null ||
		die "the build failed"
}

# Run a fresh private server in $WORK/$1 until this script ends, with the
# settings on standard input; psql, run as the server's user, finds it.
start_server() {
	SERVER=$WORK/$1
	if [ -f "$SERVER/postmaster.pid" ]; then as_server_user pg_ctl -s -D "$SERVER" -m immediate stop || true; fi
	rm -rf "$SERVER"
	as_server_user initdb -D "$SERVER" -U postgres -A trust -E UTF8 --locale=C.UTF-8 >"$WORK/initdb.log" ||
		die "initdb failed; see $WORK/initdb.log"
	{ cat; printf "listen_addresses = ''\nunix_socket_directories = '%s'\n" "$SERVER"; } |
		as_server_user tee -a "$SERVER/postgresql.conf" >/dev/null
	trap 'as_server_user pg_ctl -s -D "$SERVER" -m fast stop' EXIT
	as_server_user pg_ctl -s -D "$SERVER" -w -l "$SERVER/server.log" start || die "no start; see $SERVER/server.log"
	export PGHOST=$SERVER PGUSER=postgres PGOPTIONS="--client-min-messages=warning"
}
