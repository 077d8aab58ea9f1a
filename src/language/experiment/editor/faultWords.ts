/** The help of the words of faults: on a line of their own below a relay, and in `fault NAME set …`. */
import { faultForm, faultKinds, type FaultKindRow, type FaultSetting } from '../../../model/faultSpec.ts';
import type { WordHelp } from './wordHelp.ts';

const change = /^\s*fault\s+[\p{L}_][\p{L}\p{N}_-]*\s+(set|remove)\s+/u;

/**
 * The help of a word that follows `before`, the text of its line up to there; undefined where no fault has it.
 * `isLine`: the line is one of the faults below a relay.
 */
export function faultWordHelp(word: string, before: string, isLine: boolean): WordHelp | undefined {
  const [statement = '', verb] = change.exec(before) ?? [];
  if (!isLine && verb === undefined) return undefined;
  const [first = ''] = before.slice(statement.length).trim().split(/\s+/);
  const row = faultKinds.find(({ kind }) => kind === (first === '' ? word : first));
  if (row === undefined) return undefined;
  if (first === '') return kindHelp(row, verb === 'remove');
  const setting = row.settings.find((candidate) => candidate.word === word);
  if (setting?.help !== undefined) return settingHelp(row, setting, setting.help);
  if (word === 'chance') return chanceHelp(row);
  return Object.hasOwn(clauses, word) ? clauses[word] : undefined;
}

function kindHelp(row: FaultKindRow, isBare: boolean): WordHelp {
  const form = faultForm(row);
  const required = row.settings.filter(({ optional }) => !optional);
  if (isBare || required.length === 0) return { form, help: row.help };
  const insert = required.map((setting, index) => settingInsert(setting, index + 1));
  return { form, help: row.help, insert: [row.kind, ...insert].join(' ') };
}

function settingHelp({ kind }: FaultKindRow, setting: FaultSetting, help: string): WordHelp {
  const { word = '', example } = setting;
  return { form: `${kind} … ${word} ${example}`, help, insert: settingInsert(setting, 1) };
}

/** `jitter ${1:20ms}`, `for ${1:5s} then close`, `"${1:GET }"` */
function settingInsert(setting: FaultSetting, place: number): string {
  const [, quote = '', inner = ''] = /^("?)(.*)\1$/.exec(setting.example) ?? [];
  const words = setting.word === undefined ? [] : [setting.word];
  words.push(`${quote}\${${place}:${inner}}${quote}`);
  if ('then' in setting) words.push('then', setting.then);
  return words.join(' ');
}

function chanceHelp({ perConnection }: FaultKindRow): WordHelp {
  const help = 'It happens to so many of a hundred.';
  return perConnection === undefined
    ? {
        form: 'chance P% per connection, or per chunk',
        help,
        insert: 'chance ${1:5}% per ${2|chunk,connection|}',
      }
    : { form: 'chance P% per connection', help, insert: 'chance ${1:5}% per connection' };
}

const clauses: Readonly<Record<string, WordHelp>> = {
  then: { form: 'then close', help: 'Closes after that.', insert: 'then close' },
  up: { form: 'up', help: 'Only what goes from the client to the server.' },
  down: { form: 'down', help: 'Only what goes from the server to the client.' },
  both: { form: 'both', help: 'Both directions, as without it.' },
  per: { form: 'per connection, or per chunk', help: 'What is chosen by chance.', more: true },
  connection: { form: 'per connection', help: 'A connection has the fault for its whole life, or never.' },
  chunk: { form: 'per chunk', help: 'Each chunk or datagram has the fault, or has it not.' },
  off: { form: 'FAULT off', help: 'It is kept, and does nothing until it is set without this word.' },
};
