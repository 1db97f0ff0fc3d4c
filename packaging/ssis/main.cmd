@echo off
rem Custom setup of an Azure-SSIS integration runtime (SQL Server 2017, release 140). Put this file and the content of the zip
rem into the top level of a blob container, and name its SAS URI in the runtime's settings. Runs elevated on every node.
powershell.exe -NoProfile -ExecutionPolicy Bypass -File "%~dp0Install.ps1" > "%CUSTOM_SETUP_SCRIPT_LOG_DIR%\AnaplanConnectors.log" 2>&1
exit /b %ERRORLEVEL%
