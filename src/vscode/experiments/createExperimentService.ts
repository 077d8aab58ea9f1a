/** Creates the experiment service, the experiment functions that commands and views use. */
import * as vscode from 'vscode';
import type { CaptureStore } from '../../capture/store/captureStore.ts';
import type { Ledger } from '../../capture/ledger/ledger.ts';
import type { Clock } from '../../node/clock.ts';
import { experimentFromTraffic } from '../../language/experiment/experimentFromTraffic.ts';
import { CommandError } from '../../app/failures/commandError.ts';
import type { ExperimentResult } from '../../app/commands/rows/commandArguments.ts';
import type { ExperimentService, RunPart } from './experimentService.ts';
import { experimentLabel } from './experimentFiles.ts';
import type { Example, Examples } from './examples.ts';
import { notTrusted, type ExperimentRuns, type RunOptions } from './experimentRuns.ts';
import { newExperimentText } from '../../app/experiments/newExperimentText.ts';
import { testAt, whyNotRunnable, type ReadExperiment } from '../../app/experiments/readExperiment.ts';
import type { TestItems } from './testItems.ts';
import { trafficOf } from '../../app/experiments/trafficOf.ts';
import { openNew } from './untitledCopy.ts';

export interface ExperimentServiceParts {
  readonly items: TestItems;
  readonly runs: ExperimentRuns;
  readonly examples: Examples;
  readonly profile: vscode.TestRunProfile;
  readonly store: CaptureStore;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

export function createExperimentService({
  items,
  runs,
  examples,
  profile,
  ...capture
}: ExperimentServiceParts): ExperimentService {
  const run = async (
    uri: vscode.Uri,
    part: RunPart,
    { keep, mayAsk }: Pick<RunOptions, 'keep' | 'mayAsk'>,
  ): Promise<ExperimentResult[]> => {
    const refused = notTrusted();
    if (refused !== undefined) throw refused;
    const read = await items.read(uri);
    if (read === undefined)
      throw new CommandError(
        items.failureOf(uri) ?? { code: 'ECANCELED', message: 'The file was closed while it was read.' },
      );
    const why = whyNotRunnable(read);
    if (why !== undefined) throw new CommandError({ code: 'ERR_EXPERIMENT', message: why });
    const { lastLine } = part;
    const request = new vscode.TestRunRequest([itemFor(uri, read, part)], undefined, profile);
    return runs.run(request, { keep, mayAsk, ...(lastLine === undefined ? {} : { lastLine }) });
  };

  const itemFor = (uri: vscode.Uri, read: ReadExperiment, { test, lastLine }: RunPart): vscode.TestItem => {
    if (test === undefined && lastLine === undefined) return items.ensure(uri);
    const found =
      test === undefined ? testAt(read, lastLine ?? 1) : read.tests.find(({ key }) => key === test);
    if (found === undefined)
      throw new CommandError({
        code: 'ENOENT',
        message: `There is no test "${test ?? ''}" in ${experimentLabel(uri)}.`,
      });
    return items.itemOf(uri, found);
  };

  return {
    runForUser: (uri, part = {}) => run(uri, part, { keep: 'one file', mayAsk: true }),
    run: (uri, part = {}) => run(uri, part, { keep: 'failed', mayAsk: false }),
    openExample: async (name) => {
      const found = await examples.find(name);
      if (found === undefined)
        throw new CommandError({ code: 'ENOENT', message: `There is no example "${name}".` });
      return examples.open(found);
    },
    pickExample: async () => {
      const picked = await vscode.window.showQuickPick(choices(examples), {
        title: 'Open Example',
        placeHolder: 'Opens read-only, to run; edit a copy to change it.',
        matchOnDescription: true,
      });
      return picked === undefined ? undefined : examples.open(picked.example);
    },
    copyExample: (uri) => examples.copy(uri),
    newExperiment: () => openNew('experiment', newExperimentText),
    fromTraffic: async (id, seqs) => {
      const { pieces, source } = await trafficOf(id, capture, seqs);
      return openNew('captured', experimentFromTraffic(pieces, source));
    },
  };
}

async function choices(examples: Examples): Promise<(vscode.QuickPickItem & { example: Example })[]> {
  return (await examples.list()).map((example) => {
    const { title, lecture, subject } = example;
    return { example, label: title, description: `${lecture} · ${subject}` };
  });
}
