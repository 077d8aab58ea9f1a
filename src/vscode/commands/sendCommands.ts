import { badArgument, badText, CommandError, valueOf } from '../commandError.ts';
import { sendFormats } from '../../model/inspectorMessages.ts';
import { notation } from '../notation.ts';
import { askText } from '../prompts/ask.ts';
import { askTarget, chooseTarget, targetForUser } from '../prompts/askTarget.ts';
import { tellIfFailed } from '../prompts/tell.ts';
import { requireTarget } from '../sending/requireTarget.ts';
import { nodeId } from '../trees/socketNodes.ts';
import type { CommandHandlers } from './command.ts';
import type { CommandParts } from './commandParts.ts';
import { requireId } from './requireId.ts';

export function sendCommands(parts: CommandParts): Pick<CommandHandlers, 'send' | 'chooseTarget'> {
  const { actions, target, settings } = parts;
  return {
    send: {
      call: (what) => {
        // A program may hand over anything.
        const given: unknown = what;
        if (what === undefined || typeof given !== 'object' || given === null) {
          throw badArgument('send takes { to?, payload, format? }');
        }
        const bytes = bytesOf(what.payload, what.format ?? 'text');
        return valueOf(actions.send(requireTarget(target, what.to), bytes));
      },
      ask: async ({ nodes }) => {
        const [node] = nodes;
        const to = node === undefined ? await targetForUser(parts) : nodeId(node);
        if (to === undefined) return;
        chooseTarget(parts, to);
        const text = await askText({
          title: `Send to ${target.labelOf(to)}`,
          value: '',
          prompt: `Text, sent as UTF-8${endings[settings().lineEnding]}`,
          judge: () => undefined,
        });
        if (typeof text !== 'string') return;
        const bytes = notation().outgoingBytes(text, 'text', settings().lineEnding);
        if (bytes.ok) tellIfFailed(actions.send(to, bytes.value));
      },
    },
    chooseTarget: {
      call: (id) => {
        const to = requireId(id);
        if (!target.canSend(to))
          throw new CommandError({
            code: 'ENOTCONN',
            message: `Nothing can be sent to ${target.labelOf(to)}`,
          });
        chooseTarget(parts, to);
        return to;
      },
      ask: async ({ nodes }) => {
        const [node] = nodes;
        if (node === undefined) await askTarget(parts);
        else chooseTarget(parts, nodeId(node));
      },
    },
  };
}

const endings = { none: '', lf: ', with LF behind it', crlf: ', with CR LF behind it' } as const;

function bytesOf(payload: unknown, format: unknown): Uint8Array {
  if (payload instanceof Uint8Array) return payload;
  if (typeof payload !== 'string') throw badArgument('The payload must be a text or a Uint8Array');
  const known = sendFormats.find((one) => one === format);
  if (known === undefined) throw badArgument('The format must be "text", "escapes", "hex" or "payload"');
  const bytes = notation().outgoingBytes(payload, known, 'none');
  if (!bytes.ok) throw new CommandError(badText(payload, bytes.problems));
  return bytes.value;
}
