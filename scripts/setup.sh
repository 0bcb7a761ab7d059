# shellcheck shell=bash
# What scripts/run and scripts/test share: everything a fresh machine lacks is brought here, once.
#
# Sourced, never started. It defines functions and prints nothing on stdout, which belongs to the program. Set-up is
# remembered in stamp files inside .venv that name what it was made from, so that a later start only compares texts.
# It keeps to bash 3.2 (macOS).

readonly UV_VERSION=0.13.9       # fetched only where no uv is found
readonly PYTHON_TO_FETCH=3.13    # fetched only where no fitting Python is found
readonly OLDEST_MINOR=12         # PySide6 6.12 aborts on Python 3.11 (docs/architecture.md)
readonly NEWEST_MINOR=14         # the newest for which every pinned package has a wheel

# What Qt's xcb platform plugin and QtNetwork load from the system (`ldd` on them), and what the tests drive the window with.
# shellcheck disable=SC2034  # used by the scripts that source this file
readonly QT_LIBRARIES=(
    libdbus-1-3 libegl1 libfontconfig1 libfreetype6 libgl1 libglib2.0-0 libgssapi-krb5-2 libx11-xcb1 libxcb-cursor0
    libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-sync1
    libxcb-xfixes0 libxcb-xkb1 libxkbcommon-x11-0
)
# shellcheck disable=SC2034
readonly TEST_TOOLS=(
    at-spi2-core dbus faketime openbox poppler-utils python3-pyatspi qpdf trayer xdotool xvfb
)

: "${root:?the checkout, set by the script that sources this file}"

say() {
    printf '%s\n' "$*" >&2
}

# --- what the system has to bring ------------------------------------------------------------------------------------

# Print those of the named Debian packages that are not installed. Ubuntu 24.04 renamed some to NAMEt64.
missing_packages() {
    local installed name
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' 2>/dev/null | sed -n 's/^installed //p')
    for name in "$@"; do
        case $'\n'"$installed"$'\n' in
            *$'\n'"$name"$'\n'* | *$'\n'"${name}t64"$'\n'*) ;;
            *) printf '%s ' "$name" ;;
        esac
    done
}

# Install the named Debian packages: as root, or with a sudo that asks for no password.
apt_install() {
    local as_root=()
    if [ "$(id -u)" != 0 ]; then
        sudo -n true 2>/dev/null || return 1
        as_root=(sudo -n)
    fi
    local get=(${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=120)
    say "Installing with apt: $*"
    # The package lists may be missing or old; they are fetched only then.
    "${get[@]}" install --no-install-recommends "$@" >&2 2>/dev/null && return
    "${get[@]}" update >&2 && "${get[@]}" install --no-install-recommends "$@" >&2
}

# ensure_system NAME PACKAGE...: install what is missing on Debian and Ubuntu, or say what to type, and go on.
# apt is tried once; where that failed, later starts only look again.
ensure_system() {
    local stamp="$root/.venv/.system-$1" wanted missing
    shift
    wanted="$*"
    { [ -f "$stamp" ] && [ "$(<"$stamp")" = "present: $wanted" ]; } && return
    command -v dpkg-query >/dev/null && command -v apt-get >/dev/null || return 0
    missing=$(missing_packages "$@")
    mkdir -p "$root/.venv"
    # shellcheck disable=SC2086  # package names are words
    if [ -n "$missing" ] && ! { [ -f "$stamp" ] && [ "$(<"$stamp")" = "tried: $wanted" ]; } && apt_install $missing; then
        missing=$(missing_packages "$@")
    fi
    if [ -z "$missing" ]; then
        printf 'present: %s\n' "$wanted" >"$stamp"
    else
        printf 'tried: %s\n' "$wanted" >"$stamp"
        say "Some system packages are missing. Type: sudo apt-get install ${missing% }"
    fi
}

# --- Python and its packages -----------------------------------------------------------------------------------------

# Say whether a command really is a Python that fits: a pyenv shim may stand on PATH and fail when it is run.
python_fits() {
    "$1" -c "import sys; sys.exit(not (3, $OLDEST_MINOR) <= sys.version_info[:2] <= (3, $NEWEST_MINOR))" \
        >/dev/null 2>&1 </dev/null
}

# Print every command that may be a Python, the wanted ones first.
python_candidates() {
    printf '%s\n' python3.13 python3.12 python3.14 python3 python
    local home versions file
    # The home of the account, since HOME may be set to something else.
    home=$(getent passwd "$(id -u)" 2>/dev/null | cut -d: -f6)
    for versions in "${PYENV_ROOT:-$HOME/.pyenv}/versions" "${home:-$HOME}/.pyenv/versions" \
        "${home:-$HOME}/.local/share/uv/python"; do
        for file in "$versions"/*3.13*/bin/python3 "$versions"/*3.12*/bin/python3 "$versions"/*3.14*/bin/python3; do
            [ -x "$file" ] && printf '%s\n' "$file"
        done
    done
}

# Print the first Python that fits, as the path of the interpreter itself; nothing where there is none.
find_python() {
    local candidate
    while IFS= read -r candidate; do
        if python_fits "$candidate"; then
            "$candidate" -c 'import sys; print(sys.executable)'
            return
        fi
    done < <(python_candidates)
}

# Print a uv that works: the one on PATH or in the usual places, else one fetched into .venv-tools with any Python's pip.
find_uv() {
    local candidate tools="$root/.venv-tools"
    for candidate in uv "$HOME/.local/bin/uv" "$HOME/.cargo/bin/uv" "$tools/bin/uv"; do
        if "$candidate" --version >/dev/null 2>&1; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    fetch_uv "$tools" && printf '%s\n' "$tools/bin/uv"
}

# A --target directory is allowed where the distribution manages its Python itself, and touches nothing else.
fetch_uv() {
    local tools=$1 candidate
    mkdir -p "$tools"
    printf '*\n' >"$tools/.gitignore"
    say "Fetching uv, which builds the Python environment ..."
    while IFS= read -r candidate; do
        if pip_uv "$candidate" "$tools"; then
            return
        fi
    done < <(python_candidates)
    # Debian keeps pip apart from Python.
    if command -v apt-get >/dev/null && apt_install python3-pip && pip_uv python3 "$tools"; then
        return
    fi
    say "No uv was found and none could be fetched with pip. Install uv or pip, then start this again."
    return 1
}

pip_uv() {
    "$1" -m pip --version >/dev/null 2>&1 </dev/null || return 1
    PIP_ROOT_USER_ACTION=ignore "$1" -m pip install --quiet --disable-pip-version-check --no-input --upgrade --target "$2" "uv==$UV_VERSION" \
        >&2 </dev/null
}

# uv brings its own list of certificate authorities; behind a company's proxy only the system's will do.
run_uv() {
    # Its progress bars are for people; what is only kept in a log does not need every package's name.
    [ -t 2 ] || set -- --quiet "$@"
    "$uv" "$@" >&2 && return
    [ -z "${UV_SYSTEM_CERTS:-}" ] || return 1
    say "Trying once more with the system's certificates ..."
    UV_SYSTEM_CERTS=1 UV_NATIVE_TLS=1 "$uv" "$@" >&2
}

# What the environment was made from: when any of it changes it is brought up to date.
environment_stamp() {
    printf 'in %s from ' "$root"
    cat "$root/requirements.lock" "$root/pyproject.toml" "$root/scripts/setup.sh" | cksum
}

# ensure_environment: .venv holds exactly the lock file's packages and the project itself, editable.
ensure_environment() {
    local wanted venv="$root/.venv"
    wanted=$(environment_stamp)
    if [ -x "$venv/bin/csops-desktop" ] && [ -x "$venv/bin/python" ] && [ -f "$venv/.set-up" ] &&
        [ "$(<"$venv/.set-up")" = "$wanted" ]; then
        return
    fi
    say "Setting up the Python environment in .venv; this takes a minute the first time."
    build_environment "$venv" || {
        say "The Python environment could not be set up; the lines above say why. Start this again to go on."
        return 1
    }
    printf '%s\n' "$wanted" >"$venv/.set-up"
}

build_environment() {
    local venv=$1 python uv
    uv=$(find_uv) || return 1
    cd "$root" || return 1
    if ! { [ -f "$venv/pyvenv.cfg" ] && [ -x "$venv/bin/python" ] && python_fits "$venv/bin/python"; }; then
        python=$(find_python)
        rm -rf "$venv"
        run_uv venv --no-project --python "${python:-$PYTHON_TO_FETCH}" "$venv" || return 1
    fi
    rm -f "$venv/.set-up"
    run_uv pip sync --python "$venv/bin/python" --require-hashes requirements.lock || return 1
    # This fetches nothing: what builds the project came with the lock file.
    "$uv" pip install --quiet --python "$venv/bin/python" --no-deps --no-build-isolation --editable . >&2 || return 1
    compile_byte_code "$venv"
}

# Compiled once here, since the shell may forbid Python to write byte code, and the desk should open fast all the same.
compile_byte_code() {
    local library
    library=$("$1/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))') || return 1
    say "Compiling byte code ..."
    # A package may carry templates that are no Python; they are not compiled, and that is no failure.
    env -u PYTHONDONTWRITEBYTECODE "$1/bin/python" -m compileall -q -j 0 "$library" >/dev/null 2>&1 || true
    env -u PYTHONDONTWRITEBYTECODE "$1/bin/python" -m compileall -q csops_desktop ui >&2
}
