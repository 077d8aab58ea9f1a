@echo off
node "%~dp0embeddedCode.ts" %*
