#!/bin/sh
# Prepares a built page for nginx: a copy with compressed files beside the others, and its headers as a file of nginx.
#
#     sh deploy/nginx/prepare.sh dist /srv/afterimage /etc/nginx/snippets/afterimage-headers.conf
#
# A page that is at the second path is replaced as a whole. Brotli files are made where the program brotli is installed.
set -eu

if [ $# -ne 3 ]; then
    echo "usage: sh $0 <built page> <folder for nginx> <headers for nginx>" >&2
    exit 2
fi
built=$1 site=${2%/} headers=$3

if [ ! -f "$built/_headers" ]; then
    echo "$built is no built page: run \`cargo xtask build\` first" >&2
    exit 1
fi
if [ -e "$site" ] && [ ! -f "$site/sw.js" ]; then
    echo "$site exists and is not this page: choose another folder" >&2
    exit 1
fi

new=$site.new
rm -rf "$new"
cp -R "$built" "$new"
rm "$new/_headers"
chmod -R a+rX "$new"
find "$new" -type f ! -name '*.png' -exec gzip -9 -k {} +
if command -v brotli > /dev/null; then
    find "$new" -type f ! -name '*.png' ! -name '*.gz' -exec brotli -q "${BROTLI_QUALITY:-11}" -k {} +
fi

# The rules of `/*`, which hold for every file.
sed -n '/^\/\*$/,/^$/ s/^  \([^:]*\): \(.*\)$/add_header \1 "\2" always;/p' "$built/_headers" > "$headers.new"

rm -rf "$site.old"
if [ -e "$site" ]; then mv "$site" "$site.old"; fi
mv "$new" "$site"
mv "$headers.new" "$headers"
rm -rf "$site.old"
