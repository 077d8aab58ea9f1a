/** The color rules of the settings, for the rows that pages ask for. */
import type { Ledger } from '../../../capture/ledger/ledger.ts';
import { WorkScan, type RunOptions, type ScanTurns } from '../../../capture/scan.ts';
import type { CaptureStore } from '../../../capture/store/captureStore.ts';
import type { MarkedRows } from '../../../capture/store/markedRows.ts';
import { loadExpressions } from '../../../engine/expressions/expressionEngine.ts';
import type { CaptureRow } from '../../../model/captureRow.ts';
import type { ColoredRows } from '../../../page/listMessages.ts';
import type { Settings } from '../../ports/settings.ts';
import type { UserInterface } from '../../ports/userInterface.ts';
import { readColorRules, type ReadColorRule } from './readColorRules.ts';
import { colorRows } from './colorRows.ts';

export interface ColorRulesDependencies {
  readonly store: CaptureStore;
  readonly ledger: Ledger;
  readonly marks: MarkedRows;
  readonly turns: ScanTurns;
  readonly settings: () => Settings;
  readonly userInterface: Pick<UserInterface, 'showWarning'>;
}

export class ColorRules {
  readonly #dependencies: ColorRulesDependencies;
  #rules: readonly ReadColorRule[] = [];
  #version = 0;
  /** The setting that was read last, as JSON, and when that is done. */
  #setting = '';
  #isRead = Promise.resolve();
  /** Problems that were shown. */
  readonly #shown = new Set<string>();

  constructor(dependencies: ColorRulesDependencies) {
    this.#dependencies = dependencies;
  }

  /** Another number: there are other rules. */
  get version(): number {
    return this.#version;
  }

  /** Reads the setting if it has changed, and shows what is wrong with it. */
  prepare(): Promise<void> {
    const { colorRules } = this.#dependencies.settings();
    const setting = JSON.stringify(colorRules);
    if (setting !== this.#setting) {
      this.#setting = setting;
      this.#isRead = this.#read(colorRules, setting);
    }
    return this.#isRead;
  }

  /** The colors of rows; none if it is cancelled. */
  async of(rows: readonly CaptureRow[], options?: RunOptions): Promise<ColoredRows> {
    const { turns } = this.#dependencies;
    return (this.#rules.length > 0 ? await turns.finish(this.#colorRows(rows), options) : undefined) ?? {};
  }

  /** The same at once; undefined: looking into bytes takes longer than a slice. */
  now(rows: readonly CaptureRow[]): ColoredRows | undefined {
    if (this.#rules.length === 0) return {};
    const scan = new WorkScan(this.#colorRows(rows));
    this.#dependencies.turns.slice(scan);
    return scan.result;
  }

  #colorRows(rows: readonly CaptureRow[]) {
    return colorRows(this.#rules, rows, this.#dependencies);
  }

  async #read(colorRules: unknown, setting: string): Promise<void> {
    if (setting.includes(':/')) await loadExpressions();
    // It may have changed again.
    if (setting !== this.#setting) return;
    const { rules, problems } = readColorRules(colorRules);
    this.#rules = rules;
    this.#version += 1;
    const [first, ...others] = problems.filter((problem) => !this.#shown.has(problem));
    if (first === undefined) return;
    for (const problem of problems) this.#shown.add(problem);
    const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
    this.#dependencies.userInterface.showWarning(`${first}${more}`);
  }
}
