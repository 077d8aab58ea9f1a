/**
 * Reads the words after a command. `util.parseArgs` splits them; what is wrong with them is told here, so that
 * every mistake gets one sentence of ours and a suggestion.
 */
import { parseArgs } from 'node:util';
import { defined } from '../../model/defined.ts';
import { excerpt } from '../../model/excerpt.ts';
import { nearestWord } from '../../model/nearestWord.ts';

export interface OptionSpec {
  readonly type: 'boolean' | 'string';
  /** May be given several times. */
  readonly multiple?: boolean;
  /** What its value looks like, for the sentence that says it is missing: `'RULE'`. */
  readonly value?: string;
  /** One letter: `-h`. */
  readonly short?: string;
  /** Known, but not in this version. */
  readonly later?: boolean;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** Every command's. */
export const helpOption: OptionSpecs = { help: { type: 'boolean', short: 'h' } };

export interface Args {
  readonly positionals: readonly string[];
  /** Values by option name, in the order given; `['']` for a flag that is set. */
  readonly options: ReadonlyMap<string, readonly string[]>;
  /** The same one by one, in the order of the call: of options that go together, such as `--send` and `--payload`. */
  readonly given: readonly GivenOption[];
}

export interface GivenOption {
  readonly name: string;
  readonly value: string;
}

/** What was asked for, or one sentence about what is wrong with the call. */
export type Asked<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

/** A wrong call, as a value. */
export function wrong<T = never>(message: string): Asked<T> {
  return { ok: false, message };
}

/** Never throws. After `--` everything is a positional. */
export function readArgs(words: readonly string[], specs: OptionSpecs): Asked<Args> {
  const options = Object.fromEntries(
    Object.entries(specs).map(([name, { type, short }]) => [name, defined({ type, short })]),
  );
  const { tokens } = parseArgs({
    args: [...words],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const positionals: string[] = [];
  const values = new Map<string, string[]>();
  const given: GivenOption[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    // `Object.hasOwn`: `--constructor` must not find what every object has.
    const spec = Object.hasOwn(specs, token.name) ? specs[token.name] : undefined;
    const problem = problemOf(token, spec, specs, values.has(token.name));
    if (problem !== undefined) return wrong(problem);
    values.set(token.name, [...(values.get(token.name) ?? []), token.value ?? '']);
    given.push({ name: token.name, value: token.value ?? '' });
  }
  return { ok: true, value: { positionals, options: values, given } };
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function problemOf(
  { rawName, value, inlineValue }: OptionToken,
  spec: OptionSpec | undefined,
  specs: OptionSpecs,
  given: boolean,
): string | undefined {
  if (spec === undefined) return `There is no option ${excerpt(rawName)}${suggestion(rawName, specs)}`;
  if (spec.later === true) return `The option ${rawName} comes with a later version of Socket Lab.`;
  if (given && spec.type === 'string' && spec.multiple !== true)
    return `The option ${rawName} can be given only once.`;
  if (spec.type === 'boolean')
    return value === undefined ? undefined : `The option ${rawName} takes no value.`;
  if (value === undefined) return `The option ${rawName} needs a value: ${rawName} ${spec.value ?? 'VALUE'}.`;
  // Most likely the next option, and the value forgotten.
  if (inlineValue !== true && value.startsWith('-') && value.length > 1) {
    return `The option ${rawName} needs a value before ${excerpt(value)}; one that begins with "-" is written ${rawName}=….`;
  }
  return undefined;
}

function suggestion(rawName: string, specs: OptionSpecs): string {
  const names = Object.keys(specs).filter((name) => specs[name]?.later !== true);
  const nearest = nearestWord(rawName.replace(/^-+/, ''), names);
  return nearest === undefined ? '.' : `; did you mean --${nearest}?`;
}
