/** The program `socket-lab`: runs a command line and ends the process when everything printed has been read. */
import { runCli } from './runCli.ts';
import { Terminal } from './terminal.ts';

const terminal = new Terminal();
const code = await runCli(process.argv.slice(2), terminal);
await terminal.flush();
// Not left to the event loop: a stdin that nobody closes would keep it running.
process.exit(code);
