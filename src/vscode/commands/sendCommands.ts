import { badArgument, badText, CommandError, valueOf } from '../commandError.ts';
import { sendFormats } from '../../model/inspectorMessages.ts';
import { outgoingBytes } from '../../payload/outgoingBytes.ts';
import { askChoice, askText, back } from '../prompts/ask.ts';
import { tell, tellIfFailed } from '../prompts/tell.ts';
import { nodeId } from '../trees/socketNodes.ts';
import type { CommandHandlers } from './command.ts';
import type { CommandParts } from './commandParts.ts';
import { requireId } from './requireId.ts';

export function sendCommands(parts: CommandParts): Pick<CommandHandlers, 'send' | 'chooseTarget'> {
  const { actions, target, settings } = parts;
  const choose = (id: number): void => {
    target.choose(id);
    parts.onTargetChanged();
  };
  return {
    send: {
      call: (what) => {
        // A program may hand over anything.
        const given: unknown = what;
        if (what === undefined || typeof given !== 'object' || given === null) {
          throw badArgument('send takes { to?, payload, format? }');
        }
        const to = what.to === undefined ? target.current() : requireId(what.to);
        const bytes = bytesOf(what.payload, what.format ?? 'text');
        if (to === undefined) throw noTarget();
        return valueOf(actions.send(to, bytes));
      },
      ask: async ({ nodes }) => {
        const [node] = nodes;
        const to = node === undefined ? (target.current() ?? (await askTarget(parts))) : nodeId(node);
        if (to === undefined) return;
        choose(to);
        const text = await askText({
          title: `Send to ${target.labelOf(to)}`,
          value: '',
          prompt: `Text, sent as UTF-8${endings[settings().lineEnding]}`,
          judge: () => undefined,
        });
        if (typeof text !== 'string') return;
        const bytes = outgoingBytes(text, 'text', settings().lineEnding);
        if (bytes.ok) tellIfFailed(actions.send(to, bytes.value));
      },
    },
    chooseTarget: {
      call: (id) => {
        const to = requireId(id);
        if (!target.canSend(to))
          throw new CommandError({ code: 'ENOTCONN', message: `Nothing can be sent to #${to}` });
        choose(to);
        return to;
      },
      ask: async ({ nodes }) => {
        const [node] = nodes;
        if (node === undefined) await askTarget(parts);
        else choose(nodeId(node));
      },
    },
  };
}

/** Asks who to send to, and keeps the answer as the target. */
async function askTarget({ target, onTargetChanged }: CommandParts): Promise<number | undefined> {
  const candidates = target.candidates();
  if (candidates.length === 0) {
    tell(
      'Nothing is connected that could be sent to. Connect, or start a listener and let a program connect.',
    );
    return undefined;
  }
  const chosen = await askChoice({
    title: 'Choose Target',
    placeholder: 'Where should what you send go?',
    choices: candidates.map(({ id, label, description }) => ({ label, description, choose: id })),
  });
  if (chosen === undefined || chosen === back) return undefined;
  target.choose(chosen);
  onTargetChanged();
  return chosen;
}

const endings = { none: '', lf: ', with LF behind it', crlf: ', with CR LF behind it' } as const;

function bytesOf(payload: unknown, format: unknown): Uint8Array {
  if (payload instanceof Uint8Array) return payload;
  if (typeof payload !== 'string') throw badArgument('The payload must be a text or a Uint8Array');
  const known = sendFormats.find((one) => one === format);
  if (known === undefined) throw badArgument('The format must be "text", "escapes", "hex" or "payload"');
  const bytes = outgoingBytes(payload, known, 'none');
  if (!bytes.ok) throw new CommandError(badText(payload, bytes.problems));
  return bytes.value;
}

function noTarget(): CommandError {
  return new CommandError({
    code: 'EDESTADDRREQ',
    message: 'No target is chosen, and there is not exactly one to choose',
    advice: 'Say which in "to", or run chooseTarget.',
  });
}
