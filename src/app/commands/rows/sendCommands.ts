/** Commands that send, from the palette, from editors, from files. */
import type { RepeatOutcome } from '../../repeats/repeatSender.ts';
import type {
  SendArguments,
  EditorSendArguments,
  SendFileArguments,
  RepeatArguments,
  SentBytes,
} from './commandArguments.ts';
import { at, single, socketRow, forPrograms } from './commandRow.ts';

export const sendCommands = {
  send: forPrograms<(what?: SendArguments) => SentBytes>({
    title: 'Send Text',
    icon: 'arrow-up',
    palette: 'socketLab.hasOpen',
    menus: [socketRow('inline@1', /^connection\b.*\bsendable\b/), socketRow('1_send@1', /\bsendable\b/)],
  }),
  /** Sends the last payload of this target again, otherwise the last one of any target. */
  sendAgain: forPrograms<(id?: number) => SentBytes>({
    title: 'Send Again',
    palette: 'socketLab.hasSent',
    menus: [socketRow('1_send@2', /\bsendable\b/, 'socketLab.hasSent')],
    keys: [
      {
        key: 'ctrl+k alt+enter',
        mac: 'cmd+k alt+enter',
        when: 'editorTextFocus && socketLab.canSend && socketLab.hasSent',
      },
    ],
  }),
  /** Sends the file as it is on disk. Resolves when the kernel has taken all of it. */
  sendFile: forPrograms<(what?: SendFileArguments) => SentBytes>({
    title: 'Send File to Socket',
    menus: [
      at('editor/context', '8_socketLab@3', 'socketLab.canSend'),
      at('explorer/context', '4_socketLab@1', 'socketLab.canSend && !explorerResourceIsFolder'),
      at(
        'editor/title/context',
        '4_socketLab@1',
        'socketLab.canSend && isFileSystemResource || socketLab.canSend && resourceScheme == untitled',
      ),
    ],
  }),
  /**
   * Sends now and then each `every`. Rejects when the first send fails; resolves when it is over, with its totals and
   * why it ended: `done` (all of `times`), `stopped`, `closed` (its target was) or `failed`.
   */
  repeatSend: forPrograms<(what?: RepeatArguments) => RepeatOutcome>({
    title: 'Send Repeatedly',
    icon: 'sync',
    palette: 'socketLab.hasOpen',
    menus: [socketRow('1_send@4', /\bsendable\b/, single)],
  }),
  /** Stops repeated sends to a target, or all of them. Returns how many were stopped. */
  stopRepeating: forPrograms<(to?: number | 'all') => number>({
    title: 'Stop Repeating',
    icon: 'debug-stop',
    palette: 'socketLab.isRepeating',
  }),
  chooseTarget: forPrograms<(id?: number) => number>({
    title: 'Choose Send Target',
    palette: 'socketLab.hasOpen',
    menus: [socketRow('1_send@5', /\bsendable\b/, single)],
  }),
  /**
   * Sends the selections, or the cursor's line where nothing is selected; as UTF-8, with the document's line endings.
   */
  sendSelection: forPrograms<(what?: EditorSendArguments) => SentBytes>({
    title: 'Send Selection/Line to Socket',
    palette: 'editorLangId',
    menus: [at('editor/context', '8_socketLab@1', 'socketLab.canSend')],
    keys: [
      { key: 'ctrl+k ctrl+enter', mac: 'cmd+k cmd+enter', when: 'editorTextFocus && socketLab.canSend' },
    ],
  }),
  sendSelectionAsHex: forPrograms<(what?: EditorSendArguments) => SentBytes>({
    title: 'Send Selection/Line to Socket as Hex',
    palette: 'editorLangId',
    menus: [at('editor/context', '8_socketLab@2', 'socketLab.canSend')],
    keys: [
      {
        key: 'ctrl+k ctrl+shift+enter',
        mac: 'cmd+k cmd+shift+enter',
        when: 'editorTextFocus && socketLab.canSend',
      },
    ],
  }),
  sendLine: forPrograms<(what?: EditorSendArguments) => SentBytes>({
    title: 'Send Line to Socket',
    palette: 'editorLangId',
  }),
};
