/** The wiring diagram: who is made of what, in the order of dependence. Nothing else happens here. */
import * as vscode from 'vscode';
import { contributedCommands, type Manifest } from './app/commands/commandId.ts';
import { createApi } from './vscode/api.ts';
import type { SocketLabApi } from './vscode/apiTypes.ts';
import { baseFolder, windowWorkspace as workspace } from './vscode/ui/workspace.ts';
import { capturedEngine } from './vscode/capturedEngine.ts';
import { registerCommands } from './vscode/commands/command.ts';
import { commandsOnDemand } from './vscode/commandsOnDemand.ts';
import { ContextKeyTeller } from './vscode/contextKeyTeller.ts';
import { ExperimentsOnDemand } from './vscode/experimentsOnDemand.ts';
import { languagesOnDemand } from './vscode/languages/languagesOnDemand.ts';
import { pageEditor } from './vscode/views/page/pageEditor.ts';
import { TrafficPages } from './vscode/views/page/trafficPages.ts';
import { Log } from './app/ports/log.ts';
import { UpdateInterval } from './app/timing/updateInterval.ts';
import { commandId } from './app/commands/commandId.ts';
import { pageConsent } from './app/consent/pageConsent.ts';
import { notation } from './vscode/notation.ts';
import { userInterface } from './vscode/ui/userInterface.ts';
import { PreviousSession } from './app/saved/previousSession.ts';
import { Startables } from './app/saved/startables.ts';
import { savedInSettings } from './app/saved/savedInSettings.ts';
import { ProgramConsent } from './app/consent/programConsent.ts';
import { ReachConsent } from './app/consent/reachConsent.ts';
import { ResponderConsent } from './app/consent/responderConsent.ts';
import { RecentAddresses } from './app/questions/recentAddresses.ts';
import { RefreshTimer } from './app/timing/refreshTimer.ts';
import { RepeatItem } from './vscode/repeatItem.ts';
import { LazyResponders } from './app/responders/lazyResponders.ts';
import { ComposedSends } from './app/actions/composedSends.ts';
import { PlacedCursor } from './vscode/sending/placedCursor.ts';
import { repeatsOf } from './app/repeats/repeats.ts';
import { SendTarget } from './app/targets/sendTarget.ts';
import { ResponderFiles } from './vscode/responders/responderFiles.ts';
import { responderScheme } from './vscode/responders/responderUri.ts';
import { watchSettings } from './vscode/ui/settings.ts';
import { createLogChannel } from './vscode/ui/logChannel.ts';
import { SocketActions } from './app/actions/socketActions.ts';
import { StatusBar } from './vscode/statusBar.ts';
import { taskProvider } from './vscode/tasks/taskProvider.ts';
import { putCliOnPath } from './vscode/terminalPath.ts';
import { SocketsView } from './vscode/trees/socketsView.ts';

/** Trees and the status bar follow at most four times a second; pages by the setting. */
const viewsIntervalMs = 250;

let closeSockets: (() => Promise<void>) | undefined;

export function activate(context: vscode.ExtensionContext): SocketLabApi {
  const own = <T extends vscode.Disposable>(part: T): T => {
    context.subscriptions.push(part);
    return part;
  };
  const settings = own(watchSettings());
  const log = new Log(own(createLogChannel()));
  const programs = new ProgramConsent({ memory: context.workspaceState, workspace, userInterface });
  const responders = new LazyResponders(notation, {
    folder: baseFolder,
    mayRun: (line) => programs.refusal(line),
  });
  const { clock, engine, store, ledger } = capturedEngine(settings.current(), responders, log);
  const actions = new SocketActions({ engine, ledger, settings: settings.current, baseFolder });
  const sends = new ComposedSends({ actions, ledger, language: notation, baseFolder });
  const responderConsent = new ResponderConsent(responders, programs);
  const responderFiles = own(new ResponderFiles(actions, responderConsent));
  own(
    vscode.workspace.registerFileSystemProvider(responderScheme, responderFiles, { isCaseSensitive: true }),
  );
  own(languagesOnDemand());
  const target = new SendTarget(ledger);
  const { startedAtMs } = engine;
  const openedByRun = new Set<number>();
  const isListed = (id: number) => ledger.versionOf(id) !== undefined;
  // A connection over its endpoint's limit can still be looked at, as long as rows of it are kept.
  const isKnown = (id: number) => isListed(id) || isListed(ledger.connection(id)?.endpoint ?? id);
  const startables = new Startables({
    saved: savedInSettings(settings.current, actions, notation),
    previousSession: new PreviousSession(context.workspaceState),
    isKnown: isListed,
    isOfRun: (id) => openedByRun.has(id),
    onStarted: (key, endpoint) => sockets.replaceStartable(key, endpoint),
    changed: () => look(),
  });
  const repeats = own(repeatsOf({ engine, ledger, actions, clock, onChanged: () => look() }));
  const forAll = { store, ledger, actions, sends, target, settings: settings.current, repeats, log };
  const page = {
    ...forAll,
    clock,
    startedAtMs,
    updateInterval: new UpdateInterval(clock, () => vscode.window.state.focused),
    consent: pageConsent(workspace, userInterface),
    previousSockets: {
      count: () => startables.previous().length,
      // As the command does it, with its questions and messages.
      startAgain: () => void vscode.commands.executeCommand(commandId('startGone')),
      forget: () => startables.forgetPrevious(),
    },
    userInterface,
    editor: pageEditor({
      ...forAll,
      experiments: {
        get door() {
          return experiments.door;
        },
      },
    }),
  };
  const pages = own(new TrafficPages(page, context));
  const sockets = own(new SocketsView({ ledger, startables, clock }, (id) => pages.view.setScope({ id })));
  own(
    settings.onDidChange(() => {
      sockets.redraw();
      pages.settingsChanged();
    }),
  );
  const contextKeys = new ContextKeyTeller({
    ledger,
    store,
    startables,
    target,
    sent: actions.sent,
    repeats,
  });
  const statusBar = own(new StatusBar(ledger, target));
  const repeatItem = own(new RepeatItem(repeats));
  const changes = own(new vscode.EventEmitter<void>());

  const refresh = () => {
    const fading = sockets.refresh();
    contextKeys.refresh();
    pages.check(isKnown);
    responderFiles.refresh();
    changes.fire();
    const moves = [statusBar.refresh(clock.nowUs() / 1000), repeatItem.refresh(), fading];
    if (moves.includes(true)) pulse.again();
  };
  const pulse = new RefreshTimer(store, clock, () => viewsIntervalMs, refresh);
  /** For what changes without an event of the engine. */
  const look = () => {
    pulse.again();
    pages.refresh();
  };
  own({ dispose: () => pulse.stop() });
  // The window waits for the activation; the first look at nothing can wait for the window.
  pulse.startSoon();

  const { extensionUri } = context;
  const consent = new ReachConsent({
    memory: context.workspaceState,
    userInterface,
    isEnabled: () => settings.current().warnBeforePublicBind,
  });
  const runParts = { engine, clock, baseFolder, extensionUri, consent, openedByRun };
  const experiments = own(new ExperimentsOnDemand({ ...forAll, ...runParts }));
  const handlers = commandsOnDemand({
    ...forAll,
    experiments,
    cursor: own(new PlacedCursor()),
    startables,
    recent: new RecentAddresses(context.globalState),
    responderConsent,
    consent,
    views: {
      reveal: (id, focus) => sockets.reveal(id, focus),
      shiftSelection: (by) => sockets.shift(by),
      openInspector: (id, filter) => pages.panels.open(id === undefined ? {} : { id }, filter),
      newInspector: () => pages.panels.openNew({}),
      rowsCommand: (command) => pages.rowsCommand(command),
      followStream: (id) => pages.panels.followStream(id),
      editDraft: () => pages.editDraft(),
    },
    onTargetChanged: () => pulse.again(),
  });
  // Every command of the table is in the manifest, which VS Code has read already.
  const names = contributedCommands(context.extension.packageJSON as Manifest);
  own(registerCommands({ names, handlers, selection: () => sockets.selection, log }));
  putCliOnPath(context);
  own(taskProvider(context.extensionPath));
  closeSockets = () => {
    // What is open now is what the next window has to know.
    pulse.stop();
    return engine.dispose();
  };
  return createApi({ actions, sends, ledger, store, onDidChange: changes.event });
}

/** Closes every socket before the window goes. */
export async function deactivate(): Promise<void> {
  await closeSockets?.();
  closeSockets = undefined;
}
