#!/bin/sh
# Installs the Debian package in an empty root, and runs it there: package.sh PACKAGE
set -eu

package=$1
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT

if [ "$(id -u)" -ne 0 ]; then
    echo "package: not installed anywhere, since only root may (skipped)"
    exit 0
fi
mkdir -p "$root/var/lib/dpkg/info" "$root/var/lib/dpkg/updates" "$root/work"
: >"$root/var/lib/dpkg/status"
dpkg --root="$root" --force-depends --install "$package" >"$root/log" 2>&1 || {
    cat "$root/log" >&2
    exit 1
}
cp "$here/../examples/industrial-dx.yaml" "$here/../examples/industrial-dx-corrected.yaml" "$root/work/"

depends=$(dpkg-deb --field "$package" Depends)
if [ -n "$depends" ]; then
    echo "package: it needs $depends, so it does not run in an empty root (skipped)"
    exit 0
fi
status=0
chroot "$root" /usr/bin/dxbudget check /work/industrial-dx.yaml >"$root/log" || status=$?
[ "$status" -eq 1 ] && grep -q 'error\[' "$root/log" || {
    echo "package: the sheet with a mistake gave status $status" >&2
    exit 1
}
chroot "$root" /usr/bin/dxbudget check /work/industrial-dx-corrected.yaml >"$root/log"
share=usr/share
for file in usr/bin/dxbudget $share/doc/dxbudget/copyright $share/doc/dxbudget/usage.md \
    $share/bash-completion/completions/dxbudget $share/zsh/vendor-completions/_dxbudget \
    $share/fish/vendor_completions.d/dxbudget.fish $share/man/man1/dxbudget.1.gz $share/man/ja/man1/dxbudget.1.gz; do
    [ -s "$root/$file" ] || {
        echo "package: no /$file" >&2
        exit 1
    }
done
gzip -dc "$root/$share/man/ja/man1/dxbudget.1.gz" >"$root/manual"
chroot "$root" /usr/bin/dxbudget man --lang ja | cmp - "$root/manual" || {
    echo "package: /$share/man/ja/man1/dxbudget.1.gz is not what the program writes" >&2
    exit 1
}
dpkg --root="$root" --purge dxbudget >"$root/log" 2>&1
[ ! -e "$root/usr/bin/dxbudget" ]
echo "package: $(basename "$package") was installed in an empty root, ran there, and was removed"
