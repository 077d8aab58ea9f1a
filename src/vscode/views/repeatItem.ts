/** A status bar item while anything is sent repeatedly: the rate achieved; a click stops it, or asks which. */
import * as vscode from 'vscode';
import { withoutScheme } from '../../model/addressText.ts';
import { rateText } from '../../language/core/repeatPlan.ts';
import { repeatText } from '../../language/core/repeatText.ts';
import { commandId } from '../../app/commands/commandId.ts';
import type { RepeatSender } from '../../app/repeats/repeatSender.ts';

const tooltipLines = 10;

export class RepeatItem {
  readonly #repeats: RepeatSender;
  readonly #item = vscode.window.createStatusBarItem('socketLab.repeats', vscode.StatusBarAlignment.Left);

  constructor(repeats: RepeatSender) {
    this.#repeats = repeats;
    this.#item.name = 'Socket Lab: Repeated Sending';
    this.#item.command = commandId('stopRepeating');
  }

  /** Returns whether it changes by itself, so that it has to be refreshed again. */
  refresh(): boolean {
    const running = this.#repeats.running();
    if (running.length === 0) {
      this.#item.hide();
      return false;
    }
    const perSecond = rateText(running.reduce((sum, one) => sum + one.perSecond, 0));
    const count = running.length === 1 ? '' : `${running.length} · `;
    const lines = running.slice(0, tooltipLines).map((one) => repeatText(one, withoutScheme(one.label)));
    const more = running.length > tooltipLines ? [`and ${running.length - tooltipLines} more`] : [];
    this.#item.text = `$(sync~spin) ${count}${perSecond}`;
    this.#item.tooltip = [...lines, ...more, 'Click to stop.'].join('\n');
    this.#item.accessibilityInformation = {
      label: `Socket Lab: ${running.length} sent repeatedly, ${perSecond}`,
    };
    this.#item.show();
    return true;
  }

  dispose(): void {
    this.#item.dispose();
  }
}
