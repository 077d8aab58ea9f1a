/** Two status bar items: the open sockets with their rates, and the target of "send". Hidden while they are empty. */
import { hostname } from 'node:os';
import * as vscode from 'vscode';
import type { Ledger } from '../../capture/ledger/ledger.ts';
import { RateMeter } from '../../capture/rates/rateMeter.ts';
import { commandId } from '../../app/commands/commandId.ts';
import type { Clock } from '../../node/clock.ts';
import type { SocketLab } from '../../app/socketLab.ts';
import type { SendTarget } from '../../app/targets/sendTarget.ts';
import { spokenStatus, statusText, targetStatus } from '../../app/status/statusText.ts';
import { socketsViewId } from '../trees/socketsView.ts';
import { endpointLabel, isOpen } from '../../model/endpointText.ts';

const tooltipLines = 10;

export class StatusBar {
  readonly #ledger: Ledger;
  readonly #target: SendTarget;
  readonly #clock: Clock;
  readonly #rates = new RateMeter();
  readonly #open = vscode.window.createStatusBarItem('socketLab.open', vscode.StatusBarAlignment.Left);
  readonly #to = vscode.window.createStatusBarItem('socketLab.target', vscode.StatusBarAlignment.Left);

  constructor({ ledger, target, clock }: Pick<SocketLab, 'ledger' | 'target' | 'clock'>) {
    this.#ledger = ledger;
    this.#target = target;
    this.#clock = clock;
    this.#open.name = 'Socket Lab';
    this.#open.command = `${socketsViewId}.focus`;
    this.#to.name = 'Socket Lab: Send Target';
    this.#to.command = commandId('chooseTarget');
  }

  /** Returns whether the rates fade, so that it has to be refreshed again although nothing changes. */
  refresh(): boolean {
    const { bytesIn, bytesOut } = this.#ledger.totals();
    const rates = this.#rates.sample(this.#clock.nowUs() / 1000, bytesIn, bytesOut);
    const open = this.#ledger.endpoints(0).filter(isOpen);
    if (open.length === 0) this.#open.hide();
    else {
      this.#open.text = statusText(open.length, rates);
      const where = vscode.env.remoteName === undefined ? '' : ` on ${hostname()}`;
      const shown = open.slice(0, tooltipLines).map(endpointLabel);
      const more = open.length > tooltipLines ? [`and ${open.length - tooltipLines} more`] : [];
      this.#open.tooltip = [`Open in Socket Lab${where}:`, ...shown, ...more].join('\n');
      this.#open.accessibilityInformation = { label: spokenStatus(open.length, rates) };
      this.#open.show();
    }
    this.#refreshTarget(open.length > 0);
    return rates.inBytesPerSecond >= 1 || rates.outBytesPerSecond >= 1;
  }

  #refreshTarget(isAnyOpen: boolean): void {
    const shown = isAnyOpen ? targetStatus(this.#target.state()) : undefined;
    if (shown === undefined) {
      this.#to.hide();
      return;
    }
    this.#to.text = shown.text;
    this.#to.tooltip = shown.tooltip;
    this.#to.accessibilityInformation = { label: shown.spoken };
    this.#to.show();
  }

  dispose(): void {
    this.#open.dispose();
    this.#to.dispose();
  }
}
