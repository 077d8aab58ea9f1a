/** Watches the kernel's drop counter of a datagram socket. */
import { kernelDrops } from '../../kernel/kernelDrops.ts';
import type { DatagramLink } from '../datagramLink.ts';
import type { EndpointContext } from '../../contracts/endpointContext.ts';

/** How often the drop counter is read, while datagrams arrive. */
export const kernelDropsIntervalMs = 1_000;

/** Reports the datagrams that the kernel has dropped because the socket's receive buffer was full. */
export class KernelDropsWatch {
  readonly #context: EndpointContext;
  readonly #link: Pick<DatagramLink, 'descriptor'>;
  readonly #call: 'recv' | 'recvfrom';
  #reported = 0;
  #cancelTimer: (() => void) | undefined;

  constructor(context: EndpointContext, link: Pick<DatagramLink, 'descriptor'>, call: 'recv' | 'recvfrom') {
    this.#context = context;
    this.#link = link;
    this.#call = call;
  }

  /** Must be called for each datagram: while none arrive, none are dropped. */
  received(): void {
    this.#cancelTimer ??= this.#context.clock.timer(kernelDropsIntervalMs, () => {
      this.#cancelTimer = undefined;
      this.#report();
    });
  }

  /** Must be called once, before the socket is closed. */
  end(): void {
    this.#cancelTimer?.();
    this.#report();
  }

  #report(): void {
    const drops = kernelDrops(this.#link.descriptor) ?? 0;
    if (drops <= this.#reported) return;
    this.#context.report({
      type: 'dropped',
      call: this.#call,
      where: 'kernel',
      count: drops - this.#reported,
    });
    this.#reported = drops;
  }
}
