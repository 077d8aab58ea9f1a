/**
 * All actions on sockets: used by commands, menus, the page and the API. Expected failures are values; the caller
 * decides whether to throw them or to show them.
 */
import type { LazyResponders } from '../responders/lazyResponders.ts';
import { isDatagram } from '../../model/transports.ts';
import { isClient } from '../../model/endpointKinds.ts';
import { isPathAddress } from '../../model/address.ts';
import { isAbsolute, resolve } from 'node:path';
import type { Address } from '../../model/address.ts';
import { defined } from '../../model/defined.ts';
import type { EndpointSpec } from '../../model/endpointSpec.ts';
import type { Connection, Endpoint } from '../../model/endpoint.ts';
import type { Parsed } from '../../model/problem.ts';
import { filesInFolder } from '../../node/filesInFolder.ts';
import { parseAddress } from '../../address/parseAddress.ts';
import type { Failure, Result } from '../../model/result.ts';
import { fail, success } from '../../model/result.ts';
import { isAbstractPath, isPipePath, pathProblem } from '../../address/unixPath.ts';
import type { Ledger } from '../../capture/ledger/ledger.ts';
import { defaultConnectTimeoutMs } from '../../engine/link/streamDialing.ts';
import { Emitter } from '../../engine/emitter.ts';
import type { Engine } from '../../engine/engine.ts';
import { badText } from '../failures/commandError.ts';
import type { ByteSource } from '../files/byteSource.ts';
import { isRelayRequest, ownAddress, type AddressUse, type OpenRequest } from './openRequest.ts';
import type { SecureArguments } from './secureArguments.ts';
import { SentPayloads } from './sentPayloads.ts';
import { startTls } from './tlsStart.ts';
import { datagramRefusal } from '../files/datagramRefusal.ts';
import type { SourceSender, SourceSending, SourceSent } from '../files/sourceSender.ts';
import { targetId, targetLabel } from '../targets/targetId.ts';
import type { Settings } from '../ports/settings.ts';

export interface Opening {
  readonly id: number;
  /** Settles once it is listening, bound or connected, or has failed. */
  readonly endpoint: Promise<Result<Endpoint>>;
}

export interface SocketActionsDependencies {
  readonly engine: Engine;
  readonly ledger: Ledger;
  readonly responders: Pick<LazyResponders, 'prepare'>;
  readonly settings: () => Settings;
  /** The base of relative paths in `unix:` addresses; called each time, because the workspace may change. */
  readonly baseFolder: () => string;
  readonly onListenerError?: (error: unknown) => void;
}

export class SocketActions {
  /** What users last sent, by any means; not what responders reply. */
  readonly sent = new SentPayloads();
  readonly #closing: Emitter<number | undefined>;
  /** Loaded with the first use. */
  #sources: Promise<SourceSender> | undefined;
  readonly #engine: Engine;
  readonly #ledger: Ledger;
  readonly #responders: Pick<LazyResponders, 'prepare'>;
  readonly #settings: () => Settings;
  readonly #baseFolder: () => string;

  constructor({
    engine,
    ledger,
    responders,
    settings,
    baseFolder,
    onListenerError,
  }: SocketActionsDependencies) {
    this.#responders = responders;
    this.#closing = new Emitter(onListenerError ?? (() => undefined));
    this.#engine = engine;
    this.#ledger = ledger;
    this.#settings = settings;
    this.#baseFolder = baseFolder;
  }

  /** Notifies before the user or a program closes an endpoint or a connection; undefined: all of them. */
  onClosing(listener: (id: number | undefined) => void): () => void {
    return this.#closing.subscribe(listener);
  }

  /** Parses an address with this window's defaults. */
  parse({ text, kind, transport }: AddressUse): Parsed<Address> {
    const parsed = parseAddress(text, {
      kind,
      defaultHost: this.#settings().defaultHost,
      platform: process.platform,
      nodeVersion: process.versions.node,
      ...(transport === undefined ? {} : { transport }),
    });
    if (!parsed.ok) return parsed;
    if (!isPathAddress(parsed.value)) {
      const options = filesInFolder(parsed.value.options, this.#baseFolder());
      return { ok: true, value: { ...parsed.value, options } };
    }
    const path = this.#absolute(parsed.value.path);
    const problem = pathProblem(path, process.platform);
    if (problem === undefined) return { ok: true, value: { ...parsed.value, path } };
    return { ok: false, problems: [{ start: 0, end: text.length, message: problem }] };
  }

  /** Begins to open; what can never work fails here, and nothing is opened. */
  async begin(request: OpenRequest): Promise<Result<Opening>> {
    const spec = await this.#specOf(request);
    if (!spec.ok) return spec;
    const opened = this.#engine.open(spec.value);
    if (!opened.ok) return opened;
    const { id, ready } = opened.value;
    return success({ id, endpoint: this.#endpointWhen(id, ready) });
  }

  async open(request: OpenRequest): Promise<Result<Endpoint>> {
    const begun = await this.begin(request);
    return begun.ok ? begun.value.endpoint : begun;
  }

  send(id: number, bytes: Uint8Array): Result<{ readonly bytes: number }> {
    const refusal = datagramRefusal(this.#ledger, id, bytes.length, 'What was to be sent');
    if (refusal !== undefined) return fail(refusal);
    const sent = this.#engine.send(id, bytes);
    if (!sent.ok) return fail(naming(sent.failure, targetLabel(this.#ledger, id)));
    this.sent.note(targetId(this.#ledger, id), { kind: 'bytes', bytes });
    return success({ bytes: sent.value.bytes });
  }

  async #loadSources(): Promise<SourceSender> {
    const { SourceSender } = await import('../files/sourceSender.ts');
    return new SourceSender(this.#engine, this.#ledger);
  }

  /** Sends a source that may be too large for memory. `uri`: where it can be read again. */
  async sendSource(
    id: number,
    source: ByteSource & { readonly uri: string },
    { signal, onProgress }: SourceSending = {},
  ): Promise<Result<SourceSent>> {
    // Noted once some bytes are out: a partial send can be repeated too, but a rejected one was not sent.
    let isNoted = false;
    const note = (): void => {
      if (!isNoted) this.sent.note(targetId(this.#ledger, id), { kind: 'file', uri: source.uri });
      isNoted = true;
    };
    const sources = await (this.#sources ??= this.#loadSources());
    const sent = await sources.send(id, source, {
      ...(signal === undefined ? {} : { signal }),
      onProgress: (bytes) => {
        note();
        onProgress?.(bytes);
      },
    });
    if (sent.ok) note();
    return sent;
  }

  /** Closes an endpoint or a connection; succeeds if it is closed already. */
  async stop(id: number): Promise<Result<Endpoint>> {
    const known = this.endpointOf(id);
    if (known === undefined) return fail(noSuch(id));
    this.#closing.emit(id);
    if (this.#engine.isOpen(id)) await this.#engine.close(id);
    return this.#now(id, success(undefined));
  }

  stopAll(): Promise<void> {
    this.#closing.emit(undefined);
    return this.#engine.closeAll();
  }

  restart(id: number): Promise<Result<Endpoint>> {
    return this.#whenKnown(id, async (endpoint) => {
      this.#closing.emit(endpoint.id);
      const restarted = await this.#engine.restart(endpoint.id);
      return restarted.ok ? this.#endpointWhen(endpoint.id, restarted.value.ready) : restarted;
    });
  }

  async remove(id: number): Promise<Result<void>> {
    if (this.endpointOf(id)?.id !== id) return fail(noSuch(id));
    this.#closing.emit(id);
    return this.#engine.remove(id);
  }

  async removeClosed(): Promise<void> {
    const closed = this.#ledger.endpoints(0).filter(({ id }) => !this.#engine.isOpen(id));
    await Promise.all(closed.map(({ id }) => this.#engine.remove(id)));
  }

  halfClose(id: number): Result<Endpoint> {
    return this.#now(id, this.#engine.halfClose(id));
  }

  reset(id: number): Result<Endpoint> {
    return this.#now(id, this.#engine.reset(id));
  }

  pauseReading(id: number): Result<Endpoint> {
    return this.#now(id, this.#engine.pauseReading(id));
  }

  resumeReading(id: number): Result<Endpoint> {
    return this.#now(id, this.#engine.resumeReading(id));
  }

  /** Starts TLS on an open connection; settles once the handshake is done. A handshake that fails closes it. */
  async secure(id: number, request: SecureArguments = {}): Promise<Result<Connection>> {
    const endpoint = this.endpointOf(id);
    if (endpoint === undefined) return fail(noSuch(id));
    const parts = { engine: this.#engine, ledger: this.#ledger, baseFolder: this.#baseFolder() };
    return startTls(parts, endpoint, id, request);
  }

  async setResponder(id: number, responder: string | undefined): Promise<Result<Endpoint>> {
    await this.#responders.prepare(responder);
    return this.#now(id, this.#engine.setResponder(id, responder?.trim() === '' ? undefined : responder));
  }

  /** The endpoint with this id, or the one that has the connection with this id. */
  endpointOf(id: number): Endpoint | undefined {
    return this.#ledger.endpoint(id) ?? this.#ledger.endpoint(this.#ledger.ownerOf(id) ?? -1);
  }

  async #specOf(request: OpenRequest): Promise<Result<EndpointSpec>> {
    if (isRelayRequest(request)) {
      const { relaySpec } = await import('./relaySpec.ts');
      const spec = relaySpec(request, (use) => this.parse(use));
      return spec.ok ? success({ ...spec.value, target: this.#withTimeout(spec.value.target) }) : spec;
    }
    const { kind, address: text, responder, name } = request;
    const parsed = this.parse(ownAddress(request));
    if (!parsed.ok) return fail(badText(text, parsed.problems));
    await this.#responders.prepare(responder);
    return success({
      kind,
      address: isClient(kind) ? this.#withTimeout(parsed.value) : parsed.value,
      ...(responder === undefined || responder.trim() === '' ? {} : { responder }),
      ...defined({ name }),
    });
  }

  #absolute(path: string): string {
    if (process.platform === 'win32' || isAbsolute(path)) return path;
    if (isPipePath(path) || isAbstractPath(path)) return path;
    return resolve(this.#baseFolder(), path);
  }

  /** Adds the configured timeout to an address that is connected to and has none. */
  #withTimeout(address: Address): Address {
    const { connectTimeoutMs } = this.#settings();
    const { options } = address;
    const wanted = !isDatagram(address.transport) && options.connectTimeoutMs === undefined;
    if (!wanted || connectTimeoutMs === defaultConnectTimeoutMs) return address;
    return { ...address, options: { ...options, connectTimeoutMs } };
  }

  async #endpointWhen(id: number, ready: Promise<Result<void>>): Promise<Result<Endpoint>> {
    return this.#now(id, await ready);
  }

  #now(id: number, result: Result<void>): Result<Endpoint> {
    if (!result.ok) return this.endpointOf(id) === undefined ? fail(noSuch(id)) : result;
    const endpoint = this.endpointOf(id);
    return endpoint === undefined ? fail(noSuch(id)) : success(endpoint);
  }

  async #whenKnown(
    id: number,
    act: (endpoint: Endpoint) => Promise<Result<Endpoint>>,
  ): Promise<Result<Endpoint>> {
    const endpoint = this.endpointOf(id);
    return endpoint === undefined ? fail(noSuch(id)) : act(endpoint);
  }
}

/** Adds the label of the target to a failed send. */
function naming(failure: Failure, label: string): Failure {
  return { ...failure, message: `Nothing went out to ${label}. ${failure.message}` };
}

function noSuch(id: number) {
  return {
    code: 'ENOTCONN',
    message: `There is no endpoint and no connection with the number ${id}`,
    advice: 'It may have been removed; the Sockets view shows what there is.',
  };
}
