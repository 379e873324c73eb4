# Python loads this module before the program. It leads the container's paths in the functions that open and list files to the job's folders.
import builtins
import functools
import importlib.machinery as machinery
import io
import json
import os
import subprocess
import sys

PATHS = json.loads(os.environ.get("MLKIT_PATHS", "[]"))


def lead(path):
    try:
        text = os.fspath(path)
    except TypeError:
        return path
    if isinstance(text, bytes):
        led = lead(os.fsdecode(text))
        return path if led == os.fsdecode(text) else os.fsencode(led)
    for inside, outside in PATHS:
        if text == inside or text.startswith(inside + "/"):
            return outside + text[len(inside):]
    return path


def wrap(owner, name, paths):
    original = getattr(owner, name, None)
    if original is None:
        return

    @functools.wraps(original)
    def led(*args, **kwargs):
        args = [lead(value) if i < paths else value for i, value in enumerate(args)]
        kwargs = {key: lead(value) if key in ("path", "src", "dst", "file") else value for key, value in kwargs.items()}
        return original(*args, **kwargs)

    setattr(owner, name, led)
    # shutil asks these sets what a function can do.
    for functions in (os.supports_dir_fd, os.supports_effective_ids, os.supports_fd, os.supports_follow_symlinks):
        if original in functions:
            functions.add(led)


class Popen(subprocess.Popen):
    def __init__(self, args, *rest, **kwargs):
        if kwargs.get("cwd") is not None:
            kwargs["cwd"] = lead(kwargs["cwd"])
        super().__init__([lead(word) for word in args] if isinstance(args, (list, tuple)) else args, *rest, **kwargs)


def find(path):
    led = lead(path)
    if led == path:
        raise ImportError
    return machinery.FileFinder(
        led,
        (machinery.ExtensionFileLoader, machinery.EXTENSION_SUFFIXES),
        (machinery.SourceFileLoader, machinery.SOURCE_SUFFIXES),
        (machinery.SourcelessFileLoader, machinery.BYTECODE_SUFFIXES))


for name in ("access", "chdir", "chmod", "chown", "getxattr", "listdir", "listxattr", "lstat", "mkdir", "mkfifo", "open", "pathconf", "readlink",
             "remove", "removexattr", "rmdir", "scandir", "setxattr", "stat", "statvfs", "truncate", "unlink", "utime"):
    wrap(os, name, 1)
for name in ("link", "rename", "replace", "symlink"):
    wrap(os, name, 2)
wrap(builtins, "open", 1)
io.open = builtins.open
subprocess.Popen = Popen
sys.path_hooks.insert(0, find)
