/**
 * The wiring diagram of the extension: what is created from what, in the order of dependence. Nothing else happens
 * here.
 */
import * as vscode from 'vscode';
import { commandId, contributedCommands, type Manifest } from './app/commands/commandId.ts';
import { Log } from './app/ports/log.ts';
import type { FaultNode } from './app/sockets/socketNodes.ts';
import { hasKey } from './model/faultList.ts';
import { createSocketLab } from './app/socketLab.ts';
import { UpdateInterval } from './app/timing/updateInterval.ts';
import { createApi } from './vscode/api.ts';
import type { SocketLabApi } from './vscode/apiTypes.ts';
import { registerCommands } from './vscode/commands/command.ts';
import { lateCommands } from './vscode/commands/lateCommands.ts';
import { viewActions } from './vscode/commands/viewActions.ts';
import { ContextKeySetter } from './vscode/commands/contextKeySetter.ts';
import { LateExperiments } from './vscode/experiments/lateExperiments.ts';
import { lateLanguages } from './vscode/lateLanguages.ts';
import { RepeatItem } from './vscode/views/repeatItem.ts';
import { ResponderFiles } from './vscode/editors/responderFiles.ts';
import { SentLineEnds } from './vscode/editors/sentLineEnds.ts';
import { PlacedCursor } from './vscode/editors/placedCursor.ts';
import { StatusBar } from './vscode/views/statusBar.ts';
import { taskProvider } from './vscode/tasks/taskProvider.ts';
import { putCliOnPath } from './vscode/terminalPath.ts';
import { SocketsView } from './vscode/trees/socketsView.ts';
import { createLogChannel } from './vscode/ui/logChannel.ts';
import { watchSettings } from './vscode/ui/settings.ts';
import { userInterface } from './vscode/ui/userInterface.ts';
import { windowWorkspace as workspace } from './vscode/ui/workspace.ts';
import { TrafficPages } from './vscode/views/page/trafficPages.ts';

let closeSockets: (() => Promise<void>) | undefined;

export function activate(context: vscode.ExtensionContext): SocketLabApi {
  const { workspaceState: memory, globalState: globalMemory, extensionUri, extensionPath } = context;
  const own = <T extends vscode.Disposable>(part: T): T => {
    context.subscriptions.push(part);
    return part;
  };
  const settings = own(watchSettings());
  const log = new Log(own(createLogChannel()));
  const authorityFolder = context.globalStorageUri.fsPath;
  const ports = { settings, log, workspace, userInterface, memory, globalMemory, authorityFolder };
  const lab = createSocketLab(ports);
  closeSockets = () => lab.close();

  own(lateLanguages());
  const experiments = own(new LateExperiments({ ...lab, extensionUri }));
  const page = {
    ...lab,
    startedAtMs: lab.engine.startedAtMs,
    updateInterval: new UpdateInterval(
      lab.clock,
      () => vscode.window.state.focused,
      () => lab.store.next,
    ),
    consent: lab.pageConsent,
    previousSockets: {
      count: () => lab.startables.previous().length,
      // By the command, for its prompts and messages.
      startAgain: () => void vscode.commands.executeCommand(commandId('startGone')),
      forget: () => lab.startables.forgetPrevious(),
    },
    userInterface,
    experiments,
  };
  const pages = own(new TrafficPages(page, context));
  const onSelect = (id: number): void => {
    pages.view.setScope({ id });
    lab.target.lookAt(id);
  };
  const onFaultChecked = ({ endpoint, fault }: FaultNode, isOn: boolean): void => {
    lab.faults.enable(endpoint, isOn, hasKey(fault));
  };
  const sockets = own(new SocketsView(lab, { onSelect, onFaultChecked }));
  const contextKeys = new ContextKeySetter({ ...lab, sent: lab.actions.sent });
  const responderFiles = own(new ResponderFiles(lab.actions, lab.responders, lab.responderConsent));
  const statusBar = own(new StatusBar(lab));
  const repeatItem = own(new RepeatItem(lab.repeats));
  const apiChanges = own(new vscode.EventEmitter<void>());

  lab.refresher.add(() => sockets.refresh());
  lab.refresher.add(() => contextKeys.refresh());
  lab.refresher.add(() => pages.check(lab.isKnown));
  lab.refresher.add(() => responderFiles.refresh());
  lab.refresher.add(() => apiChanges.fire());
  lab.refresher.add(() => statusBar.refresh());
  lab.refresher.add(() => repeatItem.refresh());
  lab.onDidChange(() => pages.refresh());
  lab.onDidStart(({ key, endpoint }) => sockets.replaceStartable(key, endpoint));
  own(settings.onDidChange(() => sockets.redraw()));
  own(settings.onDidChange(() => pages.settingsChanged()));

  const cursor = own(new PlacedCursor());
  const sentLineEnds = own(new SentLineEnds(lab));
  const views = viewActions(sockets, pages);
  const handlers = lateCommands({ ...lab, experiments, cursor, sentLineEnds, views });
  // Every command of the table is in the manifest, which VS Code has already read.
  const names = contributedCommands(context.extension.packageJSON as Manifest);
  own(registerCommands({ names, handlers, selection: () => sockets.selection, log }));
  own(taskProvider(extensionPath));
  putCliOnPath(context);
  lab.refresher.start();
  return createApi({ ...lab, onDidChange: apiChanges.event });
}

/** Closes every socket before the window closes. */
export async function deactivate(): Promise<void> {
  await closeSockets?.();
  closeSockets = undefined;
}
