#!/usr/bin/env node
/** The program `socket-lab`: runs a command line and ends the process when everything printed has been read. */
import { runCli } from './runCli.ts';
import { processHost } from './terminal/terminalHost.ts';
import { Terminal } from './terminal/terminal.ts';

/** What has run longer than this has been worth compiling. */
const shortSeconds = 0.5;
const quietMs = 50;

const terminal = new Terminal(processHost());
const code = await terminal.finish(await runCli(process.argv.slice(2), terminal));
// At its exit Node waits for its compiler's threads, which may wait for the main thread: for ever
// (nodejs/node#54918). In a quiet moment before it they come to their end.
if (process.uptime() > shortSeconds) await new Promise((resolve) => setTimeout(resolve, quietMs));
// Not left to the event loop: a stdin that nobody closes would keep it running.
terminal.exit(code);
