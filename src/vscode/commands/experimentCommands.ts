/** Commands that open and run experiments. */
import * as vscode from 'vscode';
import { badArgument, type CommandError, requireId } from '../../app/failures/commandError.ts';
import type { RunPart } from '../experiments/experimentService.ts';
import { idsOf } from '../prompts/pickSocket.ts';
import { showFiltered } from '../ui/showFiltered.ts';
import { runFilter } from '../../app/experiments/runFilter.ts';
import { showInformation, showFailure } from '../ui/messages.ts';
import type { CommandHandlers } from './command.ts';
import type { CommandContext } from './commandContext.ts';

export function experimentCommands({
  experiments,
  ledger,
  store,
}: CommandContext): Pick<
  CommandHandlers,
  'runExperiment' | 'runToHere' | 'openExample' | 'firstSteps' | 'newExperiment' | 'experimentFromTraffic'
> {
  const activeEditor = (): vscode.TextEditor | undefined => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.languageId === 'sockets' ? editor : undefined;
  };
  /** From the active tab: VS Code may have no editor yet for one that was just opened, or still the previous one. */
  const activeExperiment = (): vscode.Uri | undefined => {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    if (input instanceof vscode.TabInputText && isExperiment(input.uri)) return input.uri;
    return activeEditor()?.document.uri;
  };
  const runShown = (uri: vscode.Uri, part?: RunPart) =>
    shown(async () => (await experiments.service()).runForUser(uri, part));
  /** The Traffic view may show another socket, or filter for something else. */
  const runExample = async (uri: vscode.Uri) => {
    const { next } = store.summary();
    const results = await runShown(uri);
    if (results !== undefined) await showFiltered({ filter: runFilter({ first: next }), focus: false });
    return results;
  };
  const shown = async <T>(act: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof Error && 'failure' in error)) throw error;
      await showRefusal(error as CommandError);
      return undefined;
    }
  };
  const toHere = (): [vscode.Uri, RunPart] | undefined => {
    const editor = activeEditor();
    return editor && [editor.document.uri, { lastLine: editor.selection.active.line + 1 }];
  };
  return {
    runExperiment: {
      call: async (file, test) =>
        (await experiments.service()).run(uriOf(file), typeof test === 'string' ? { test } : {}),
      run: async ({ uris, rows: [row] }) => {
        const service = await experiments.service();
        if (row?.kind === 'example') {
          const { uri } = await service.openExample(exampleName(row.uri));
          return runExample(uri);
        }
        if (row !== undefined && row.kind !== 'examples')
          return runShown(row.uri, row.test === undefined ? {} : { test: row.test });
        const files = uris.length > 0 ? uris : [activeExperiment()].filter((uri) => uri !== undefined);
        if (files.length === 0) showInformation('Open an experiment first, or click into its editor.');
        const results = [];
        for (const uri of files) results.push(...((await runShown(uri)) ?? []));
        return results;
      },
    },
    runToHere: {
      run: async () => {
        const here = toHere();
        if (here === undefined)
          showInformation(
            'Click into the editor of an experiment first: it runs up to the line of the cursor.',
          );
        else await runShown(...here);
      },
    },
    openExample: {
      call: async (name, options) => {
        if (typeof name !== 'string') throw badArgument('openExample takes the name of an example');
        const { uri } = await (await experiments.service()).openExample(name);
        if (options?.run === true) await runExample(uri);
        return uri.toString();
      },
      run: async ({ rows: [row] }) => {
        const service = await experiments.service();
        if (row?.kind === 'example') await service.openExample(exampleName(row.uri));
        else await service.pickExample();
      },
    },
    firstSteps: { call: openWalkthrough, run: openWalkthrough },
    newExperiment: {
      call: async () => (await (await experiments.service()).newExperiment()).uri.toString(),
      // Programs that pass no arguments also end up here.
      run: async () => (await (await experiments.service()).newExperiment()).uri.toString(),
    },
    experimentFromTraffic: {
      call: async (id) => (await (await experiments.service()).fromTraffic(requireId(id))).uri.toString(),
      run: async ({ nodes }) => {
        const [id] = await idsOf(nodes.slice(0, 1), ledger, {
          title: 'New Experiment from Traffic',
          placeholder: 'From which connection?',
          connections: () => true,
          none: 'There is no connection to make an experiment from: start a listener or connect first.',
        });
        if (id !== undefined) await shown(async () => (await experiments.service()).fromTraffic(id));
      },
    },
  };
}

/** The manifest has it in `walkthroughs`. */
async function openWalkthrough(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', walkthroughId, false);
}

const walkthroughId = 'socket-lab.socket-lab#firstSteps';

function isExperiment(uri: vscode.Uri): boolean {
  const wanted = uri.toString();
  const known = vscode.workspace.textDocuments.find((document) => document.uri.toString() === wanted);
  return known === undefined ? uri.path.endsWith('.sockets') : known.languageId === 'sockets';
}

function uriOf(file: unknown): vscode.Uri {
  if (file instanceof vscode.Uri) return file;
  if (typeof file !== 'string' || file === '')
    throw badArgument('runExperiment takes a file: its path or URI');
  if (/^[\w+.-]{2,}:/.test(file)) return vscode.Uri.parse(file, true);
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return folder === undefined || /^([/\\]|\w:)/.test(file)
    ? vscode.Uri.file(file)
    : vscode.Uri.joinPath(folder.uri, file);
}

function exampleName({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.sockets$/, '');
}

async function showRefusal({ failure }: CommandError): Promise<void> {
  if (failure.code !== 'ERR_NOT_TRUSTED') {
    void showFailure(failure);
    return;
  }
  const manage = 'Manage Workspace Trust';
  const { code, message } = failure;
  if ((await showFailure({ code, message }, manage)) === manage)
    await vscode.commands.executeCommand('workbench.trust.manage');
}
