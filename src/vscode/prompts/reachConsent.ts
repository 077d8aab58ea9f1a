import * as vscode from 'vscode';
import type { Address } from '../../model/address.ts';
import { publicReach } from '../../app/questions/reach.ts';

const memoryKey = 'acceptedPublicHosts';

/** Asks before something outside this machine can reach a listener: once for each host in a workspace. */
export class ReachConsent {
  readonly #memory: vscode.Memento;
  readonly #isWanted: () => boolean;
  /** Two questions at once about one host would be two times the same. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(memory: vscode.Memento, isWanted: () => boolean) {
    this.#memory = memory;
    this.#isWanted = isWanted;
  }

  given(address: Address): Promise<boolean> {
    const asking = this.#last.then(() => this.#given(address));
    this.#last = asking.catch(() => undefined);
    return asking;
  }

  async #given(address: Address): Promise<boolean> {
    const reach = publicReach(address);
    if (reach === undefined || address.transport === 'unix' || !this.#isWanted()) return true;
    const accepted = this.#accepted();
    if (accepted.includes(address.host)) return true;
    const listen = 'Listen';
    const answer = await vscode.window.showWarningMessage(
      `Listen beyond this machine, on ${address.host}, port ${address.port}?`,
      {
        modal: true,
        detail: `${reach}\n\n127.0.0.1 is for this machine only; a group is where it is joined on the loopback (join=127.0.0.1). This is asked once for each host.`,
      },
      listen,
    );
    if (answer !== listen) return false;
    await this.#memory.update(memoryKey, [...accepted, address.host]);
    return true;
  }

  #accepted(): string[] {
    const kept: unknown = this.#memory.get(memoryKey);
    return Array.isArray(kept) ? kept.filter((host) => typeof host === 'string') : [];
  }
}
