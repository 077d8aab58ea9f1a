/** The help text and the snippet of each keyword, by where the keyword is used. */
import { statementKind, statementOf } from '../statements/table.ts';

export interface WordHelp {
  /** The syntax, with its arguments. */
  readonly form: string;
  /** One sentence. */
  readonly help: string;
  /** With placeholders; absent: the word, and a blank where `more` follows. */
  readonly insert?: string;
  readonly more?: true;
}

/** Where a keyword is used: its meaning may depend on it. */
export type WordPlace = 'beginning' | 'action' | 'expectation' | 'change' | 'clause';

const actions: Readonly<Record<string, WordHelp>> = {
  '>': { form: statementKind('send').form, help: statementKind('send').help, more: true },
  '<': { form: statementKind('expect').form, help: statementKind('expect').help, more: true },
  end: {
    form: 'NAME end',
    help: "Ends its side (FIN): it sends no more, and can still receive. A program's standard input ends.",
  },
  close: { form: 'NAME close', help: 'Closes it; a listener with all its connections.' },
  reset: { form: 'NAME reset', help: 'Breaks the connection off with a RST.' },
  pause: { form: 'NAME pause', help: 'Stops reading, so that buffers fill and the peer has to wait.' },
  resume: { form: 'NAME resume', help: 'Reads again.' },
  frames: {
    form: statementKind('frames').form,
    help: statementKind('frames').help,
    insert: 'frames by ${1|line,length u16be,slip,cobs,dle,fixed 16|}',
  },
  secure: { form: statementKind('secure').form, help: statementKind('secure').help },
};

const expectations: Readonly<Record<string, WordHelp>> = {
  contains: {
    form: 'NAME < contains PATTERN',
    help: 'Waits until the bytes stand somewhere in what arrives, and takes all up to their end.',
    more: true,
  },
  matches: {
    form: 'NAME < matches /regular expression/',
    help: 'Waits until a regular expression (RE2) fits; its captures become {{1}}, named ones {{name}}.',
    insert: 'matches /$1/',
  },
  bytes: {
    form: 'NAME < bytes N',
    help: 'Waits for so many bytes, which are counted and not kept.',
    insert: 'bytes ${1:1024}',
  },
  line: { form: 'NAME < line', help: 'Waits for a line, ended by LF or CR LF.' },
  any: { form: 'NAME < any', help: 'Waits for whatever comes: a chunk, or a datagram.' },
  end: { form: 'NAME < end', help: "Waits for the peer's end (FIN): it sends no more." },
  reset: { form: 'NAME < reset', help: 'Waits for the peer to break the connection off (RST).' },
  closed: { form: 'NAME < closed', help: 'Waits until the connection is closed, however.' },
  exit: {
    form: 'NAME < exit CODE',
    help: 'Waits until the program ends by itself, with this code: 0 where all went well.',
    insert: 'exit ${1:0}',
  },
  nothing: {
    form: 'NAME < nothing for D',
    help: 'Waits so long, and fails if anything arrives.',
    insert: 'nothing for ${1:200ms}',
  },
};

const clauses: Readonly<Record<string, WordHelp>> = {
  server: { form: 'as server', help: 'Our side answers the handshake, and shows a certificate.' },
  client: { form: 'as client', help: 'Our side begins the handshake, and verifies the certificate.' },
  as: { form: 'as NAME', help: 'Gives a name to what was opened, or to what was received.', more: true },
  within: { form: 'within D', help: 'How long to wait at most; 2s without it.', insert: 'within ${1:2s}' },
  fails: { form: 'fails CODE', help: 'This has to fail, with this error.', more: true },
  until: {
    form: 'until PATTERN',
    help: 'Waits until the program has written this.',
    insert: 'until "$1"',
  },
  every: {
    form: 'every D',
    help: 'Starts a round each time so much has passed.',
    insert: 'every ${1:100ms}',
  },
  to: { form: 'to …', help: 'Where it goes: an address, or a file to save.', more: true },
  for: { form: 'for D', help: 'For how long.', insert: 'for ${1:200ms}' },
  '=': { form: '@name = VALUE', help: 'Before the value.', more: true },
};

const changes: Readonly<Record<string, WordHelp>> = {
  set: { form: 'fault NAME set FAULT', help: 'Adds the fault, or changes it.', more: true },
  remove: { form: 'fault NAME remove KIND', help: 'Takes the fault away.', more: true },
  clear: { form: 'fault NAME clear', help: 'Takes all faults away.' },
};

const places: Readonly<Record<Exclude<WordPlace, 'beginning'>, Readonly<Record<string, WordHelp>>>> = {
  action: actions,
  expectation: expectations,
  change: changes,
  clause: clauses,
};

export function wordHelp(word: string, place: WordPlace): WordHelp | undefined {
  if (place === 'beginning') {
    const kind = word === '@' ? statementKind('variable') : statementOf(word);
    return kind && { form: kind.form, help: kind.help, more: true };
  }
  const words = places[place];
  return Object.hasOwn(words, word) ? words[word] : undefined;
}
