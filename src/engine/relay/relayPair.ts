/**
 * A relayed connection: the accepted side and the connecting side, joined by a flow each way.
 *
 *   client ⇄ accepted side ─ up ─▶ connecting side ⇄ target
 *                          ◀─ down ─
 *
 * An end passes in its direction, a reset as a reset; a target that cannot be reached closes the accepted side with one.
 */
import type { FaultKind } from '../../model/faultSpec.ts';
import type { Failure } from '../../model/result.ts';
import { StreamConnection } from '../connection/streamConnection.ts';
import type { EndedConnection, StreamConnectionOptions } from '../connection/streamConnectionOptions.ts';
import type { StreamConsumer } from '../connection/streamConsumer.ts';
import type { EndpointContext } from '../contracts/endpointContext.ts';
import { StreamDial } from '../endpoints/streamDial.ts';
import type { StreamLink } from '../link/link.ts';
import type { StreamDialing } from '../link/streamDialing.ts';
import type { Pipeline, PipelineOutput } from '../pipeline/pipeline.ts';
import { RelayFlow } from './relayFlow.ts';

export interface RelayPairOptions {
  readonly link: StreamLink;
  /** The client's address. */
  readonly remote: string;
  readonly dialing: StreamDialing;
  /** Connects with the first byte from the client, instead of at once. */
  readonly connectsLate: boolean;
  /** `receiver`: the id of the side that receives what enters. */
  readonly pipeline: (flow: 'up' | 'down', output: PipelineOutput, receiver: () => number) => Pipeline;
  /** A side is open: it can be found by its id. */
  readonly onOpened: (connection: StreamConnection) => void;
  /** A side is closed; its descriptor is to be given back. */
  readonly onClosed: (connection: EndedConnection) => void;
  /** Both sides are closed. */
  readonly onDone: (pair: RelayPair) => void;
}

export class RelayPair {
  readonly accepted: StreamConnection;
  connecting: StreamConnection | undefined;
  readonly #context: EndpointContext;
  readonly #options: RelayPairOptions;
  readonly #up: RelayFlow;
  readonly #down: RelayFlow;
  #dial: StreamDial | undefined;
  #hasDialed = false;
  #acceptedIsOpen = true;
  #connectingIsOpen = false;

  /** The caller starts the accepted side, then calls `start`. */
  constructor(context: EndpointContext, options: RelayPairOptions) {
    this.#context = context;
    this.#options = options;
    const id = context.nextId();
    this.#up = this.#flow(
      'up',
      () => (this.#acceptedIsOpen ? id : (this.connecting?.id ?? id)),
      (isHeld) => this.accepted.holdReading(isHeld, 'relay'),
    );
    this.#down = this.#flow(
      'down',
      () => (this.#connectingIsOpen ? (this.connecting?.id ?? id) : id),
      (isHeld) => this.connecting?.holdReading(isHeld, 'relay'),
    );
    const { link, remote } = options;
    this.accepted = this.#connection({ id, link, remote }, this.#up, this.#down, () => {
      this.#acceptedIsOpen = false;
      this.#dial?.abort();
      // Nothing more comes from there: what came is passed on, and its end.
      this.#up.end();
    });
    options.onOpened(this.accepted);
  }

  start(): void {
    if (!this.#options.connectsLate) void this.#connect();
  }

  /** @param connection the one that receives what passes; the other one once it is closed */
  #flow(flow: 'up' | 'down', connection: () => number, hold: (isHeld: boolean) => void): RelayFlow {
    return new RelayFlow({
      pipeline: (output) => this.#options.pipeline(flow, output, connection),
      hold,
      onEnded: () => this.#closeWhatIsLeft(),
      onLost: (bytes) => this.#lost(flow, bytes),
      note: (effect) => this.#context.report({ type: 'fault', connection: connection(), flow, ...effect }),
      close: () => this.close(),
      reset: () => this.reset(),
    });
  }

  #connection(
    facts: Pick<StreamConnectionOptions, 'id' | 'link' | 'remote'>,
    out: RelayFlow,
    back: RelayFlow,
    onClosed: () => void,
  ): StreamConnection {
    const consumer: StreamConsumer = {
      keepsBytes: false,
      outlivesHalfClose: true,
      start: () => undefined,
      chunk: (bytes) => {
        if (!this.#hasDialed) void this.#connect();
        out.chunk(bytes);
      },
      ended: () => {
        if (!this.#hasDialed) void this.#connect();
        out.end();
        // Our side ends when the other connection's peer ends, not by itself. One promise for all would keep them all.
        return new Promise<void>(() => undefined);
      },
      drained: () => back.drained(),
      aborted: () => this.reset(),
      dispose: () => undefined,
    };
    return new StreamConnection(this.#context, {
      ...facts,
      consumer,
      endsWithPeer: false,
      endAfterMs: 0,
      createResponder: undefined,
      sendToAll: () => undefined,
      onClosed: (closed) => {
        this.#options.onClosed(closed);
        onClosed();
        this.#closeWhatIsLeft();
        this.#doneIfClosed();
      },
    });
  }

  async #connect(): Promise<void> {
    this.#hasDialed = true;
    const dial = (this.#dial = new StreamDial(this.#context, this.#options.dialing, this.accepted.id));
    const outcome = await dial.connect();
    this.#dial = undefined;
    if (!outcome.ok) {
      this.#notConnected(dial, outcome.failure);
      return;
    }
    const winner = outcome.value;
    const facts = { id: dial.id ?? 0, link: winner.link, remote: StreamDial.remoteOf(winner) };
    const connection = this.#connection(facts, this.#down, this.#up, () => {
      this.#connectingIsOpen = false;
      this.#down.end();
    });
    this.connecting = connection;
    this.#connectingIsOpen = true;
    this.#options.onOpened(connection);
    dial.start(connection, winner);
    this.#down.connect(this.accepted);
    this.#up.connect(connection);
  }

  #notConnected(dial: StreamDial, failure: Failure): void {
    // An attempt that failed is reported; that there was none is told of the accepted side.
    if (dial.id === undefined && failure.code !== 'ABORT_ERR')
      this.#context.report({ type: 'error', connection: this.accepted.id, failure });
    dial.reportGone();
    this.reset();
    this.#doneIfClosed();
  }

  #doneIfClosed(): void {
    if (this.#acceptedIsOpen || this.#connectingIsOpen || this.#dial !== undefined) return;
    this.#up.dispose();
    this.#down.dispose();
    this.#options.onDone(this);
  }

  /** A side whose other side is closed has nobody to receive for: it closes once it has sent what came from there. */
  #closeWhatIsLeft(): void {
    const { accepted, connecting } = this;
    if (!this.#acceptedIsOpen && this.#up.isPassedOn && !this.#down.hasEnded) connecting?.beginClose(true);
    if (connecting !== undefined && !this.#connectingIsOpen && this.#down.isPassedOn && !this.#up.hasEnded)
      accepted.beginClose(true);
  }

  /** A fault lets nobody connect. */
  refuse(kind: FaultKind): void {
    const effect = { kind, did: 'reset', bytes: 0, detail: 'refused the connection' } as const;
    this.#context.report({ type: 'fault', connection: this.accepted.id, flow: 'up', ...effect });
    this.#hasDialed = true;
    this.reset();
  }

  /** A reset of one side is one of the other: RST where its transport has one. */
  reset(): void {
    this.#dial?.abort();
    this.#up.dispose();
    this.#down.dispose();
    for (const side of [this.accepted, this.connecting]) {
      // A transport without resets ends in order; a side that is over is not touched.
      const reset = side?.reset();
      if (reset?.ok === false && reset.failure.code === 'EOPNOTSUPP') side?.close();
    }
  }

  /** Sends what came before, and closes both sides. */
  close(): void {
    this.#dial?.abort();
    this.#up.release();
    this.#down.release();
    this.accepted.close();
    this.connecting?.close();
  }

  #lost(flow: 'up' | 'down', bytes: number): void {
    const connection = flow === 'up' ? this.connecting : this.accepted;
    if (connection === undefined) return;
    this.#context.report({
      type: 'dropped',
      call: 'send',
      connection: connection.id,
      where: 'relay',
      count: 1,
      bytes,
    });
  }
}
