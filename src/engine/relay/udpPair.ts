/** The datagrams of one client of a relay: the peer that they come from, and a socket of ours towards the target. */
import type { InetAddress } from '../../model/address.ts';
import { formatHostPort } from '../../address/formatAddress.ts';
import { failureOf } from '../../node/failures.ts';
import { UdpPeer } from '../connection/datagramConnection.ts';
import type { EndpointContext, ReportedEvent } from '../contracts/endpointContext.ts';
import { bindTowards, connectUdp, reportUdpConnected, type UdpSocket } from '../endpoints/udpDial.ts';
import type { Pipeline, PipelineOutput } from '../pipeline/pipeline.ts';
import { keptBytes } from '../link/readBuffer.ts';
import type { Reply, Responder } from '../responders/responder.ts';

/** What may wait for the socket to be connected. */
const earlyLimitBytes = 1024 * 1024;

export interface UdpPairOptions {
  readonly target: InetAddress;
  /** The connection of the client. */
  readonly accepted: number;
  /** `receiver`: the id of the side that receives what enters. */
  readonly pipeline: (flow: 'up' | 'down', output: PipelineOutput, receiver: () => number) => Pipeline;
  readonly onOpened: (peer: UdpPeer) => void;
  readonly onClosed: (peer: UdpPeer) => void;
  /** Neither side is open any more. */
  readonly onDone: (pair: UdpPair) => void;
}

/** Takes what the client sends as its responder, and sends what the target answers as its reply. */
export class UdpPair implements Responder {
  readonly #context: EndpointContext;
  readonly #options: UdpPairOptions;
  readonly #id: number;
  readonly #up: Pipeline;
  readonly #down: Pipeline;
  #reply: Reply | undefined;
  #socket: UdpSocket | undefined;
  #target: UdpPeer | undefined;
  /** Waits for the socket; undefined once there is one, or none will be. */
  #early: Uint8Array[] | undefined = [];
  #earlyBytes = 0;
  #isOpening = false;
  #isClosed = false;
  /** When a datagram last passed, in microseconds since the engine started. */
  lastUsed: number;

  constructor(context: EndpointContext, options: UdpPairOptions) {
    this.#context = context;
    this.#options = options;
    this.#id = context.nextId();
    this.lastUsed = context.clock.nowUs();
    this.#up = this.#pipeline('up', options.accepted, (bytes) => this.#sendToTarget(bytes));
    this.#down = this.#pipeline('down', this.#id, (bytes) => this.#reply?.send(bytes));
  }

  /** `connection`: the side that receives what enters. */
  #pipeline(flow: 'up' | 'down', connection: number, pass: PipelineOutput['pass']): Pipeline {
    const close = (): void => this.close();
    const output: PipelineOutput = {
      pass,
      end: close,
      close,
      reset: close,
      // A datagram socket is read on: what is too much is lost.
      pauseReading: () => undefined,
      resumeReading: () => undefined,
      note: (effect) => this.#context.report({ type: 'fault', connection, flow, ...effect }),
    };
    return this.#options.pipeline(flow, output, () => connection);
  }

  start(reply: Reply): void {
    this.#reply = reply;
    void this.#open();
  }

  data(bytes: Uint8Array): void {
    this.#enter(this.#up, bytes);
  }

  /** The client's peer is closed or forgotten. */
  dispose(): void {
    this.close();
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#early = undefined;
    for (const pipeline of [this.#up, this.#down]) {
      pipeline.setStages([]);
      pipeline.dispose();
    }
    this.#reply?.close();
    this.#target?.abandon();
    this.#socket?.link.close();
    if (this.#socket === undefined && !this.#isOpening) this.#options.onDone(this);
  }

  #enter(pipeline: Pipeline, bytes: Uint8Array): void {
    this.lastUsed = this.#context.clock.nowUs();
    pipeline.chunk(bytes);
  }

  #sendToTarget(bytes: Uint8Array): void {
    if (this.#early === undefined) this.#target?.send(bytes);
    else if (this.#earlyBytes + bytes.length <= earlyLimitBytes) {
      this.#early.push(keptBytes(bytes));
      this.#earlyBytes += bytes.length;
    } else {
      const dropped = { where: 'relay', count: 1, bytes: bytes.length } as const;
      this.#context.report({
        type: 'dropped',
        call: 'sendto',
        connection: this.#options.accepted,
        ...dropped,
      });
    }
  }

  async #open(): Promise<void> {
    this.#isOpening = true;
    const socket = await this.#connected();
    this.#isOpening = false;
    if (socket === undefined || this.#isClosed) {
      socket?.link.close();
      this.#context.descriptors.give();
      if (this.#isClosed) this.#options.onDone(this);
      else this.close();
      return;
    }
    this.#joined(socket);
  }

  async #connected(): Promise<UdpSocket | undefined> {
    const { descriptors } = this.#context;
    const facts = { connection: this.#id, pair: this.#options.accepted };
    descriptors.take();
    const context: EndpointContext = {
      ...this.#context,
      // The socket is this connection's, not the endpoint's.
      report: (event: ReportedEvent) =>
        this.#context.report(event.type === 'resolved' ? event : { ...event, ...facts }),
    };
    const bound = await bindTowards(context, this.#options.target);
    if (!bound.ok) {
      this.#context.report({ type: 'error', connection: this.#options.accepted, failure: bound.failure });
      return undefined;
    }
    const done = await connectUdp(this.#context, this.#id, bound.value);
    if (done.ok) return bound.value;
    bound.value.link.close();
    return undefined;
  }

  #joined(socket: UdpSocket): void {
    const remote = formatHostPort(socket.host, socket.port);
    const peer = new UdpPeer(this.#context, {
      id: this.#id,
      link: socket.link,
      remote,
      createResponder: undefined,
      sendToAll: () => undefined,
      onClosed: (closed) => {
        this.#options.onClosed(closed);
        this.close();
      },
    });
    this.#socket = socket;
    this.#target = peer;
    this.#options.onOpened(peer);
    reportUdpConnected(this.#context, this.#id, socket);
    peer.start();
    socket.link.open({
      datagram: (bytes) => {
        peer.received(bytes);
        this.#enter(this.#down, bytes);
      },
      // An ICMP error about an earlier datagram: nothing listens there, for now.
      failed: (error) =>
        this.#context.report({
          type: 'error',
          connection: this.#id,
          failure: failureOf(error, undefined, `udp://${remote}`),
        }),
      closed: () => {
        this.#context.descriptors.give();
        this.#options.onDone(this);
      },
    });
    const early = this.#early ?? [];
    this.#early = undefined;
    this.#earlyBytes = 0;
    for (const bytes of early) peer.send(bytes);
  }
}
