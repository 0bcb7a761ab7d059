#!/usr/bin/env bash
# Signs the app with the hardened runtime, has it notarised where the secrets exist, and packs it: pack.sh KIND.
# Without a certificate it is signed ad hoc, which macOS needs for notifications but other people's Macs refuse.
set -euo pipefail

app="dist/CS Ops Desktop.app"
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' csops_desktop/__init__.py)
image="dist/csops-desktop-$version-$1.dmg"
identity=${IDENTITY:--}

if [ -n "${CERTIFICATE:-}" ]; then
    keychain="$RUNNER_TEMP/signing.keychain-db"
    secret=$(openssl rand -hex 16)
    printf '%s' "$CERTIFICATE" | base64 --decode >"$RUNNER_TEMP/certificate.p12"
    security create-keychain -p "$secret" "$keychain"
    security unlock-keychain -p "$secret" "$keychain"
    security import "$RUNNER_TEMP/certificate.p12" -k "$keychain" -P "$CERTIFICATE_PASSWORD" -T /usr/bin/codesign
    security set-key-partition-list -S apple-tool:,apple: -s -k "$secret" "$keychain" >/dev/null
    security list-keychains -d user -s "$keychain"
    rm "$RUNNER_TEMP/certificate.p12"
fi

codesign --force --deep --options runtime --timestamp"$([ "$identity" = - ] && printf '=none')" \
    --entitlements packaging/macos/entitlements.plist --sign "$identity" "$app"
codesign --verify --deep --strict "$app"

room=$(mktemp -d)
cp -R "$app" "$room/"
ln -s /Applications "$room/Applications"
hdiutil create -volname "CS Ops Desktop" -srcfolder "$room" -format UDZO -ov "$image"
rm -rf "$room"

if [ -n "${NOTARY_KEY:-}" ]; then
    printf '%s' "$NOTARY_KEY" >"$RUNNER_TEMP/notary.p8"
    xcrun notarytool submit "$image" --wait --key "$RUNNER_TEMP/notary.p8" --key-id "$NOTARY_KEY_ID" --issuer "$NOTARY_ISSUER"
    rm "$RUNNER_TEMP/notary.p8"
    xcrun stapler staple "$image"
fi
