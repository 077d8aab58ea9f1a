/** A connected UDP client: its socket has one peer, so ICMP errors about it arrive (`man 7 udp`). */
import type { InetAddress } from '../../model/address.ts';
import { formatHostPort } from '../../address/formatAddress.ts';
import type { Failure, Result } from '../../model/result.ts';
import { fail, success } from '../../model/result.ts';
import { failureOf, failureWith } from '../../node/failures.ts';
import type { CreateResponder } from '../responders/responder.ts';
import type { EndpointContext } from '../contracts/endpointContext.ts';
import type { Sent, Written } from '../contracts/openConnection.ts';
import type { OpenEndpoint } from '../contracts/openEndpoint.ts';
import { EndpointEnd } from './endpointEnd.ts';
import type { DatagramLink } from '../link/datagramLink.ts';
import { KernelDropsWatch } from '../link/udp/kernelDropsWatch.ts';
import { sendToAll, writeToAll } from './sendToAll.ts';
import { UdpPeer } from '../connection/datagramConnection.ts';
import { bindTowards, connectUdp, reportUdpConnected, type UdpSocket } from './udpDial.ts';

export class UdpClient implements OpenEndpoint {
  readonly ready: Promise<Result<void>>;
  readonly connections = new Map<number, UdpPeer>();
  readonly #context: EndpointContext;
  readonly #address: InetAddress;
  readonly #end: EndpointEnd;
  #createResponder: CreateResponder | undefined;
  #link: DatagramLink | undefined;
  #peer: UdpPeer | undefined;
  #drops: KernelDropsWatch | undefined;
  #closing = false;

  constructor(context: EndpointContext, address: InetAddress, createResponder: CreateResponder | undefined) {
    this.#context = context;
    this.#address = address;
    this.#createResponder = createResponder;
    this.#end = new EndpointEnd(context);
    this.ready = this.#open();
  }

  async #open(): Promise<Result<void>> {
    const bound = await bindTowards(this.#context, this.#address);
    if (!bound.ok) return this.#failedToOpen(bound.failure);
    const connected = await this.#connect(bound.value);
    if (!connected.ok || this.#closing) {
      bound.value.link.close();
      return this.#failedToOpen(connected.ok ? failureWith('ABORT_ERR', 'connect') : connected.failure);
    }
    return success(undefined);
  }

  async #connect(socket: UdpSocket): Promise<Result<void>> {
    const { link, host, port } = socket;
    const remote = formatHostPort(host, port);
    const id = this.#context.nextId();
    const done = await connectUdp(this.#context, id, socket);
    if (!done.ok) return done;
    const peer = new UdpPeer(this.#context, {
      id,
      link,
      remote,
      createResponder: this.#createResponder,
      sendToAll: (bytes) => void this.send(bytes),
      onClosed: (closed) => {
        this.#end.add(closed);
        void this.close();
      },
    });
    this.#link = link;
    this.#peer = peer;
    this.connections.set(id, peer);
    reportUdpConnected(this.#context, id, socket);
    peer.start();
    const drops = new KernelDropsWatch(this.#context, link, 'recv');
    this.#drops = drops;
    link.open({
      datagram: (bytes) => {
        drops.received();
        peer.received(bytes);
      },
      // An ICMP error about an earlier datagram. The next one may be delivered.
      failed: (error) => {
        this.#context.report({
          type: 'error',
          connection: id,
          failure: failureOf(error, undefined, `udp://${remote}`),
        });
      },
      closed: () => this.#end.report(),
    });
    return success(undefined);
  }

  #failedToOpen(failure: Failure): Result<void> {
    this.#closing = true;
    if (failure.code !== 'ABORT_ERR') this.#context.report({ type: 'error', failure });
    this.#peer?.abandon();
    this.#end.report();
    return fail(failure);
  }

  get closed(): Promise<void> {
    return this.#end.closed;
  }

  send(bytes: Uint8Array): Result<Sent> {
    return sendToAll(this.connections, bytes);
  }

  write(bytes: Uint8Array, signal?: AbortSignal): Promise<Result<Written>> {
    return writeToAll(this.connections, bytes, signal);
  }

  setResponder(create: CreateResponder | undefined): void {
    this.#createResponder = create;
    this.#peer?.setResponder(create);
  }

  async close(): Promise<void> {
    if (!this.#closing) {
      this.#closing = true;
      this.#drops?.end();
      await this.#peer?.whenDrained();
      this.#peer?.abandon();
      this.#link?.close();
    }
    await this.#end.closed;
  }
}
