/**
 * Parses a command's arguments by its table of options. `util.parseArgs` splits them; mistakes are found here, so that
 * each gets one sentence and a suggestion.
 */
import { parseArgs } from 'node:util';
import { defined } from '../../model/defined.ts';
import { excerpt } from '../../model/excerpt.ts';
import { nearestWord } from '../../model/nearestWord.ts';
import { fail, success, type Result } from '../../model/result.ts';

/** A row of a table of options: how it is parsed, and its help. */
export interface Option {
  /** One or more lines, without indentation. */
  readonly help: string;
  /** Its value in the help: `FILE`. Absent: a flag. */
  readonly value?: string;
  /** An example for the message where the value is missing, such as `500ms`; defaults to `value`. */
  readonly example?: string;
  /** May be given several times. */
  readonly multiple?: boolean;
  /** One letter: `h`. */
  readonly short?: string;
  /** Indented in the help, below the option it belongs to. */
  readonly nested?: boolean;
  /** Reserved for a later version. */
  readonly later?: boolean;
}

/** By name, without dashes, in the order of the help. */
export type Options<Name extends string = string> = Readonly<Record<Name, Option>>;

/** The option common to all commands. */
export const helpOption: Options<'help'> = { help: { short: 'h', help: 'this text' } };

/** Parsed arguments. `Name`: the command's options. */
export interface Args<Name extends string = string> {
  readonly positionals: readonly string[];
  readonly has: (name: Name) => boolean;
  /** The value of an option that may be given once; undefined if absent. */
  readonly value: (name: Name) => string | undefined;
  /** The values of an option that may be repeated, in the order given. */
  readonly values: (name: Name) => readonly string[];
  /** Related options, such as `--send` and `--payload`, in the order given. */
  readonly given: <N extends Name>(...names: readonly N[]) => readonly GivenOption<N>[];
}

/** The arguments that result from a table of options. */
export type ArgsOf<Table extends Options> = Args<Extract<keyof Table, string>>;

export interface GivenOption<Name extends string = string> {
  readonly name: Name;
  readonly value: string;
}

/** A usage error, in one sentence. */
export function wrong<T = never>(message: string): Result<T> {
  return fail({ code: 'ERR_USAGE', message });
}

/** Never throws. After `--` everything is positional. */
export function readArgs<Name extends string>(
  words: readonly string[],
  table: Options<Name>,
): Result<Args<Name>> {
  const specs: Options = table;
  const { tokens } = parseArgs({
    args: [...words],
    options: Object.fromEntries(
      Object.entries(specs).map(([name, { short, value }]) => [
        name,
        { type: value === undefined ? 'boolean' : 'string', ...defined({ short }) },
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const positionals: string[] = [];
  const given: GivenOption[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const isRepeated = given.some(({ name }) => name === token.name);
    const problem = problemOf(token, specs, isRepeated);
    if (problem !== undefined) return wrong(problem);
    given.push({ name: token.name, value: token.value ?? '' });
  }
  return success(argsOf(positionals, given as GivenOption<Name>[]));
}

function argsOf<Name extends string>(
  positionals: readonly string[],
  given: readonly GivenOption<Name>[],
): Args<Name> {
  const values = (name: Name): string[] =>
    given.filter((option) => option.name === name).map(({ value }) => value);
  return {
    positionals,
    values,
    has: (name) => values(name).length > 0,
    value: (name) => values(name)[0],
    given: <N extends Name>(...names: readonly N[]) =>
      given.filter((option): option is GivenOption<N> => names.some((name) => name === option.name)),
  };
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function problemOf(
  { name, rawName, value, inlineValue }: OptionToken,
  specs: Options,
  isRepeated: boolean,
): string | undefined {
  // `Object.hasOwn`: `--constructor` must not find an inherited member.
  const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
  if (spec === undefined) return `There is no option ${excerpt(rawName)}${suggestion(rawName, specs)}`;
  if (spec.later === true) return `The option ${rawName} comes with a later version of Socket Lab.`;
  if (spec.value === undefined)
    return value === undefined ? undefined : `The option ${rawName} takes no value.`;
  if (isRepeated && spec.multiple !== true) return `The option ${rawName} can be given only once.`;
  if (value === undefined)
    return `The option ${rawName} needs a value: ${rawName} ${spec.example ?? spec.value}.`;
  // Most likely the next option, with the value forgotten.
  if (inlineValue !== true && value.startsWith('-') && value.length > 1) {
    return `The option ${rawName} needs a value before ${excerpt(value)}; one that begins with "-" is written ${rawName}=….`;
  }
  return undefined;
}

function suggestion(rawName: string, specs: Options): string {
  const names = Object.keys(specs).filter((name) => specs[name]?.later !== true);
  const nearest = nearestWord(rawName.replace(/^-+/, ''), names);
  return nearest === undefined ? '.' : `; did you mean --${nearest}?`;
}
