# Starts a program in the mount namespace that unshare made, with the job's folders and files put among the machine's. No mount point is made
# on the machine: a folder that gets one is first replaced by a copy of itself in memory, which holds the same entries.
# Arguments: two empty folders, the folder to start in, 'open FOLDER' for each folder to be replaced, 'bind SOURCE PATH' for each of the job's,
# '--', the program and its arguments.
set -e
path=$PATH
PATH=/usr/sbin:/usr/bin:/sbin:/bin:$PATH
root=$1 stage=$2 work=$3 prefix=
shift 3

lay() {
  for entry in "$1"/* "$1"/.[!.]*; do
    new=$2/${entry##*/}
    if [ -L "$entry" ]; then
      cp -P "$entry" "$new"
    elif [ -d "$entry" ]; then
      mkdir "$new"
      mount -o rbind "$entry" "$new"
    elif [ -e "$entry" ]; then
      : >"$new"
      mount -o bind "$entry" "$new"
    fi
  done
}

while [ "$1" = open ]; do
  if [ "$2" = / ]; then
    mount -t tmpfs -o mode=755 mlkit "$root"
    lay '' "$root"
    prefix=$root
  else
    # It is filled before it is shown: these programs may lie in it.
    mount -t tmpfs -o mode=755 mlkit "$stage"
    lay "$prefix$2" "$stage"
    mount -o rbind "$stage" "$prefix$2"
    umount -l "$stage"
  fi
  shift 2
done

while [ "$1" = bind ]; do
  # A link can only be the copy of one, in a folder that was opened.
  if [ -L "$prefix$3" ]; then
    rm "$prefix$3"
  fi
  if [ -d "$2" ]; then
    mkdir -p "$prefix$3"
  elif [ ! -e "$prefix$3" ]; then
    : >"$prefix$3"
  fi
  mount -o bind "$2" "$prefix$3"
  shift 3
done

shift
# Without it the numbers in /proc are those outside, which most programs do not mind.
mount -t proc proc "$prefix/proc" 2>/dev/null || :
if [ -z "$prefix" ]; then
  cd "$work"
  PATH=$path
  exec "$@"
fi
chroot=$(command -v chroot)
PATH=$path
exec "$chroot" "$prefix" /bin/sh -c 'cd "$0" && exec "$@"' "$work" "$@"
