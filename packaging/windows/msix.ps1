# Packs dist\csops-desktop as an MSIX: msix.ps1 -Version 0.1.0. Its publisher must be the certificate's subject.
param([Parameter(Mandatory)][string]$Version)
$ErrorActionPreference = "Stop"
$publisher = if ($env:MSIX_PUBLISHER) { $env:MSIX_PUBLISHER } else { "CN=CSOpsDesktop" }
$room = "build\msix"
Remove-Item -Recurse -Force $room -ErrorAction SilentlyContinue
Copy-Item -Recurse dist\csops-desktop $room
New-Item -ItemType Directory "$room\Assets" | Out-Null
Copy-Item build\packaging\msix-*.png "$room\Assets"
$manifest = Get-Content -Raw packaging\windows\AppxManifest.xml
$manifest.Replace("VERSION", $Version).Replace('"PUBLISHER"', "`"$publisher`"") | Set-Content "$room\AppxManifest.xml"
$tool = Get-ChildItem "${env:ProgramFiles(x86)}\Windows Kits\10\bin\*\x64\makeappx.exe" | Sort-Object FullName | Select-Object -Last 1
& $tool.FullName pack /o /d $room /p "dist\csops-desktop-$Version.msix"
if ($LASTEXITCODE) { throw "makeappx ended with $LASTEXITCODE" }
