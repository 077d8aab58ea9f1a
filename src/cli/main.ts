#!/usr/bin/env node
/** The program `socket-lab`: runs a command line and ends the process when everything printed has been read. */
import { runCli } from './runCli.ts';
import { processHost } from './terminal/terminalHost.ts';
import { Terminal } from './terminal/terminal.ts';

/** After this long the compiler's threads may be busy. */
const shortSeconds = 0.5;
const quietMs = 50;

const terminal = new Terminal(processHost());
const code = await terminal.finish(await runCli(process.argv.slice(2), terminal));
// At exit Node waits for its compiler's threads, which may be waiting for the main thread: a deadlock
// (nodejs/node#54918). A quiet moment lets them finish first.
if (process.uptime() > shortSeconds) await new Promise((resolve) => setTimeout(resolve, quietMs));
// Explicitly, as an open stdin would keep the event loop running.
terminal.exit(code);
