/**
 * The rules of each listener as a file of a virtual file system: saving it applies them, and the file is updated when
 * they change elsewhere. Only saved text is kept, with its comments and blank lines.
 */
import { responds } from '../../model/endpointKinds.ts';
import * as vscode from 'vscode';
import type { Endpoint } from '../../model/endpoint.ts';
import { endpointLabel, isOpen } from '../../model/endpointText.ts';
import { formatFailure } from '../../model/formatFailure.ts';
import type { LazyResponders } from '../../app/responders/lazyResponders.ts';
import type { ResponderConsent } from '../../app/consent/responderConsent.ts';
import type { SocketActions } from '../../app/actions/socketActions.ts';
import { FixedFiles } from '../ui/fixedFiles.ts';
import { listenerOf, responderScheme, responderUri } from '../ui/responderDocument.ts';

const emptyFile = `# How the listener replies automatically, one rule per line; the first that matches replies. Saving applies them.
# on data reply "thanks\\n" then close
# on line starts "GET " reply "HTTP/1.1 204 No Content\\r\\n\\r\\n"
`;

interface Watched {
  readonly uri: vscode.Uri;
  /** The rules last reported to VS Code. */
  seen: string | undefined;
  isClosed: boolean;
  /** The saved text and the rules it stands for. */
  saved: { readonly text: string; readonly rules: string } | undefined;
  changedMs: number;
}

export class ResponderFiles extends FixedFiles {
  readonly #actions: SocketActions;
  readonly #responders: Pick<LazyResponders, 'load'>;
  readonly #consent: ResponderConsent;
  readonly #files = new Map<string, Watched>();
  readonly #closedNotes = vscode.languages.createDiagnosticCollection('socket-lab-listeners');

  constructor(actions: SocketActions, responders: Pick<LazyResponders, 'load'>, consent: ResponderConsent) {
    super(responderScheme, /^\/(?:responder(?:\/\d+)?)?$/, { isReadonly: false });
    this.#responders = responders;
    this.#actions = actions;
    this.#consent = consent;
  }

  override dispose(): void {
    super.dispose();
    this.#closedNotes.dispose();
  }

  /** Notifies VS Code about open files whose listeners have new rules, were closed or removed. */
  refresh(): void {
    const events: vscode.FileChangeEvent[] = [];
    for (const [key, file] of this.#files) {
      const endpoint = this.#endpointOf(file.uri);
      if (endpoint === undefined) {
        this.#files.delete(key);
        this.#closedNotes.delete(file.uri);
        events.push({ type: vscode.FileChangeType.Deleted, uri: file.uri });
        continue;
      }
      if (file.seen !== endpoint.responder) {
        file.seen = endpoint.responder;
        file.changedMs = Math.max(Date.now(), file.changedMs + 1);
        events.push({ type: vscode.FileChangeType.Changed, uri: file.uri });
      }
      if (file.isClosed === isOpen(endpoint)) this.#noteState(file, endpoint);
    }
    if (events.length > 0) this.changes.fire(events);
  }

  protected statFile(uri: vscode.Uri): vscode.FileStat {
    const endpoint = this.#require(uri);
    const { changedMs } = this.#follow(uri, endpoint);
    const size = Buffer.byteLength(this.#textOf(uri, endpoint));
    return { type: vscode.FileType.File, ctime: 0, mtime: changedMs, size };
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const endpoint = this.#require(uri);
    this.#follow(uri, endpoint);
    return Buffer.from(this.#textOf(uri, endpoint));
  }

  /** Applies the rules. A text with problems is rejected with a message; the editor keeps it unsaved. */
  override async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    const endpoint = this.#require(uri);
    const text = Buffer.from(content).toString();
    const checked = (await this.#responders.load()).check(text);
    if (!checked.ok) {
      const [{ start, message }] = checked.problems;
      throw new vscode.FileSystemError(`Line ${text.slice(0, start).split('\n').length}: ${message}`);
    }
    const { parseRuleStatements } = await import('../../language/rules/parseRuleStatements.ts');
    const parsed = parseRuleStatements(text);
    // Comments alone are no rules.
    const isEmpty = parsed.ok && parsed.value.length === 0;
    const rules = isEmpty ? '' : text.replaceAll('\r\n', '\n').trimEnd();
    if (!(await this.#consent.request(rules)))
      throw new vscode.FileSystemError('These rules would run a program, which was not agreed to.');
    const applied = await this.#actions.setResponder(endpoint.id, rules);
    if (!applied.ok) throw new vscode.FileSystemError(formatFailure(applied.failure));
    const file = this.#follow(uri, endpoint);
    file.saved = { text, rules };
    file.seen = applied.value.responder;
    file.changedMs = Math.max(Date.now(), file.changedMs + 1);
  }

  #textOf(uri: vscode.Uri, { responder = '' }: Endpoint): string {
    const saved = this.#files.get(uri.toString())?.saved;
    if (saved?.rules === responder) return saved.text;
    return responder === '' ? emptyFile : `${responder}\n`;
  }

  #follow(uri: vscode.Uri, endpoint: Endpoint): Watched {
    const known = this.#files.get(uri.toString());
    if (known !== undefined) return known;
    const file = {
      uri,
      seen: endpoint.responder,
      isClosed: false,
      saved: undefined,
      changedMs: Date.now(),
    };
    this.#files.set(uri.toString(), file);
    if (!isOpen(endpoint)) this.#noteState(file, endpoint);
    return file;
  }

  #noteState(file: Watched, endpoint: Endpoint): void {
    file.isClosed = !isOpen(endpoint);
    const message = `The listener ${endpointLabel(endpoint)} is closed: these rules hold once it is started again.`;
    const note = new vscode.Diagnostic(
      new vscode.Range(0, 0, 0, 0),
      message,
      vscode.DiagnosticSeverity.Information,
    );
    note.source = 'Socket Lab';
    this.#closedNotes.set(file.uri, file.isClosed ? [note] : []);
  }

  #require(uri: vscode.Uri): Endpoint {
    const endpoint = this.#endpointOf(uri);
    if (endpoint !== undefined) return endpoint;
    const gone = vscode.FileSystemError.FileNotFound(
      'This listener is gone; the Sockets view shows what there is.',
    );
    throw gone;
  }

  #endpointOf(uri: vscode.Uri): Endpoint | undefined {
    const endpoint = this.#actions.endpointOf(listenerOf(uri) ?? -1);
    if (endpoint === undefined || !responds(endpoint.kind)) return undefined;
    // Another window's listener may have had this id; a watched listener may have a new port.
    const isSame = this.#files.has(uri.toString()) || responderUri(endpoint).path === uri.path;
    return isSame ? endpoint : undefined;
  }
}
