/** Commands for payloads saved in the settings: send one, save one, edit them. */
import { sendFormats } from '../../model/draft.ts';
import { badArgument, valueOf } from '../../app/failures/commandError.ts';
import { askText } from '../ui/ask.ts';
import { askSavedPayload } from '../prompts/askSavedPayload.ts';
import { targetForUser } from '../prompts/askTarget.ts';
import { savedNow, saveForUser, sendSavedForUser } from '../prompts/savedForUser.ts';
import { requireTarget } from '../../app/targets/requireTarget.ts';
import { openListSetting } from '../ui/listSetting.ts';
import { savePayload } from '../ui/savePayload.ts';
import { savedPayloadNamed } from '../../app/saved/savedPayloads.ts';
import { nodeId } from '../../app/sockets/socketNodes.ts';
import type { CommandHandlers } from './command.ts';
import type { CommandContext } from './commandContext.ts';

export function savedPayloadCommands(
  context: CommandContext,
): Pick<CommandHandlers, 'sendSaved' | 'savePayload' | 'editSavedPayloads'> {
  const { target, sends } = context;
  return {
    sendSaved: {
      call: async (what) => {
        // A key binding may pass anything.
        const { name, to } = fieldsOf(typeof what === 'string' ? { name: what } : what);
        if (typeof name !== 'string') throw badArgument('sendSaved takes a name, or { name, to? }');
        const { payload, format } = valueOf(savedPayloadNamed(savedNow(context), name));
        const id = requireTarget(target, to);
        return valueOf(await sends.send(id, { text: payload, format, lineEnding: 'none' }));
      },
      run: async ({ nodes: [node] }) => {
        const to = node === undefined ? await targetForUser(context) : nodeId(node);
        if (to === undefined) return;
        target.choose(to);
        const title = `Send Saved Payload to ${target.labelOf(to)}`;
        const saved = savedNow(context);
        const answer = await askSavedPayload({ title, placeholder: 'Which one?', saved });
        if (answer?.kind === 'chosen') await sendSavedForUser(context, answer.saved, to);
        else if (answer?.kind === 'edit') await openListSetting('payloads');
      },
    },
    savePayload: {
      call: async (what) => {
        const { name, payload, format } = fieldsOf(what);
        const known = format === undefined ? 'payload' : sendFormats.find((one) => one === format);
        if (typeof name !== 'string' || name.trim() === '' || typeof payload !== 'string')
          throw badArgument('savePayload takes { name, payload, format? }');
        if (known === undefined) throw badArgument(`The format must be one of ${sendFormats.join(', ')}`);
        // A payload that can never be sent is not saved.
        valueOf(sends.measure(payload, known));
        const kept = format === undefined ? {} : { format: known };
        await savePayload({ name: name.trim(), payload, ...kept });
      },
      run: async () => {
        const payload = await askText({
          title: 'Save Payload to Settings',
          value: '',
          prompt: 'In the payload notation',
          placeholder: '"ping\\n" hex"00 ff"',
          judge: (text) => {
            if (text.trim() === '') return { message: 'There is nothing to save yet.', severity: 'error' };
            const measured = sends.measure(text, 'payload');
            return measured.ok ? undefined : { message: measured.failure.message, severity: 'error' };
          },
        });
        if (typeof payload === 'string') await saveForUser(context, { payload, format: 'payload' });
      },
    },
    editSavedPayloads: {
      call: () => openListSetting('payloads'),
      run: () => openListSetting('payloads'),
    },
  };
}

function fieldsOf(what: unknown): Readonly<Record<string, unknown>> {
  return typeof what === 'object' && what !== null ? { ...what } : {};
}
