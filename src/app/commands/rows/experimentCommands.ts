/** Commands that open and run experiments. */
import type { FileUri, OpenExampleOptions, ExperimentResult } from './commandArguments.ts';
import { at, single, socketRow, forPrograms, inExperiments, forPeople } from './commandRow.ts';

export const experimentCommands = {
  /**
   * Runs an experiment, or its test with this title, as it is in the editor, otherwise as it is on disk. A failed test
   * is a result; a file that cannot be run rejects. `file`: a path (relative ones below the workspace's first folder)
   * or a URI.
   */
  runExperiment: forPrograms<(file?: string | FileUri, test?: string) => readonly ExperimentResult[]>({
    title: 'Run Experiment',
    icon: 'play',
    palette: 'editorLangId == sockets',
    menus: [
      at('view/item/context', 'inline@1', `${inExperiments} && viewItem =~ /^(file|test|example)$/`),
      at('view/item/context', '1_run@1', `${inExperiments} && viewItem =~ /^(file|test|example)$/`),
      at('editor/context', '1_run@1', 'editorLangId == sockets'),
      at('editor/title', 'navigation@1', 'editorLangId == sockets'),
      at('explorer/context', '3_run@1', 'resourceExtname == .sockets && !explorerResourceIsFolder'),
    ],
  }),
  /** Runs the test at the cursor, up to the cursor's line. */
  runToHere: forPeople('it runs to the cursor of the active editor', {
    title: 'Run Experiment to Here',
    palette: 'editorLangId == sockets',
    menus: [at('editor/context', '1_run@2', 'editorLangId == sockets')],
  }),
  /** Opens a bundled experiment, read-only, by its lecture (`L04`) or subject (`upper-case`); returns its URI. */
  openExample: forPrograms<(name?: string, options?: OpenExampleOptions) => string>({
    title: 'Open Example',
    icon: 'beaker',
    menus: [
      at('view/title', 'navigation@2', inExperiments),
      at('view/item/context', '1_run@2', `${inExperiments} && viewItem == example`),
    ],
  }),
  /** Opens the walkthrough. */
  firstSteps: forPrograms<() => void>({
    title: 'First Steps with Sockets',
    icon: 'mortar-board',
    menus: [at('view/title', 'navigation@3', inExperiments)],
  }),
  /** Returns the URI of the document. */
  newExperiment: forPrograms<() => string>({
    title: 'New Experiment',
    icon: 'new-file',
    menus: [at('view/title', 'navigation@1', inExperiments)],
  }),
  /** Creates an experiment from the traffic of a connection or client. Returns the URI of the document. */
  experimentFromTraffic: forPrograms<(id?: number) => string>({
    title: 'New Experiment from Traffic',
    palette: 'socketLab.hasEndpoints',
    menus: [socketRow('2_look@3', /^(connection|pair|endpoint client)\b/, single)],
  }),
};
