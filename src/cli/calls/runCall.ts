/** The options of `run`, parsed and checked, with its files read. */
import { excerpt } from '../../model/excerpt.ts';
import { nearestWord } from '../../model/nearestWord.ts';
import { success, type Result } from '../../model/result.ts';
import { experimentFiles } from '../input/experimentFiles.ts';
import { readExperiments, type ExperimentFile } from '../input/readExperiments.ts';
import { wrong, type ArgsOf, type Options } from '../options/args.ts';
import { readPayloadSettings, seedOption } from '../options/payloadOptions.ts';

export const runOptions = {
  test: { value: 'TITLE', multiple: true, help: 'only tests with this title; several --test are all run' },
  set: {
    value: 'name=value',
    multiple: true,
    help: 'sets @name of the experiments: text or a number as it stands, or a\npayload',
  },
  bail: { help: 'stop at the first test that fails' },
  ...seedOption,
  junit: { value: 'FILE', help: 'a report as JUnit XML, for GitHub, GitLab and Jenkins' },
  json: { help: 'events as JSON, one object per line; bytes as base64' },
  quiet: { help: 'only failures and the last line' },
} satisfies Options;

export interface RunCall {
  readonly files: readonly ExperimentFile[];
  /** Whether a test is to be run, by its title. */
  readonly isChosen: (title: string | undefined) => boolean;
  readonly variables: ReadonlyMap<string, Uint8Array>;
  readonly seed: bigint;
  readonly bail: boolean;
  readonly junit: string | undefined;
  readonly json: boolean;
  readonly quiet: boolean;
}

export function readRunCall(args: ArgsOf<typeof runOptions>): Result<RunCall> {
  const { positionals, has, value, values } = args;
  const { seed, variables, problems } = readPayloadSettings(args);
  const [wrongSetting] = problems;
  if (wrongSetting !== undefined) return wrong(wrongSetting);
  const paths = experimentFiles(positionals, 'run');
  const files = paths.ok ? readExperiments(paths.value) : paths;
  if (!files.ok) return files;
  const titles = values('test');
  const unknown = unknownVariable(files.value, variables) ?? unknownTitle(files.value, titles);
  if (unknown !== undefined) return wrong(unknown);
  return success({
    files: files.value,
    isChosen: (title) => titles.length === 0 || (title !== undefined && titles.includes(title)),
    variables,
    seed,
    bail: has('bail'),
    junit: value('junit'),
    json: has('json'),
    quiet: has('quiet'),
  });
}

/** Reports a variable that no file has. */
function unknownVariable(
  files: readonly ExperimentFile[],
  variables: ReadonlyMap<string, Uint8Array>,
): string | undefined {
  const names = files.flatMap(({ definitions }) =>
    definitions.filter(({ kind }) => kind === 'variable').map(({ name }) => name),
  );
  for (const name of variables.keys())
    if (!names.includes(name)) return `--set ${name}: no file sets @${name}${suggestion(name, names)}`;
  return undefined;
}

function unknownTitle(files: readonly ExperimentFile[], titles: readonly string[]): string | undefined {
  const known = files.flatMap(({ experiment }) =>
    experiment.statements.flatMap((statement) => (statement.kind === 'test' ? [statement.title.value] : [])),
  );
  const missing = titles.find((title) => !known.includes(title));
  return missing === undefined
    ? undefined
    : `--test ${excerpt(missing)}: there is no such test${suggestion(missing, known)}`;
}

function suggestion(word: string, words: readonly string[]): string {
  const nearest = nearestWord(word, words);
  return nearest === undefined ? '.' : `; did you mean ${excerpt(nearest)}?`;
}
