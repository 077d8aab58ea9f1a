/** Runs a command line and returns its exit code. */
import { excerpt } from '../model/excerpt.ts';
import { nearestWord } from '../model/nearestWord.ts';
import { helpOption, readArgs, type Options } from './options/args.ts';
import { commands, laterCommands, type Command } from './commands.ts';
import { exitCodes, type ExitCode } from './terminal/exitCodes.ts';
import { commandHelp, generalHelp } from './help.ts';
import type { Terminal } from './terminal/terminal.ts';
import { version } from './version.ts';

const versionOption: Options<'version'> = { version: { short: 'v', help: 'the version' } };

export async function runCli(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = words;
  if (name === undefined || name.startsWith('-')) return runWithoutCommand(words, terminal);
  if (name === 'help') return runHelp(rest, terminal);
  const command = commandOf(name);
  if (command === undefined) return terminal.reportUsage(unknownCommand(name));
  const call = await command.load();
  const args = readArgs<string>(rest, { ...call.options, ...helpOption });
  if (!args.ok) return terminal.reportUsage(args.failure.message);
  if (!args.value.has('help')) return call.run(args.value, terminal);
  return printText(commandHelp(name, command, call), terminal);
}

/** `help` and `help COMMAND`. */
async function runHelp([name, extra]: readonly string[], terminal: Terminal): Promise<ExitCode> {
  if (extra !== undefined)
    return terminal.reportUsage(`help takes one command; ${excerpt(extra)} is one word too many.`);
  if (name === undefined || ['help', '-h', '--help'].includes(name))
    return printText(generalHelp(commands), terminal);
  const command = commandOf(name);
  return command === undefined
    ? terminal.reportUsage(unknownCommand(name))
    : printText(commandHelp(name, command, await command.load()), terminal);
}

function runWithoutCommand(words: readonly string[], terminal: Terminal): ExitCode {
  const args = readArgs(words, { ...helpOption, ...versionOption });
  if (!args.ok) return terminal.reportUsage(args.failure.message);
  if (args.value.has('version')) return printText(`socket-lab ${version()}`, terminal);
  if (args.value.has('help')) return printText(generalHelp(commands), terminal);
  return terminal.reportUsage(`A command is missing: ${listed('or')}; see socket-lab --help.`);
}

function printText(text: string, terminal: Terminal): ExitCode {
  for (const line of text.split('\n')) terminal.out.line(line);
  return exitCodes.good;
}

/** `Object.hasOwn`: `constructor` must not find an inherited member. */
function commandOf(name: string): Command | undefined {
  return Object.hasOwn(commands, name) ? commands[name] : undefined;
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

/** The commands as a list: `listen, connect and bytes`. */
function listed(joint: 'and' | 'or'): string {
  const known = Object.keys(commands);
  return `${known.slice(0, -1).join(', ')} ${joint} ${known.at(-1) ?? ''}`;
}
