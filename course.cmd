@echo off
rem Runs the course's command-line tool; builds it first when a source has changed.
rem Whether one has is decided in one place: src/Workshop.Cli/Staleness/BuildStamp.cs.
setlocal
set "root=%~dp0"
set "tool=%root%artifacts\bin\Workshop.Cli\release\course.dll"
set "stamp=%root%artifacts\course.stamp"
set "lock=%root%artifacts\course.lock"

where dotnet >nul 2>nul
if errorlevel 1 (
  echo course: there is no 'dotnet' in PATH. Install the .NET 10 SDK, then try again. 1>&2
  exit /b 3
)
call :is_current && goto run
if not exist "%root%artifacts" mkdir "%root%artifacts"

rem Only one process at a time can open the lock for writing. The second caller then finds everything built.
:wait
set "built="
rem The sharing violation of the second caller is no news; the build speaks through handle 3.
call :locked_build 3>&2 && set "built=yes"
if defined built goto run
if defined failed (
  echo course: the tool could not be built; the errors are above. Correct them, then try again. 1>&2
  exit /b 3
)
ping -n 2 127.0.0.1 >nul
goto wait

:run
dotnet exec "%tool%" %*
exit /b %errorlevel%

:is_current
if not exist "%tool%" exit /b 1
setlocal
set "COURSE_WRAPPER=1"
dotnet exec "%tool%" >nul 2>nul
exit /b %errorlevel%

:locked_build
2>nul ( 9>"%lock%" call :build )
exit /b %errorlevel%

:build
call :is_current && exit /b 0
>&3 echo building the course tool...
rem Build servers would inherit the lock and keep it, so there are none.
rem The stamp is as old as the build's beginning: what is edited meanwhile counts as newer.
type nul >"%stamp%.new"
pushd "%root%"
dotnet build src\Workshop.Cli\Workshop.Cli.csproj -c Release -v q --nologo -nr:false -p:UseSharedCompilation=false 1>&3 2>&3
set "result=%errorlevel%"
popd
if not "%result%"=="0" (
  del "%stamp%.new"
  set "failed=yes"
  exit /b 1
)
move /y "%stamp%.new" "%stamp%" >nul
exit /b 0
