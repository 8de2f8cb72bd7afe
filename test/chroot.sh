# test/chroot.sh: Debian in a chroot, of any release and machine.  Sourced by bash after test/lib.sh.
#
# A chroot has a name, stands in $MATRIX/NAME and is used again.  Needs root or
# sudo, debootstrap and a Debian mirror ($MIRROR).

MATRIX=${MATRIX:-/var/tmp/minibot-matrix}
MIRROR=${MIRROR:-http://deb.debian.org/debian}
HOST_ARCH=$(dpkg --print-architecture)
CERTIFICATES=/etc/ssl/certs/ca-certificates.crt

SUDO=()
[ "$(id -u)" = 0 ] || SUDO=(sudo -n)

# Run a command line as root in a chroot.
inside() {
	local machine=()
	[ "$(cat "$MATRIX/$1/.arch")" != i386 ] || machine=(setarch i686)
	"${machine[@]}" "${SUDO[@]}" chroot "$MATRIX/$1" /usr/bin/env -i HOME=/root LANG=C.UTF-8 \
		DEBIAN_FRONTEND=noninteractive NODE_EXTRA_CA_CERTS=$CERTIFICATES \
		PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin bash -c "$2"
}

# The file systems that a server needs; and the resolver and the certificates that this machine trusts.
mount_in() {
	mountpoint -q "$MATRIX/$1/proc" || "${SUDO[@]}" mount -t proc proc "$MATRIX/$1/proc"
	mountpoint -q "$MATRIX/$1/dev" || "${SUDO[@]}" mount --rbind --make-rslave /dev "$MATRIX/$1/dev"
	[ ! -f /etc/resolv.conf ] || "${SUDO[@]}" cp /etc/resolv.conf "$MATRIX/$1/etc/resolv.conf"
	[ ! -f $CERTIFICATES ] || { "${SUDO[@]}" mkdir -p "$MATRIX/$1/etc/ssl/certs" &&
		"${SUDO[@]}" cp $CERTIFICATES "$MATRIX/$1$CERTIFICATES"; }
}
unmount_in() {
	"${SUDO[@]}" umount -l "$MATRIX/$1/proc" "$MATRIX/$1/dev" 2>/dev/null || true
}

# Let the kernel run programs of IBM Z, big-endian, by qemu; false where it can't.
BINFMT=/proc/sys/fs/binfmt_misc
run_s390x() {
	[ ! -e $BINFMT/qemu-s390x ] || return 0
	(install_packages qemu-user-static) || return 1
	[ -e $BINFMT/register ] || "${SUDO[@]}" mount -t binfmt_misc binfmt_misc $BINFMT || return 1
	# As qemu's own package registers it: the first bytes of such a program, which of them count, and F to open qemu now
	[ -e $BINFMT/qemu-s390x ] || "${SUDO[@]}" tee $BINFMT/register >/dev/null <<'REGISTER'
:qemu-s390x:M::\x7fELF\x02\x02\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\x16:\xff\xff\xff\xff\xff\xff\xff\xfc\x00\xff\xff\xff\xff\xff\xff\xff\xff\xfe\xff\xff:/usr/bin/qemu-s390x-static:F
REGISTER
}

# Make a chroot of a release, once; false where this machine or the network doesn't allow it.
# make_root NAME RELEASE ARCHITECTURE LOG
make_root() {
	[ ! -f "$MATRIX/$1/.made" ] || return 0
	say "making a chroot of $2 ($3)"
	(install_packages debootstrap rsync) >>"$4" 2>&1 || return 1
	"${SUDO[@]}" rm -rf "${MATRIX:?}/$1" && "${SUDO[@]}" mkdir -p "$MATRIX" || return 1
	"${SUDO[@]}" debootstrap --variant=minbase --arch="$3" "$2" "$MATRIX/$1" "$MIRROR" >>"$4" 2>&1 || return 1
	echo "$3" | "${SUDO[@]}" tee "$MATRIX/$1/.arch" >/dev/null
	mount_in "$1"
	# A mirror's copy of sid may be older than its signature allows.
	inside "$1" "echo 'Acquire::Check-Valid-Until \"false\";' >/etc/apt/apt.conf.d/99mirror
		apt-get -qq update && apt-get -qq -y --no-install-recommends install make rsync" >>"$4" 2>&1 || return 1
	"${SUDO[@]}" touch "$MATRIX/$1/.made"
}

# Copy this tree, and the shared data, into a chroot's /root.
copy_tree_to() {
	"${SUDO[@]}" mkdir -p "$MATRIX/$1/root/minibot"
	"${SUDO[@]}" rsync -a --delete --exclude=.git --filter=':- .gitignore' "$TOP/" "$MATRIX/$1/root/minibot/"
	[ ! -d "$SHARED" ] || "${SUDO[@]}" rsync -a "$SHARED/" "$MATRIX/$1/root/shared/"
}
