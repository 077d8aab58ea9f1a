/**
 * The application without its user interface: engine, capture, and what acts on them, made in the order of dependence
 * and closed as one. A front end passes what only it has (`LabPorts`), and adds its views.
 */
import { RowEvents } from '../capture/rowEvents.ts';
import { CaptureStore } from '../capture/store/captureStore.ts';
import { MarkedRows } from '../capture/store/markedRows.ts';
import { Ledger } from '../capture/ledger/ledger.ts';
import { Emitter } from '../engine/emitter.ts';
import { Engine } from '../engine/engine.ts';
import { systemClock, type Clock } from '../node/clock.ts';
import type { ComposedSends } from './actions/composedSends.ts';
import { FaultActions } from './actions/faultActions.ts';
import { HeldActions } from './actions/heldActions.ts';
import { SocketActions } from './actions/socketActions.ts';
import { pageConsent, type PageConsent } from './consent/pageConsent.ts';
import { ProgramConsent } from './consent/programConsent.ts';
import { ReachConsent } from './consent/reachConsent.ts';
import { ResponderConsent } from './consent/responderConsent.ts';
import { OpenedByRuns } from './experiments/openedByRuns.ts';
import type { Log } from './ports/log.ts';
import type { Memory } from './ports/memory.ts';
import type { Settings, SettingsSource } from './ports/settings.ts';
import type { UserInterface } from './ports/userInterface.ts';
import type { Workspace } from './ports/workspace.ts';
import { RecentAddresses } from './questions/recentAddresses.ts';
import { repeatsOf } from './repeats/repeats.ts';
import type { RepeatSender } from './repeats/repeatSender.ts';
import { LazyResponders } from './responders/lazyResponders.ts';
import { PreviousSession } from './saved/previousSession.ts';
import { savedInSettings } from './saved/savedInSettings.ts';
import { Startables } from './saved/startables.ts';
import { SendTarget } from './targets/sendTarget.ts';
import { ViewRefresher } from './timing/viewRefresher.ts';

export interface LabPorts {
  /** The limits of the capture are those at the start. */
  readonly settings: Pick<SettingsSource, 'current'>;
  readonly log: Log;
  readonly workspace: Workspace;
  readonly userInterface: Pick<UserInterface, 'confirm'>;
  /** Of this workspace. */
  readonly memory: Memory;
  /** Of all workspaces. */
  readonly globalMemory: Memory;
  /** The folder that keeps the lab's certificate authority. */
  readonly authorityFolder: string;
}

export interface StartedStartable {
  readonly key: string;
  readonly endpoint: number;
}

/** Everything of a window that is not a view: plain members, so that each part can be given what it needs. */
export interface SocketLab {
  readonly log: Log;
  readonly settings: () => Settings;
  readonly baseFolder: () => string;
  readonly clock: Clock;
  readonly engine: Engine;
  /** The folder that keeps the lab's certificate authority. */
  readonly authorityFolder: string;
  readonly store: CaptureStore;
  readonly ledger: Ledger;
  readonly marks: MarkedRows;
  readonly actions: SocketActions;
  /** Of relays. */
  readonly faults: FaultActions;
  /** What relays hold. */
  readonly held: HeldActions;
  /** Loaded with the first use, for the payload notation that it takes. */
  readonly sends: () => Promise<ComposedSends>;
  readonly target: SendTarget;
  readonly repeats: RepeatSender;
  /** Endpoints of the experiment that runs; kept by its run. */
  readonly openedByRun: Set<number>;
  /** Runs of experiments, with what they have opened. */
  readonly runs: OpenedByRuns;
  readonly startables: Startables;
  readonly responders: LazyResponders;
  readonly recent: RecentAddresses;
  /** Of listeners that other machines can reach. */
  readonly consent: ReachConsent;
  /** Of the programs that rules would run. */
  readonly responderConsent: ResponderConsent;
  /** Of what a page's draft would read of this machine. */
  readonly pageConsent: PageConsent;
  readonly refresher: ViewRefresher;
  /** Notifies of what changed without an event of the engine: the target, repeats, what can be started. */
  readonly onDidChange: (listener: () => void) => () => void;
  /** Notifies when a startable has become an endpoint. */
  readonly onDidStart: (listener: (started: StartedStartable) => void) => () => void;
  /** Whether an endpoint or a connection is listed. */
  readonly isListed: (id: number) => boolean;
  /** The same, or a connection over its endpoint's limit, which can be shown as long as rows of it are kept. */
  readonly isKnown: (id: number) => boolean;
  /** Closes every socket. The views are refreshed no more: what is open now is what the next session remembers. */
  readonly close: () => Promise<void>;
}

export function createSocketLab(ports: LabPorts): SocketLab {
  const { log, workspace, userInterface, memory, globalMemory } = ports;
  const settings = ports.settings.current;
  const onListenerError = (error: unknown): void => log.error('A subscriber failed', error);
  const baseFolder = (): string => workspace.baseFolder();
  const clock = systemClock();
  const changes = new Emitter<void>(onListenerError);
  const starts = new Emitter<StartedStartable>(onListenerError);
  const changed = (): void => changes.emit();

  const programs = new ProgramConsent({ memory, workspace, userInterface });
  const mayRun = (commandLine: string) => programs.refusal(commandLine);
  const responders = new LazyResponders({ folder: baseFolder, mayRun });
  const { authorityFolder } = ports;
  const engine = new Engine({ responders, clock, authorityFolder, onSubscriberError: onListenerError });
  const { captureLimitMiB, captureLimitEvents } = settings();
  const limitBytes = captureLimitMiB * 1024 * 1024;
  const store = new CaptureStore({ limitBytes, limitRows: captureLimitEvents });
  const ledger = new Ledger({ rows: store });
  const marks = new MarkedRows(store, { onChanged: changed });
  engine.subscribe((event) => ledger.apply(event));
  const rows = new RowEvents();
  engine.subscribe((event) => {
    if (rows.becomesRow(event)) store.append(event);
  });
  engine.subscribe((event) => log.event(event));

  const isListed = (id: number): boolean => ledger.versionOf(id) !== undefined;
  const isKnown = (id: number): boolean => isListed(id) || isListed(ledger.connection(id)?.endpoint ?? id);
  const actions = new SocketActions({ engine, ledger, responders, settings, baseFolder, onListenerError });
  let loadedSends: Promise<ComposedSends> | undefined;
  const loadSends = async (): Promise<ComposedSends> => {
    const { ComposedSends } = await import('./actions/composedSends.ts');
    return new ComposedSends({ actions, ledger, baseFolder });
  };
  const sends = (): Promise<ComposedSends> => (loadedSends ??= loadSends());
  const repeats = repeatsOf({ engine, ledger, actions, clock, onChanged: changed });
  const openedByRun = new Set<number>();
  const limit = (): number => settings().keptRuns;
  const runs = new OpenedByRuns({ engine, ofTest: openedByRun, limit, isListed, onChanged: changed });
  const startables = new Startables({
    saved: savedInSettings({ settings, actions, responders, onLoaded: changed }),
    previousSession: new PreviousSession(memory),
    isKnown: isListed,
    isOfRun: (id) => openedByRun.has(id),
    onStarted: (key, endpoint) => starts.emit({ key, endpoint }),
    changed,
  });
  const refresher = new ViewRefresher(store, clock, onListenerError);
  changes.subscribe(() => refresher.request());
  return {
    log,
    settings,
    baseFolder,
    clock,
    engine,
    authorityFolder,
    store,
    ledger,
    marks,
    actions,
    faults: new FaultActions({ engine, ledger }),
    held: new HeldActions({ engine, ledger }),
    sends,
    target: new SendTarget(ledger, { onChosen: changed, isOfRun: (id) => openedByRun.has(id) }),
    repeats,
    openedByRun,
    runs,
    startables,
    responders,
    recent: new RecentAddresses(globalMemory),
    consent: new ReachConsent({ memory, userInterface, isEnabled: () => settings().warnBeforePublicBind }),
    responderConsent: new ResponderConsent(responders, programs),
    pageConsent: pageConsent(workspace, userInterface),
    refresher,
    onDidChange: (listener) => changes.subscribe(listener),
    onDidStart: (listener) => starts.subscribe(listener),
    isListed,
    isKnown,
    close: async () => {
      refresher.stop();
      repeats.dispose();
      await engine.dispose();
    },
  };
}
