/** The wiring diagram: who is made of what, in the order of dependence. Nothing else happens here. */
import * as vscode from 'vscode';
import { CaptureStore } from './capture/captureStore.ts';
import { Ledger } from './capture/ledger.ts';
import { systemClock } from './engine/clock.ts';
import { Engine } from './engine/engine.ts';
import { createApi } from './vscode/api.ts';
import type { SocketLabApi } from './vscode/apiTypes.ts';
import { baseFolder } from './vscode/baseFolder.ts';
import { allCommands } from './vscode/commands/allCommands.ts';
import { registerCommands } from './vscode/commands/command.ts';
import { InspectorPanel } from './vscode/inspector/inspectorPanel.ts';
import { TrafficView, trafficViewId } from './vscode/inspector/trafficView.ts';
import { Log } from './vscode/log.ts';
import { ReachConsent } from './vscode/prompts/reachConsent.ts';
import { RecentAddresses } from './vscode/prompts/recentAddresses.ts';
import { tellFault } from './vscode/prompts/tell.ts';
import { Pulse } from './vscode/pulse.ts';
import { SendContexts } from './vscode/sending/sendContexts.ts';
import { SendTarget } from './vscode/sendTarget.ts';
import { watchSettings } from './vscode/settings.ts';
import { SocketActions } from './vscode/socketActions.ts';
import { StatusBar } from './vscode/statusBar.ts';
import { SocketsView } from './vscode/trees/socketsView.ts';

/** Trees and the status bar follow at most four times a second; pages by the setting. */
const viewsIntervalMs = 250;

let closeSockets: (() => Promise<void>) | undefined;

export function activate(context: vscode.ExtensionContext): SocketLabApi {
  const own = <T extends vscode.Disposable>(part: T): T => {
    context.subscriptions.push(part);
    return part;
  };
  const settings = own(
    watchSettings(() => {
      traffic.settingsChanged();
      inspector.settingsChanged();
    }),
  );
  const log = own(new Log());
  const clock = systemClock();
  const engine = new Engine({ clock, onSubscriberError: (error) => log.fault('A subscriber failed', error) });
  const { captureLimitMiB, captureLimitEvents } = settings.current();
  const limitBytes = captureLimitMiB * 1024 * 1024;
  const store = new CaptureStore({ limitBytes, limitRows: captureLimitEvents });
  const ledger = new Ledger();
  engine.subscribe((event) => ledger.apply(event));
  engine.subscribe((event) => store.append(event));
  engine.subscribe((event) => log.event(event));

  const actions = new SocketActions({ engine, ledger, settings: settings.current, baseFolder });
  const target = new SendTarget(ledger);
  const { startedAtMs } = engine;
  const page = { store, ledger, actions, target, settings: settings.current, clock, startedAtMs, log };
  const traffic = own(new TrafficView(page, context.extensionUri));
  const inspector = own(new InspectorPanel(page, context.extensionUri));
  const sockets = own(new SocketsView(ledger, (id) => traffic.setScope({ id })));
  const sendContexts = new SendContexts(target, actions.sent);
  const statusBar = own(new StatusBar(ledger, target));
  const changes = own(new vscode.EventEmitter<void>());

  const isKnown = (id: number) => ledger.versionOf(id) !== undefined;
  const refresh = () => {
    sockets.refresh();
    sendContexts.refresh();
    traffic.check(isKnown);
    inspector.check(isKnown);
    changes.fire();
    if (statusBar.refresh(clock.nowUs() / 1000)) pulse.again();
  };
  const pulse = new Pulse(store, clock, () => viewsIntervalMs, refresh);
  own({ dispose: () => pulse.stop() });
  pulse.start();

  const commands = allCommands({
    actions,
    ledger,
    store,
    target,
    settings: settings.current,
    recent: new RecentAddresses(context.globalState),
    consent: new ReachConsent(context.workspaceState, () => settings.current().warnBeforePublicBind),
    views: {
      reveal: (id) => sockets.reveal(id),
      openInspector: (id) => inspector.open(id === undefined ? {} : { id }),
    },
    onTargetChanged: () => pulse.again(),
    log,
  });
  own(registerCommands(commands, (error) => tellFault(error, log)));
  own(vscode.window.registerWebviewViewProvider(trafficViewId, traffic));
  closeSockets = () => engine.dispose();
  return createApi({ actions, ledger, store, onDidChange: changes.event });
}

/** Closes every socket before the window goes. */
export async function deactivate(): Promise<void> {
  await closeSockets?.();
  closeSockets = undefined;
}
