/** Asks for consent before other machines can reach a listener: once for each host in a workspace. */
import { isPathAddress, type Address } from '../../model/address.ts';
import { textsIn, type Memory } from '../ports/memory.ts';
import type { UserInterface } from '../ports/userInterface.ts';
import { publicReach } from './reach.ts';

const memoryKey = 'acceptedPublicHosts';

export interface ReachConsentDependencies {
  /** The workspace's memory: consent is given per workspace. */
  readonly memory: Memory;
  readonly userInterface: Pick<UserInterface, 'confirm'>;
  /** Whether the user has enabled this prompt. */
  readonly isEnabled: () => boolean;
}

export class ReachConsent {
  readonly #dependencies: ReachConsentDependencies;
  /** Serializes requests: two at once for the same host would show the same prompt twice. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(dependencies: ReachConsentDependencies) {
    this.#dependencies = dependencies;
  }

  /** Resolves to whether a listener may be started on this address. */
  request(address: Address): Promise<boolean> {
    const request = this.#last.then(() => this.#request(address));
    this.#last = request.catch(() => undefined);
    return request;
  }

  async #request(address: Address): Promise<boolean> {
    const { memory, userInterface, isEnabled } = this.#dependencies;
    const reach = publicReach(address);
    if (reach === undefined || isPathAddress(address) || !isEnabled()) return true;
    const accepted = textsIn(memory, memoryKey);
    if (accepted.includes(address.host)) return true;
    const isAccepted = await userInterface.confirm({
      message: `Listen beyond this machine, on ${address.host}, port ${address.port}?`,
      detail: `${reach}\n\n127.0.0.1 is for this machine only; so is a group that is joined on the loopback (join=127.0.0.1). This is asked once for each host.`,
      action: 'Listen',
    });
    if (isAccepted) await memory.update(memoryKey, [...accepted, address.host]);
    return isAccepted;
  }
}
