# shellcheck shell=bash
# Installs the .deb that scripts/build made, uses it as a colleague would, upgrades it in place and removes it again.
# Sourced by scripts/build --check; needs Debian or Ubuntu and root. Everything of the person stays in a private home.

: "${root:?the checkout}" "${python:?the Python of the tools}"

fail() {
    say "The package is not right: $*"
    exit 1
}

# shellcheck disable=SC2317,SC2329  # called by the trap
end_check() {
    local pid
    for pid in ${screens[@]+"${screens[@]}"}; do
        kill "$pid" 2>/dev/null || true
    done
    dpkg-query -W csops-desktop >/dev/null 2>&1 && env DEBIAN_FRONTEND=noninteractive apt-get -q -y remove csops-desktop >/dev/null
    rm -rf "$home"
}

# desk ARGS: the installed program, as a person with an empty home starts it.
desk() {
    env -i HOME="$home" PATH=/usr/bin:/bin LANG=C.UTF-8 ${DISPLAY:+DISPLAY="$DISPLAY"} \
        XDG_RUNTIME_DIR="$home/run" csops-desktop "$@"
}

check_descriptions() {
    say "Checking the descriptions ..."
    desktop-file-validate packaging/linux/csops-desktop.desktop
    # The project has no domain of its own that a name could be made from.
    appstreamcli validate --no-net --override=cid-desktopapp-is-not-rdns=info packaging/linux/csops-desktop.metainfo.xml >&2
    xmllint --noout packaging/linux/csops-desktop.xml packaging/macos/*.plist packaging/windows/*.xml
    man --warnings -E UTF-8 -l -Tutf8 -Z packaging/linux/csops-desktop.1 >/dev/null
    # Ignored is what speaks of copies of system libraries and of papers that only the archive asks for.
    lintian --fail-on error --suppress-tags-from-file packaging/linux/lintian-ignored "$1" >&2
    rpm -qp --requires dist/*.rpm >/dev/null
    # Not grep -q: it ends at the first hit, and what still writes into the pipe fails.
    rpm -qpl dist/*.rpm | grep -x /usr/share/applications/csops-desktop.desktop >/dev/null || fail "the .rpm has no desktop entry"
}

use_installed() {
    say "Using what was installed ..."
    desk selftest >"$home/selftest.json" || fail "its selftest says: $(cat "$home/selftest.json")"
    printf 'Title,Status,Reason\nCS KPIs,red,Nobody owns the source fields\nRenewals,green,All done\n' >"$home/tracker.csv"
    desk import tracker "$home/tracker.csv" >/dev/null
    desk deck "$home/deck.pdf" >/dev/null
    pdftotext "$home/deck.pdf" - | grep "CS KPIs" >/dev/null || fail "the deck doesn't speak of what was imported"
    check_window
}

# Open the window on the private screen, look whether it shows anything, and close it with its key.
check_window() {
    local window pid colours
    desk >"$home/window.log" 2>&1 &
    pid=$!
    screens+=("$pid")
    until_true shown || fail "no window opened: $(cat "$home/window.log")"
    window=$(shown)
    until_true painted || fail "the window stays empty"
    xdotool windowfocus --sync "$window"
    xdotool key --clearmodifiers ctrl+q
    wait "$pid" || fail "the window ended with $?: $(cat "$home/window.log")"
    colours=$(identify -format %k "$home/shot.png")
    say "The window was drawn with $colours colours."
}

# Print the window, and say whether there is one.
shown() {
    xdotool search --onlyvisible --name '^CS Ops Desktop$' 2>/dev/null
}

# Say whether the screen shows a window full of things and not one colour.
painted() {
    import -window root "$home/shot.png" && [ "$(identify -format %k "$home/shot.png")" -gt 200 ]
}

until_true() {
    local tries=300
    until "$@"; do
        tries=$((tries - 1))
        [ "$tries" -gt 0 ] || return 1
        sleep 0.1
    done
}

titles() {
    desk list responsibilities --json | "$python" -c 'import json, sys; print(sorted(card["title"] for card in json.load(sys.stdin)))'
}

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    fail "only root on Debian or Ubuntu can install it to try it"
fi
ensure_system run "${QT_LIBRARIES[@]}"
ensure_system check appstream binutils desktop-file-utils imagemagick libxml2-utils lintian man-db openbox poppler-utils \
    rpm xdotool xvfb xz-utils
home=$(mktemp -d)
screens=()
trap end_check EXIT
mkdir -m 700 "$home/run"
Xvfb -displayfd 3 -screen 0 1440x900x24 -nolisten tcp 3>"$home/display" 2>"$home/xvfb.log" &
screens+=($!)
until_true test -s "$home/display" || fail "no screen: $(cat "$home/xvfb.log")"
DISPLAY=":$(<"$home/display")"
export DISPLAY
openbox --sm-disable >"$home/openbox.log" 2>&1 &
screens+=($!)

old="dist/csops-desktop_$(version)-1_$PACKAGE_ARCH.deb"
check_descriptions "$old"
apt_install "$root/$old"
use_installed
before=$(titles)

say "Upgrading in place ..."
newer="$(version)+next"
make_packages "$newer"
apt_install "$root/dist/csops-desktop_$newer-1_$PACKAGE_ARCH.deb"
[ "$(dpkg-query -W -f '${Version}' csops-desktop)" = "$newer-1" ] || fail "it was not upgraded"
[ "$(titles)" = "$before" ] || fail "the upgrade lost something: $before became $(titles)"
rm -f dist/*"$newer"* dist/*next*

say "Removing it ..."
installed=$(dpkg-query -L csops-desktop)
env DEBIAN_FRONTEND=noninteractive apt-get -q -y purge csops-desktop >/dev/null
while IFS= read -r file; do
    case $file in *csops-desktop*) [ ! -e "$file" ] || fail "$file is left" ;; esac
done <<<"$installed"
[ -f "$home/.local/share/csops-desktop/workspace.csops" ] || fail "the person's workspace is gone"
say "The package installs, works, is upgraded and goes without a trace; the person's data stays."
