/** The output channel "Socket Lab". */
import * as vscode from 'vscode';
import type { LogChannel } from '../../app/ports/log.ts';

export function createLogChannel(): LogChannel & vscode.Disposable {
  const channel = vscode.window.createOutputChannel('Socket Lab', { log: true });
  return {
    trace: (line) => channel.trace(line),
    debug: (line) => channel.debug(line),
    info: (line) => channel.info(line),
    warn: (line) => channel.warn(line),
    error: (line, detail) => channel.error(line, detail),
    // Preserves the focus.
    show: () => channel.show(true),
    dispose: () => channel.dispose(),
  };
}
