# Signs files with the certificate of the workflow's secrets: sign.ps1 FILE...
# The time stamp keeps a signature valid after the certificate has ended.
param([Parameter(Mandatory, ValueFromRemainingArguments)][string[]]$Files)
$ErrorActionPreference = "Stop"
$pfx = Join-Path $env:RUNNER_TEMP "certificate.pfx"
[IO.File]::WriteAllBytes($pfx, [Convert]::FromBase64String($env:CERTIFICATE))
try {
    $tool = Get-ChildItem "${env:ProgramFiles(x86)}\Windows Kits\10\bin\*\x64\signtool.exe" | Sort-Object FullName | Select-Object -Last 1
    & $tool.FullName sign /f $pfx /p $env:CERTIFICATE_PASSWORD /fd sha256 /td sha256 /tr "http://timestamp.digicert.com" $Files
    if ($LASTEXITCODE) { throw "signtool ended with $LASTEXITCODE" }
    & $tool.FullName verify /pa $Files
    if ($LASTEXITCODE) { throw "a signature does not hold" }
} finally {
    Remove-Item $pfx
}
