/** Commands for payloads in editors and in the settings. */
import type { SavedPayloadEntry } from '../../saved/savedPayloads.ts';
import type {
  EditPayloadArguments,
  EditorSendArguments,
  SendSavedArguments,
  SentBytes,
} from './commandArguments.ts';
import { at, single, socketRow, forPrograms } from './commandRow.ts';

export const payloadCommands = {
  /** Opens payload notation in an untitled editor: the composer's draft, or the draft that is passed. */
  editPayload: forPrograms<(what?: EditPayloadArguments) => void>({
    title: 'Edit Payload in Editor',
    icon: 'go-to-file',
  }),
  /** Sends the whole document as one payload. */
  sendPayloadEditor: forPrograms<(what?: EditorSendArguments) => SentBytes>({
    title: 'Send Payload',
    icon: 'play',
    palette: 'editorLangId == socket-payload',
    menus: [at('editor/title', 'navigation@1', 'editorLangId == socket-payload')],
    keys: [
      { key: 'ctrl+enter', mac: 'cmd+enter', when: 'editorTextFocus && editorLangId == socket-payload' },
    ],
  }),
  /**
   * Sends a saved payload, by its name, to the current target or to `to`. For a key: `{ "key": "ctrl+alt+1", "command":
   * "socketLab.sendSaved", "args": { "name": "ping" } }`, or `"args": "ping"`.
   */
  sendSaved: forPrograms<(what?: string | SendSavedArguments) => SentBytes>({
    title: 'Send Saved Payload',
    icon: 'bookmark',
    palette: 'socketLab.hasOpen',
    menus: [socketRow('1_send@3', /\bsendable\b/, single)],
  }),
  /** Saves a payload in the setting `socketLab.payloads`, replacing one with the same name. */
  savePayload: forPrograms<(entry?: SavedPayloadEntry) => void>({
    title: 'Save Payload to Settings',
    icon: 'save',
  }),
  editSavedPayloads: forPrograms<() => void>({ title: 'Edit Saved Payloads', icon: 'edit' }),
};
