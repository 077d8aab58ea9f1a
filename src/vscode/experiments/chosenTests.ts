/** Which tests of which files a test run request includes, as the files are now. */
import type * as vscode from 'vscode';
import type { ExperimentTest, ReadExperiment } from '../../app/experiments/readExperiment.ts';
import type { TestItems } from './testItems.ts';

export interface ChosenFile {
  readonly uri: vscode.Uri;
  readonly item: vscode.TestItem;
  /** Undefined where the file cannot be read. */
  readonly read: ReadExperiment | undefined;
  readonly tests: readonly { readonly test: ExperimentTest; readonly item: vscode.TestItem }[];
}

export async function chosenTests(
  { include, exclude = [] }: Pick<vscode.TestRunRequest, 'include' | 'exclude'>,
  { items: roots }: Pick<vscode.TestController, 'items'>,
  items: TestItems,
): Promise<ChosenFile[]> {
  const wanted = include ?? [...roots].map(([, item]) => item);
  const files = new Set(wanted.map((item) => item.parent ?? item));
  const chosen: ChosenFile[] = [];
  for (const item of files) {
    if (exclude.includes(item)) continue;
    const uri = items.uriOf(item);
    const read = await items.read(uri);
    const all = wanted.includes(item);
    const tests = (read?.tests ?? [])
      .map((test) => ({ test, item: items.itemOf(uri, test) }))
      .filter((each) => (all || wanted.includes(each.item)) && !exclude.includes(each.item));
    chosen.push({ uri, item, read, tests });
  }
  return chosen;
}
