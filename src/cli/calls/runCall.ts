/** What `run` is asked to do, with its files read. */
import { nodeEnvironment } from '../../node/nodeEnvironment.ts';
import { excerpt } from '../../model/excerpt.ts';
import { nearestWord } from '../../model/nearestWord.ts';
import { wrong, type Args, type Asked } from '../options/args.ts';
import { experimentFiles } from '../input/experimentFiles.ts';
import { readExperiments, type ExperimentFile } from '../input/readExperiments.ts';
import { readSeed } from '../options/readSeed.ts';
import { readVariables } from '../options/readVariables.ts';

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

export function readRunCall({ positionals, options }: Args): Asked<RunCall> {
  const seed = readSeed(options.get('seed')?.[0]);
  if (!seed.ok) return seed;
  const variables = new Map<string, Uint8Array>();
  const environment = nodeEnvironment({ variables, seed: seed.value, pipes: true });
  const [wrongSetting] = readVariables(options.get('set') ?? [], variables, environment);
  if (wrongSetting !== undefined) return wrong(wrongSetting);
  const paths = experimentFiles(positionals, 'run');
  const files = paths.ok ? readExperiments(paths.value) : paths;
  if (!files.ok) return files;
  const titles = options.get('test') ?? [];
  const unknown = unknownVariable(files.value, variables) ?? unknownTitle(files.value, titles);
  if (unknown !== undefined) return wrong(unknown);
  return {
    ok: true,
    value: {
      files: files.value,
      isChosen: (title) => titles.length === 0 || (title !== undefined && titles.includes(title)),
      variables,
      seed: seed.value,
      bail: options.has('bail'),
      junit: options.get('junit')?.[0],
      json: options.has('json'),
      quiet: options.has('quiet'),
    },
  };
}

/** A variable that no file has would be set in vain. */
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
