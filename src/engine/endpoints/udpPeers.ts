/**
 * An unconnected datagram socket and its peers: a UDP listener, or a client of a multicast or broadcast address (which
 * anyone may reply to).
 */
import type { Failure, Result } from '../../model/result.ts';
import { fail, success } from '../../model/result.ts';
import { formatHostPort } from '../../address/formatAddress.ts';
import { failureOf, failureWith } from '../../node/failures.ts';
import type { CreateResponder } from '../responders/responder.ts';
import type { EndpointContext } from '../contracts/endpointContext.ts';
import type { Sent, Written } from '../contracts/openConnection.ts';
import type { Destination, OpenEndpoint } from '../contracts/openEndpoint.ts';
import { EndpointEnd } from './endpointEnd.ts';
import type { DatagramAddress, DatagramLink } from '../link/datagramLink.ts';
import { KernelDropsWatch } from '../link/udp/kernelDropsWatch.ts';
import { resolveHost } from '../link/resolveHost.ts';
import { sendToAll } from './sendToAll.ts';
import { UdpPeer } from '../connection/datagramConnection.ts';

/** Maximum number of peers; beyond it, the least recently active tenth is forgotten. */
export const peerLimit = 10_000;

export interface UdpOpening {
  bind(): Promise<Result<DatagramLink>>;
  /** The destination of a client's datagrams, known once bound; a listener sends to the peer that sent last. */
  target?(): DatagramAddress;
  /** Called for each datagram: the peer may reply from another port than the one addressed. */
  received?(address: string, port: number): void;
}

export class UdpPeers implements OpenEndpoint {
  readonly ready: Promise<Result<void>>;
  readonly connections = new Map<number, UdpPeer>();
  readonly #context: EndpointContext;
  readonly #opening: UdpOpening;
  readonly #end: EndpointEnd;
  readonly #peers = new Map<string, UdpPeer>();
  #link: DatagramLink | undefined;
  #local = '';
  #createResponder: CreateResponder | undefined;
  /** The peer of the latest datagram: most traffic comes in runs, which need no lookup. */
  #latest: { readonly address: string; readonly port: number; readonly peer: UdpPeer } | undefined;
  #closing = false;
  #drops: KernelDropsWatch | undefined;

  constructor(context: EndpointContext, opening: UdpOpening, createResponder: CreateResponder | undefined) {
    this.#context = context;
    this.#opening = opening;
    this.#createResponder = createResponder;
    this.#end = new EndpointEnd(context);
    this.ready = this.#open();
  }

  async #open(): Promise<Result<void>> {
    const bound = await this.#opening.bind();
    if (!bound.ok) return this.#failedToOpen(bound.failure);
    const link = bound.value;
    if (this.#closing) {
      link.close();
      return this.#failedToOpen(failureWith('ABORT_ERR', 'bind'));
    }
    this.#link = link;
    this.#drops = new KernelDropsWatch(this.#context, link, 'recvfrom');
    this.#local = formatHostPort(link.local.address, link.local.port);
    link.open({
      datagram: (bytes, address, port) => this.#received(link, bytes, address, port),
      failed: (error) => this.#context.report({ type: 'error', failure: failureOf(error, undefined) }),
      closed: () => this.#end.report(),
    });
    return success(undefined);
  }

  #failedToOpen(failure: Failure): Result<void> {
    this.#closing = true;
    if (failure.code !== 'ABORT_ERR') this.#context.report({ type: 'error', failure });
    this.#end.report();
    return fail(failure);
  }

  #received(link: DatagramLink, bytes: Uint8Array, address: string, port: number): void {
    // No new peers while the last replies go out.
    if (this.#closing) return;
    this.#drops?.received();
    this.#opening.received?.(address, port);
    const latest = this.#latest;
    if (latest?.port === port && latest.address === address) {
      latest.peer.received(bytes);
      return;
    }
    const peer = this.#peer(link, { address, port }, 'recvfrom');
    this.#latest = { address, port, peer };
    peer.received(bytes);
  }

  /** The peer of an address; a new one is reported as accepted. */
  #peer(link: DatagramLink, to: DatagramAddress, call: 'recvfrom' | 'sendto'): UdpPeer {
    const { address, port } = to;
    const key = `${address} ${port}`;
    const known = this.#peers.get(key);
    if (known !== undefined) return known;
    if (this.#peers.size >= peerLimit) this.#forgetIdlest();
    const remote = formatHostPort(address, port);
    const peer = new UdpPeer(this.#context, {
      id: this.#context.nextId(),
      link,
      remote,
      to,
      createResponder: this.#createResponder,
      sendToAll: (bytes) => void sendToAll(this.connections, bytes),
      onClosed: (closed) => this.#forgotten(closed, key),
    });
    this.#peers.set(key, peer);
    this.connections.set(peer.id, peer);
    this.#context.report({ type: 'accepted', call, connection: peer.id, local: this.#local, remote });
    peer.start();
    return peer;
  }

  #forgotten(peer: UdpPeer, key: string): void {
    this.#peers.delete(key);
    this.connections.delete(peer.id);
    if (this.#latest?.peer === peer) this.#latest = undefined;
    this.#end.add(peer);
  }

  /** A tenth at a time, so that a flood of new addresses does not sort for every datagram. */
  #forgetIdlest(): void {
    const idlest = [...this.#peers.values()].sort((a, b) => a.lastUsed - b.lastUsed).slice(0, peerLimit / 10);
    for (const peer of idlest) peer.abandon();
    this.#context.report({ type: 'dropped', call: 'recvfrom', where: 'peers', count: idlest.length });
  }

  get closed(): Promise<void> {
    return this.#end.closed;
  }

  send(bytes: Uint8Array): Result<Sent> {
    const peer = this.#recipient(this.#opening.target?.());
    return peer.ok ? peer.value.send(bytes) : peer;
  }

  async write(bytes: Uint8Array, signal?: AbortSignal): Promise<Result<Written>> {
    const peer = this.#recipient(this.#opening.target?.());
    return peer.ok ? peer.value.write(bytes, signal) : peer;
  }

  async writeTo(bytes: Uint8Array, { host, port }: Destination): Promise<Result<Written>> {
    const resolved = await resolveHost(this.#context, host);
    if (!resolved.ok) return resolved;
    const peer = this.#recipient({ address: resolved.value[0] ?? host, port });
    return peer.ok ? peer.value.write(bytes) : peer;
  }

  /** @param to defaults to the peer that sent last */
  #recipient(to: DatagramAddress | undefined): Result<UdpPeer> {
    const link = this.#link;
    if (link === undefined || this.#closing) return fail(failureWith('EBADF', 'sendto'));
    const peer = to === undefined ? this.#latest?.peer : this.#peer(link, to, 'sendto');
    return peer === undefined ? fail(failureWith('EDESTADDRREQ', 'sendto', this.#local)) : success(peer);
  }

  setResponder(create: CreateResponder | undefined): void {
    this.#createResponder = create;
    for (const peer of this.#peers.values()) peer.setResponder(create);
  }

  async close(): Promise<void> {
    if (!this.#closing) {
      this.#closing = true;
      this.#drops?.end();
      const open = [...this.#peers.values()];
      await Promise.all(open.map((peer) => peer.whenDrained()));
      for (const peer of open) peer.abandon();
      this.#link?.close();
    }
    await this.#end.closed;
  }
}
