; The installer for Windows: per user, no administrator. Compiled by the release workflow:
;   ISCC /DVersion=0.1.0 packaging\windows\csops-desktop.iss
; The person's data is in %LOCALAPPDATA%\csops-desktop and is never touched, neither by an upgrade nor by removing.
#ifndef Version
  #error Say the version: ISCC /DVersion=0.1.0
#endif

[Setup]
AppId={{6D3B1C52-6E0B-4C4E-9B0E-6C0C5C0D4F21}
AppName=CS Ops Desktop
AppVersion={#Version}
AppPublisher=The CS Ops Desktop team
DefaultDirName={localappdata}\Programs\CS Ops Desktop
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
OutputDir=..\..\dist
OutputBaseFilename=csops-desktop-{#Version}-setup
SetupIconFile=..\..\build\packaging\csops-desktop.ico
UninstallDisplayIcon={app}\csops-desktop.exe
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
LicenseFile=..\..\LICENSE
ChangesAssociations=yes
CloseApplications=yes
RestartApplications=no

[Files]
Source: "..\..\dist\csops-desktop\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[InstallDelete]
; Files of an older version must not be mixed with those of the new one.
Type: filesandordirs; Name: "{app}\_internal"

[Tasks]
Name: desktopicon; Description: "Put an icon on the desktop"; Flags: unchecked

[Icons]
Name: "{userprograms}\CS Ops Desktop"; Filename: "{app}\csops-desktop.exe"; AppUserModelID: "csops-desktop"
Name: "{userdesktop}\CS Ops Desktop"; Filename: "{app}\csops-desktop.exe"; Tasks: desktopicon; AppUserModelID: "csops-desktop"

[Registry]
Root: HKCU; Subkey: "Software\Classes\.csops"; ValueType: string; ValueName: ""; ValueData: "CSOpsWorkspace"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\CSOpsWorkspace"; ValueType: string; ValueName: ""; ValueData: "CS Ops workspace"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\CSOpsWorkspace\DefaultIcon"; ValueType: string; ValueName: ""; ValueData: "{app}\csops-desktop.exe,0"
Root: HKCU; Subkey: "Software\Classes\CSOpsWorkspace\shell\open\command"; ValueType: string; ValueName: ""; ValueData: """{app}\csops-desktop.exe"" ""%1"""
; The start at login is the person's own switch (Settings); removing the program takes it away.
Root: HKCU; Subkey: "Software\Microsoft\Windows\CurrentVersion\Run"; ValueType: none; ValueName: "csops-desktop"; Flags: uninsdeletevalue dontcreatekey

[Run]
Filename: "{app}\csops-desktop.exe"; Description: "Open CS Ops Desktop"; Flags: nowait postinstall skipifsilent
