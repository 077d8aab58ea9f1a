import { kernelDrops } from '../../kernel/kernelDrops.ts';
import type { DatagramLink } from '../datagramLink.ts';
import type { EndpointContext } from '../../contracts/endpointContext.ts';

/** How often the kernel is asked what it dropped, while datagrams arrive. */
export const kernelDropsIntervalMs = 1_000;

/** Tells what the kernel has thrown away of one socket because its receive buffer was full. */
export class KernelDropsWatch {
  readonly #context: EndpointContext;
  readonly #link: Pick<DatagramLink, 'descriptor'>;
  readonly #call: 'recv' | 'recvfrom';
  #told = 0;
  #cancelTimer: (() => void) | undefined;

  constructor(context: EndpointContext, link: Pick<DatagramLink, 'descriptor'>, call: 'recv' | 'recvfrom') {
    this.#context = context;
    this.#link = link;
    this.#call = call;
  }

  /** To be called for each datagram: where none arrive, none are thrown away. */
  received(): void {
    this.#cancelTimer ??= this.#context.clock.timer(kernelDropsIntervalMs, () => {
      this.#cancelTimer = undefined;
      this.#tell();
    });
  }

  /** To be called once, before the socket is closed. */
  end(): void {
    this.#cancelTimer?.();
    this.#tell();
  }

  #tell(): void {
    const drops = kernelDrops(this.#link.descriptor) ?? 0;
    if (drops <= this.#told) return;
    this.#context.report({ type: 'dropped', call: this.#call, where: 'kernel', count: drops - this.#told });
    this.#told = drops;
  }
}
