# Starts a program under a root of its own, in the mount namespace that unshare made: the machine's folders, with the job's laid over them.
# Arguments: the empty folder of the new root, the folder to start in, 'bind FOLDER_OR_FILE PATH' for each of the job's, 'lay FOLDER' for each
# folder of the machine that holds one of those, '--', the program and its arguments.
set -e
path=$PATH
PATH=/usr/sbin:/usr/bin:/sbin:/bin:$PATH
root=$1 work=$2
shift 2
mount -t tmpfs -o mode=755 mlkit "$root"

while [ "$1" = bind ]; do
  if [ -d "$2" ]; then
    mkdir -p "$root$3"
  else
    mkdir -p "$root${3%/*}"
    : >"$root$3"
  fi
  mount -o bind "$2" "$root$3"
  shift 3
done

while [ "$1" = lay ]; do
  for entry in "$2"/* "$2"/.[!.]*; do
    # The job's own folders are there already.
    if [ -e "$root$entry" ] || [ -L "$root$entry" ]; then
      continue
    elif [ -L "$entry" ]; then
      cp -P "$entry" "$root$entry"
    elif [ -d "$entry" ]; then
      mkdir "$root$entry"
      mount -o rbind "$entry" "$root$entry"
    elif [ -e "$entry" ]; then
      : >"$root$entry"
      mount -o bind "$entry" "$root$entry"
    fi
  done
  shift 2
done

shift
# Without it the numbers in /proc are those outside, which most programs do not mind.
mount -t proc proc "$root/proc" 2>/dev/null || :
chroot=$(command -v chroot)
PATH=$path
exec "$chroot" "$root" /bin/sh -c 'cd "$0" && exec "$@"' "$work" "$@"
