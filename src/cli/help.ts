/** The text of `--help`: in general, and for a command from its table of options. */
import type { Call } from './calls/call.ts';
import type { Command } from './commands.ts';
import { helpOption, type Option } from './options/args.ts';

/** Column at which descriptions begin. */
const textColumn = 22;
const summaryColumn = 44;

const generalTail = String.raw`
Addresses
  tcp://127.0.0.1:9998   tcp://[::1]:9998   udp://localhost:6769   unix:/tmp/demo.sock
  tcp://*:9998           all interfaces, IPv4 and IPv6
  tcp://:0               a free port, chosen by the system

Examples
  socket-lab listen tcp://:9998 --reply upper
  socket-lab connect tcp://:9998 --send '"hello\n"'
  printf 'hello\n' | socket-lab connect tcp://:9998

Exit codes
  0  good
  1  a test or a socket call failed, or the output could not be written (a full disk)
  2  the call or a file is wrong; nothing was opened`;

export function generalHelp(commands: Readonly<Record<string, Command>>): string {
  const rows = Object.entries(commands).map(([name, { usage, summary }]) => [`${name} ${usage}`, summary]);
  rows.push(['help COMMAND', 'options and examples of a command; -h, --help too'], ['--version, -v', '']);
  return [
    'socket-lab: experiments with sockets',
    '',
    'Usage',
    ...rows.map(([words = '', summary]) =>
      `  socket-lab ${words}`
        .padEnd(summaryColumn + 2)
        .concat(summary ?? '')
        .trimEnd(),
    ),
    generalTail,
  ].join('\n');
}

export function commandHelp(name: string, { usage }: Command, call: Call): string {
  const { about, options, notes, examples } = call;
  return [
    `socket-lab ${name} ${usage}`,
    '',
    about,
    '',
    'Options',
    ...Object.entries({ ...options, ...helpOption }).flatMap(([option, spec]) => optionLines(option, spec)),
    ...(notes === undefined ? [] : [notes]),
    '',
    'Examples',
    ...examples.map((example) => `  ${example}`),
  ].join('\n');
}

function optionLines(name: string, { help, value, short, nested, later }: Option): string[] {
  if (later === true) return [];
  const words = `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
  const label = `${nested === true ? '    ' : '  '}${words}`;
  const [first = '', ...more] = help.split('\n');
  const padded = label.length < textColumn ? label.padEnd(textColumn) : `${label}  `;
  return [`${padded}${first}`, ...more.map((line) => `${' '.repeat(textColumn)}${line}`)];
}
