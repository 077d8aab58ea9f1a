@echo off
rem The command of the Socket Lab extension, for VS Code's terminal: run by the Node that VS Code brings.
setlocal
set ELECTRON_RUN_AS_NODE=1
if "%SOCKET_LAB_NODE%"=="" set SOCKET_LAB_NODE=node
"%SOCKET_LAB_NODE%" "%~dp0..\..\dist\cli.js" %*
