/** Commands that send from the active text editor, in any language. */
import * as vscode from 'vscode';
import type { Failure } from '../../model/result.ts';
import { formatBytes } from '../../model/units.ts';
import { parseHexDigits } from '../../language/payload/reading/parseHexDigits.ts';
import { encodeUtf8 } from '../../bytes/utf8.ts';
import { badArgument, CommandError, valueOf } from '../../app/failures/commandError.ts';
import { targetForUser } from '../prompts/askTarget.ts';
import { showInformation, showFailure } from '../ui/messages.ts';
import {
  lineTexts,
  nextLine,
  lastLine,
  selectedTexts,
  withoutHexComments,
  type OutgoingText,
  type TextDocument,
} from '../../app/sending/editorText.ts';
import { showSpan, type PlacedCursor } from '../editors/placedCursor.ts';
import { receivers } from '../../app/targets/receivers.ts';
import { requireTarget } from '../../app/targets/requireTarget.ts';
import type { CommandHandler, CommandHandlers } from './command.ts';
import type { CommandContext } from './commandContext.ts';

type EditorSend = 'sendSelection' | 'sendSelectionAsHex' | 'sendLine';

const outcomeMs = 4000;

export function editorSendCommands(context: CommandContext): Pick<CommandHandlers, EditorSend> {
  const { actions, ledger, target, cursor, sentLineEnds } = context;
  const command = (name: EditorSend): CommandHandler<EditorSend> => ({
    call: (what) => {
      const given: unknown = what;
      if (typeof given !== 'object' || given === null) throw badArgument(`${name} takes { to? }`);
      const editor = vscode.window.activeTextEditor;
      if (editor === undefined) throw new CommandError(noEditor);
      const to = requireTarget(target, what?.to);
      const payloads = payloadsOf(editor, cursor, name);
      if (!payloads.ok) throw new CommandError(payloads.failure);
      return { bytes: sum(payloads.value.map((payload) => valueOf(actions.send(to, payload)).bytes)) };
    },
    run: async () => {
      const editor = vscode.window.activeTextEditor;
      if (editor === undefined) {
        showInformation('Sending from an editor needs one with text: click into it first.');
        return;
      }
      const payloads = payloadsOf(editor, cursor, name);
      if (!payloads.ok && payloads.isBlank === true) {
        const line = (payloads.span?.start ?? editor.selection.start).line + 1;
        moveOn(editor, cursor);
        vscode.window.setStatusBarMessage(`Nothing to send on line ${line}`, outcomeMs);
        return;
      }
      if (!payloads.ok) {
        if (payloads.span !== undefined) showSpan(editor, payloads.span);
        void showFailure(payloads.failure);
        return;
      }
      const to = await targetForUser(context);
      if (to === undefined) return;
      const sent: number[] = [];
      for (const [index, payload] of payloads.value.entries()) {
        const line = payloads.lines[index] ?? 1;
        const sending = sentLineEnds.of(editor.document).begin(line, receivers(ledger, to));
        const result = actions.send(to, payload);
        if (!result.ok) {
          sending.failed();
          void showFailure(result.failure);
          return;
        }
        sending.sent(result.value.bytes);
        sent.push(result.value.bytes);
      }
      moveOn(editor, cursor);
      const inParts = sent.length === 1 ? '' : ` in ${sent.length} parts`;
      vscode.window.setStatusBarMessage(
        `Sent ${formatBytes(sum(sent))}${inParts} to ${target.labelOf(to)}`,
        outcomeMs,
      );
    },
  });
  return {
    sendSelection: command('sendSelection'),
    sendSelectionAsHex: command('sendSelectionAsHex'),
    sendLine: command('sendLine'),
  };
}

type Payloads =
  | { ok: true; value: readonly Uint8Array[]; /** The last line of each, from 1. */ lines: readonly number[] }
  | { ok: false; failure: Failure; span?: vscode.Range; isBlank?: boolean };

function payloadsOf(editor: vscode.TextEditor, cursor: PlacedCursor, name: EditorSend): Payloads {
  const { document } = editor;
  const seen = seenAs(document);
  const selections = cursor.selectionsOf(editor);
  const texts = name === 'sendLine' ? lineTexts(seen, selections) : selectedTexts(seen, selections);
  const lines = texts.map(lastLine);
  if (name !== 'sendSelectionAsHex')
    return { ok: true, value: texts.map(({ text }) => encodeUtf8(text)), lines };
  const payloads: Uint8Array[] = [];
  for (const text of texts) {
    const payload = hexOf(document, text);
    if (!payload.ok) return payload;
    payloads.push(payload.value);
  }
  return { ok: true, value: payloads, lines };
}

function hexOf(
  document: vscode.TextDocument,
  { text, start }: OutgoingText,
): { ok: true; value: Uint8Array } | Extract<Payloads, { ok: false }> {
  const bytes = parseHexDigits(withoutHexComments(text));
  const from = document.offsetAt(new vscode.Position(start.line, start.character));
  if (bytes.ok && bytes.value.length > 0) return bytes;
  const [problem] = bytes.ok
    ? [{ start: 0, end: 0, message: 'There are no hex digits here.' }]
    : bytes.problems;
  const span = new vscode.Range(
    document.positionAt(from + problem.start),
    document.positionAt(from + problem.end),
  );
  const place = `Line ${span.start.line + 1}, column ${span.start.character + 1}`;
  const failure = { code: 'EINVAL', message: `Nothing was sent. ${place}: ${problem.message}` };
  return { ok: false, failure, span, isBlank: bytes.ok };
}

function seenAs(document: vscode.TextDocument): TextDocument {
  return {
    lineCount: document.lineCount,
    lineEnding: document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n',
    lineText: (line) => document.lineAt(line).text,
    textOf: ({ start, end }) =>
      document.getText(new vscode.Range(start.line, start.character, end.line, end.character)),
  };
}

/** Moves an empty selection to the next line; false where there is none, or text is selected. */
function moveOn(editor: vscode.TextEditor, cursor: PlacedCursor): boolean {
  const next = nextLine(seenAs(editor.document), cursor.selectionsOf(editor));
  if (next === undefined) return false;
  cursor.place(editor, new vscode.Position(next.line, next.character));
  return true;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

const noEditor: Failure = {
  code: 'ERR_NO_EDITOR',
  message: 'No text editor is active',
  advice: 'Show a document in one first.',
};
