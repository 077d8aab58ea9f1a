/** The real host of a page with scripted events, without sockets and without an editor. */
import { ScanTurns } from '../../../src/capture/scan.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CaptureStore } from '../../../src/capture/store/captureStore.ts';
import { MarkedRows } from '../../../src/capture/store/markedRows.ts';
import { Ledger } from '../../../src/capture/ledger/ledger.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import type { EngineEvent } from '../../../src/model/engineEvent.ts';
import { systemClock } from '../../../src/node/clock.ts';
import type { Port } from '../../../src/page/channel.ts';
import { markedWire } from '../../../src/page/channelWire.ts';
import type { PageNotices } from '../../../src/page/pageMessages.ts';
import { ComposedSends } from '../../../src/app/actions/composedSends.ts';
import { SocketActions } from '../../../src/app/actions/socketActions.ts';
import { PageConsent } from '../../../src/app/consent/pageConsent.ts';
import { ColorRules } from '../../../src/app/page/colors/colorRules.ts';
import { ActivePage } from '../../../src/app/page/context/activePage.ts';
import type { PageServices } from '../../../src/app/page/context/pageContext.ts';
import type { ViewFiles } from '../../../src/page/shellMessages.ts';
import { FilterMemory } from '../../../src/app/page/filter/filterMemory.ts';
import { PageHost } from '../../../src/app/page/pageHost.ts';
import { pagePort } from '../../../src/app/page/place/pagePort.ts';
import { Log } from '../../../src/app/ports/log.ts';
import { readSettings, type Settings } from '../../../src/app/ports/settings.ts';
import { repeatsOf } from '../../../src/app/repeats/repeats.ts';
import { SendTarget } from '../../../src/app/targets/sendTarget.ts';
import { UpdateInterval } from '../../../src/app/timing/updateInterval.ts';
import { ScriptedEngine } from './scriptedEngine.ts';
import {
  data,
  endpointEvents,
  firstConnection,
  listening,
  listener,
  reached,
  scriptedEvent,
} from './scriptedTraffic.ts';
import { TestEditor } from './testEditor.ts';

export interface TestHostOptions {
  readonly layout: 'narrow' | 'wide';
  readonly rows: number;
  readonly connections: number;
  /** Number of dropped rows. */
  readonly dropped: number;
  readonly endpoints: boolean;
  /** Number of sockets of the previous session. */
  readonly previous: number;
  /** Just a listener without connections, and the rows of its opening. */
  readonly fresh: boolean;
  /** The predecessor's persisted state; empty: none. */
  readonly kept: string;
  /** Row limit of the capture. */
  readonly limit?: number;
  /** The endpoint or connection that the user has chosen to send to. */
  readonly target?: number;
  /** The chunk of each row, instead of the conversation. */
  readonly payload?: (seq: number) => Uint8Array;
  /** Events for the ledger alone, before the first row. */
  readonly before?: readonly EngineEvent[];
  /** The first rows, for both the capture and the ledger. */
  readonly events?: readonly EngineEvent[];
}

export const startedAtMs = new Date(2026, 10, 20, 12, 4, 31, 118).getTime();

export class TestHost {
  readonly store: CaptureStore;
  readonly ledger: Ledger;
  readonly engine: ScriptedEngine;
  readonly editor = new TestEditor();
  /** The workspace folder, which is trusted. */
  readonly folder = mkdtempSync(join(tmpdir(), 'page-'));
  readonly services: PageServices;
  readonly host: PageHost;
  viewFiles = async (): Promise<ViewFiles> => (await import('./servePage.ts')).bundledViews();
  /** The host's log: rejected messages and failures. */
  readonly logged: string[] = [];
  readonly #options: TestHostOptions;
  readonly #post: (message: unknown) => void;
  #settings: Settings = { ...readSettings(() => undefined), lineEnding: 'lf' };
  #previous: number;
  #next = 0;
  #us = 0;

  constructor(link: Port, options: TestHostOptions) {
    this.#options = options;
    this.#previous = options.previous;
    this.#post = (message) => link.post(message);
    const limitRows = options.limit ?? (options.dropped > 0 ? options.rows : undefined);
    this.store = new CaptureStore({ limitDetails: 2_000_000, ...(limitRows && { limitRows }) });
    this.ledger = new Ledger({ rows: this.store });
    this.engine = new ScriptedEngine(
      this.ledger,
      (event) => this.emit(event),
      () => (this.#us += 1000),
    );
    this.services = this.#createServices();
    if (options.endpoints)
      for (const event of options.fresh ? listening : endpointEvents(options.connections))
        this.ledger.apply(event);
    if (options.target !== undefined) this.services.target.choose(options.target);
    for (const event of options.before ?? []) this.ledger.apply(event);
    for (const event of options.events ?? []) this.emit(event);
    if (options.fresh) for (const event of listening) this.store.append(event);
    else this.addRows(options.dropped + options.rows);
    this.host = new PageHost(this.services, {
      port: pagePort(
        (message) => link.post(message),
        (listen) => link.onMessage(listen),
      ),
      layout: options.layout,
      scope: {},
      ...(options.kept === '' ? {} : { kept: options.kept }),
      onScope: () => undefined,
    });
  }

  /** Emits an event to the ledger and the capture. */
  emit(event: EngineEvent): void {
    this.#us = Math.max(this.#us, event.t);
    this.ledger.apply(event);
    this.store.append(event);
  }

  /** Continues the conversation in the capture alone, without changing endpoints. */
  addRows(count: number): void {
    const { payload, connections } = this.#options;
    for (const end = this.#next + count; this.#next < end; this.#next += 1) {
      const seq = this.#next;
      const chunk = payload?.(seq);
      const event =
        chunk === undefined ? scriptedEvent(seq, Math.min(connections, 3)) : data(seq, seq * 1000, chunk);
      this.#us = event.t;
      this.store.append(event);
    }
  }

  /** Adds a chunk of the first connection, `laterUs` after the previous event. */
  feed(direction: 'in' | 'out', bytes: Uint8Array | string, laterUs = 1000): void {
    const { bytesIn = 0, bytesOut = 0 } = this.ledger.connection(firstConnection) ?? {};
    this.emit({
      type: 'data',
      t: this.#us + laterUs,
      endpoint: listener,
      connection: firstConnection,
      call: direction === 'in' ? 'recv' : 'send',
      direction,
      offset: direction === 'in' ? bytesIn : bytesOut,
      bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
    });
  }

  /** Adds the first connection of the fresh listener. */
  reach(): void {
    this.emit(reached);
  }

  change(settings: Partial<Settings>): void {
    this.#settings = { ...this.#settings, ...settings };
    this.host.settingsChanged();
  }

  setPrevious(count: number): void {
    this.#previous = count;
    this.host.refresh();
  }

  /** Sends a notice without a corresponding state, for states that are hard to reach. */
  notify<Name extends keyof PageNotices>(name: Name, body: PageNotices[Name]): void {
    this.#post(markedWire({ kind: 'notice', name, body }));
  }

  dispose(): void {
    this.services.repeats.dispose();
    this.host.dispose();
    rmSync(this.folder, { recursive: true });
  }

  #createServices(): PageServices {
    const { store, ledger, editor } = this;
    const clock = systemClock();
    const settings = () => this.#settings;
    const baseFolder = () => this.folder;
    const engine = this.engine as unknown as Engine;
    const actions = new SocketActions({
      engine,
      ledger,
      responders: { prepare: () => Promise.resolve() },
      settings,
      baseFolder,
    });
    const turns = new ScanTurns(clock);
    const sends = new ComposedSends({ actions, ledger, baseFolder });
    const marks = new MarkedRows(store, { onChanged: () => this.host.refresh() });
    const memory = new Map<string, unknown>();
    const log = (line: string, detail = ''): void => void this.logged.push(`${line} ${detail}`.trim());
    return {
      store,
      ledger,
      marks,
      clock,
      turns,
      startedAtMs,
      actions,
      settings,
      editor,
      viewFiles: () => this.viewFiles(),
      userInterface: editor.userInterface,
      sends: () => Promise.resolve(sends),
      target: new SendTarget(ledger),
      repeats: repeatsOf({ engine, ledger, actions, clock, onChanged: () => this.host.refresh() }),
      previousSockets: {
        count: () => this.#previous,
        startAgain: () => (this.#previous = 0),
        forget: () => (this.#previous = 0),
      },
      consent: new PageConsent({ trustedFolders: () => [this.folder], ask: () => Promise.resolve(false) }),
      colors: new ColorRules({ store, ledger, marks, turns, settings, userInterface: editor.userInterface }),
      filters: new FilterMemory({
        get: (key) => memory.get(key),
        update: (key, value) => Promise.resolve(void memory.set(key, value)),
      }),
      activePage: new ActivePage(),
      // As for a window that is past its first seconds.
      updateInterval: new UpdateInterval({ ...clock, nowUs: settledClock() }, () => true),
      log: new Log({
        trace: () => undefined,
        debug: () => undefined,
        info: () => undefined,
        warn: log,
        error: log,
        show: () => undefined,
      }),
    };
  }
}

/** First 0, then an hour later. */
function settledClock(): () => number {
  let calls = 0;
  return () => (calls++ === 0 ? 0 : 3600e6);
}
