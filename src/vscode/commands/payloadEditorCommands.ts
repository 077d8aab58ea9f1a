/** Commands for payload notation in a text editor: opening it there, and sending it from there as one payload. */
import { dirname } from 'node:path';
import * as vscode from 'vscode';
import type { Problem } from '../../model/problem.ts';
import type { Failure } from '../../model/result.ts';
import { formatBytes } from '../../model/units.ts';
import {
  badArgument,
  CommandError,
  valueOf,
  problemFailure,
  requireFormat,
} from '../../app/failures/commandError.ts';
import { targetForUser } from '../prompts/askTarget.ts';
import { showInformation, showFailure } from '../ui/messages.ts';
import { openPayloadEditor } from '../ui/openPayloadEditor.ts';
import { requireTarget } from '../../app/targets/requireTarget.ts';
import { sendFileShown, showUnlessStopped } from '../prompts/sendFileForUser.ts';
import { showSpan } from '../editors/placedCursor.ts';
import type { CommandHandlers } from './command.ts';
import type { CommandContext } from './commandContext.ts';

const outcomeMs = 4000;

export function payloadEditorCommands(
  context: CommandContext,
): Pick<CommandHandlers, 'editPayload' | 'sendPayloadEditor'> {
  const { sends, target, views } = context;

  const read = ({ document }: vscode.TextEditor) => {
    const draft = { text: document.getText(), format: 'payload', lineEnding: 'none' } as const;
    return { draft, folder: document.uri.scheme === 'file' ? dirname(document.uri.fsPath) : undefined };
  };

  return {
    editPayload: {
      call: (what) => {
        const given: unknown = what;
        if (typeof given !== 'object' || given === null || typeof what?.payload !== 'string')
          throw badArgument('editPayload takes { payload, format? }');
        const draft = {
          text: what.payload,
          format: requireFormat(what.format, 'payload'),
          lineEnding: 'none',
        } as const;
        return openPayloadEditor(valueOf(sends.notationOf(draft)));
      },
      run: async () => {
        if (!views.editDraft()) await openPayloadEditor('');
      },
    },
    sendPayloadEditor: {
      call: async (what) => {
        const given: unknown = what;
        if (typeof given !== 'object' || given === null) throw badArgument('sendPayloadEditor takes { to? }');
        const editor = vscode.window.activeTextEditor;
        if (editor === undefined) throw new CommandError(noEditor);
        const { draft, folder } = read(editor);
        return valueOf(await sends.send(requireTarget(target, what?.to), draft, { folder }));
      },
      run: async () => {
        const editor = vscode.window.activeTextEditor;
        if (editor === undefined) {
          showInformation('Sending a payload needs an editor with one: click into it first.');
          return;
        }
        const { draft, folder } = read(editor);
        // Checked before the prompt: an invalid payload needs no target.
        const seen = sends.preview(draft.text, undefined, folder);
        if (seen.kind === 'problem') {
          refuse(editor, seen);
          return;
        }
        const to = await targetForUser(context);
        if (to === undefined) return;
        const composed = sends.compose(to, draft, folder);
        if (!composed.ok) {
          refuse(editor, composed.problems[0]);
          return;
        }
        const sent = await sends.sendComposed(to, composed.value, (path) =>
          sendFileShown(context, vscode.Uri.file(path), to),
        );
        if (!sent.ok) showUnlessStopped(sent.failure);
        // Sending a file reports its own outcome.
        else if (composed.value.kind === 'bytes')
          vscode.window.setStatusBarMessage(
            `Sent ${formatBytes(sent.value.bytes)} to ${target.labelOf(to)}`,
            outcomeMs,
          );
      },
    },
  };
}

/** Shows the problem and its position, and moves the cursor there. */
function refuse(editor: vscode.TextEditor, problem: Problem): void {
  const { document } = editor;
  const range = new vscode.Range(document.positionAt(problem.start), document.positionAt(problem.end));
  showSpan(editor, range);
  void showFailure(problemFailure(document.getText(), problem));
}

const noEditor: Failure = {
  code: 'ERR_NO_EDITOR',
  message: 'No text editor is active',
  advice: 'Show a document in one first.',
};
