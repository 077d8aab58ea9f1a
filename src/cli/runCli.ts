/** Words of a command line → an exit code. */
import { excerpt } from '../model/excerpt.ts';
import { nearestWord } from '../model/nearestWord.ts';
import { helpOption, readArgs } from './options/args.ts';
import { commands, laterCommands, type Command } from './commands.ts';
import { exitCodes, type ExitCode } from './terminal/exitCodes.ts';
import { globalHelp } from './help.ts';
import type { Terminal } from './terminal/terminal.ts';
import { version } from './version.ts';

export async function runCli(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = words;
  if (name === undefined || name.startsWith('-')) return runWithoutCommand(words, terminal);
  if (name === 'help') return runHelp(rest, terminal);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) return terminal.reportUsage(unknownCommand(name));
  return runCommand(command, rest, terminal);
}

async function runCommand(command: Command, words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { options, run } = command.load();
  const args = readArgs(words, options);
  if (!args.ok) return terminal.reportUsage(args.message);
  if (!args.value.options.has('help')) return run(args.value, terminal);
  printHelp(command.help, terminal);
  return exitCodes.good;
}

/** `help` and `help COMMAND`. */
function runHelp([name, extra]: readonly string[], terminal: Terminal): ExitCode {
  if (extra !== undefined)
    return terminal.reportUsage(`help takes one command; ${excerpt(extra)} is one word too many.`);
  const isGeneral = name === undefined || name === 'help' || name === '-h' || name === '--help';
  const command = isGeneral || !Object.hasOwn(commands, name) ? undefined : commands[name];
  if (!isGeneral && command === undefined) return terminal.reportUsage(unknownCommand(name));
  printHelp(command?.help ?? globalHelp, terminal);
  return exitCodes.good;
}

function runWithoutCommand(words: readonly string[], terminal: Terminal): ExitCode {
  const args = readArgs(words, { ...helpOption, version: { type: 'boolean', short: 'v' } });
  if (!args.ok) return terminal.reportUsage(args.message);
  if (args.value.options.has('version')) terminal.out.line(`socket-lab ${version()}`);
  else if (args.value.options.has('help')) printHelp(globalHelp, terminal);
  else return terminal.reportUsage(`A command is missing: ${listed('or')}; socket-lab --help tells more.`);
  return exitCodes.good;
}

function printHelp(text: string, terminal: Terminal): void {
  for (const line of text.trimEnd().split('\n')) terminal.out.line(line);
}

function unknownCommand(name: string): string {
  const known = [...Object.keys(commands), 'help'];
  if (laterCommands.includes(name)) {
    return `The command ${name} comes with a later version of Socket Lab; this one has ${listed('and')}.`;
  }
  const nearest = nearestWord(name, known);
  const hint = nearest === undefined ? `there are ${listed('and')}.` : `did you mean ${nearest}?`;
  return `There is no command ${excerpt(name)}; ${hint}`;
}

/** The commands as words: `listen, connect and bytes`. */
function listed(joint: 'and' | 'or'): string {
  const known = Object.keys(commands);
  return `${known.slice(0, -1).join(', ')} ${joint} ${known.at(-1) ?? ''}`;
}
