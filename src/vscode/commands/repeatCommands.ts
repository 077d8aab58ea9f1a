/** Commands that send a payload repeatedly, and stop that. */
import * as vscode from 'vscode';
import { sendFormats } from '../../model/draft.ts';
import { timesLimit, type RepeatState } from '../../model/repeat.ts';
import { success } from '../../model/result.ts';
import { readPeriod } from '../../language/core/repeatPlan.ts';
import { repeatFigureTexts, repeatHeadText, repeatText } from '../../language/core/repeatText.ts';
import { badArgument, valueOf, requireId } from '../../app/failures/commandError.ts';
import { askChoice } from '../ui/ask.ts';
import { askRepeat } from '../prompts/askRepeat.ts';
import { targetForUser } from '../prompts/askTarget.ts';
import { savedNow } from '../prompts/savedForUser.ts';
import { showInformation, showFailure } from '../ui/messages.ts';
import type { RepeatPlan } from '../../app/repeats/repeat.ts';
import type { RepeatPayload } from '../../app/repeats/repeatSender.ts';
import { repeatPayload } from '../../app/repeats/repeatPayload.ts';
import { requireTarget } from '../../app/targets/requireTarget.ts';
import { savedPayloadNamed } from '../../app/saved/savedPayloads.ts';
import { targetId } from '../../app/targets/targetId.ts';
import { nodeId } from '../../app/sockets/socketNodes.ts';
import type { CommandHandlers } from './command.ts';
import type { CommandContext } from './commandContext.ts';

const outcomeMs = 6000;

export function repeatCommands(
  context: CommandContext,
): Pick<CommandHandlers, 'repeatSend' | 'stopRepeating'> {
  const { repeats, ledger, target, sends } = context;
  return {
    repeatSend: {
      call: (what) => {
        // A program may pass anything.
        const given: unknown = what;
        if (typeof given !== 'object' || given === null)
          throw badArgument('repeatSend takes { to?, payload or name, format?, every, times? }');
        const fields: Readonly<Record<string, unknown>> = { ...given };
        const plan = planOf(fields);
        const to = targetId(ledger, requireTarget(target, fields['to']));
        return valueOf(repeats.start(to, payloadOf(fields, to, context), plan)).over;
      },
      run: async ({ nodes: [node] }) => {
        const chosen = node === undefined ? await targetForUser(context) : nodeId(node);
        if (chosen === undefined) return;
        target.choose(chosen);
        const title = `Send Repeatedly to ${target.labelOf(chosen)}`;
        const answers = await askRepeat(title, savedNow(context), sends.measure);
        if (answers === undefined) return;
        const to = targetId(ledger, chosen);
        const payload = repeatPayload(sends, answers, to);
        const started = repeats.start(to, payload, answers.plan);
        if (!started.ok) {
          void showFailure(started.failure);
          return;
        }
        const { id } = started.value;
        void started.value.over.then(() => {
          const state = repeats.states().find((one) => one.id === id);
          if (state !== undefined) notifyEnd(state);
        });
      },
    },
    stopRepeating: {
      call: (to) => repeats.stopAll(to === 'all' ? undefined : targetId(ledger, requireId(to))),
      run: async () => {
        const running = repeats.running();
        const [only, another] = running;
        if (only === undefined) showInformation('Nothing is sent repeatedly.');
        else if (another === undefined) repeats.stop(only.id);
        else await askWhichToStop(running);
      },
    },
  };

  async function askWhichToStop(running: readonly RepeatState[]): Promise<void> {
    const each = running.map((one) => ({
      label: repeatHeadText(one, one.label),
      description: one.what,
      detail: repeatFigureTexts(one).join(' · '),
      choose: one.id,
    }));
    const separator = { label: '', kind: vscode.QuickPickItemKind.Separator };
    // Ids begin at 1.
    const choices = [...each, separator, { label: '$(close-all) Stop All', choose: 0 }];
    const chosen = await askChoice({ title: 'Stop Repeating', placeholder: 'Which one?', choices });
    if (chosen === 0) repeats.stopAll();
    else if (typeof chosen === 'number') repeats.stop(chosen);
  }
}

/** Notifies the user who started it that it has ended: in the status bar, or with a warning if something went wrong. */
function notifyEnd(state: RepeatState): void {
  const text = repeatText(state, state.label);
  if (state.ending?.kind === 'done') vscode.window.setStatusBarMessage(text, outcomeMs);
  else void vscode.window.showWarningMessage(`${text}.`);
}

function planOf({ every, times }: Readonly<Record<string, unknown>>): RepeatPlan {
  if (typeof every !== 'string') throw badArgument('"every" must be a period, such as "200ms" or "1s"');
  const period = readPeriod(every);
  if (!period.ok) throw badArgument(`"every": ${period.failure.message}`);
  if (times === undefined) return { everyMs: period.value };
  if (typeof times !== 'number' || !Number.isSafeInteger(times) || times < 1 || times > timesLimit)
    throw badArgument('"times" must be a whole number of sends, 1 or more');
  return { everyMs: period.value, times };
}

/** A saved payload by its name, bytes, or a string in its format. */
function payloadOf(
  { name, payload, format = 'text' }: Readonly<Record<string, unknown>>,
  to: number,
  context: CommandContext,
): RepeatPayload {
  if (name !== undefined) {
    if (typeof name !== 'string' || payload !== undefined)
      throw badArgument('What is sent is a "payload" or the "name" of a saved one');
    return repeatPayload(context.sends, valueOf(savedPayloadNamed(savedNow(context), name)), to);
  }
  if (payload instanceof Uint8Array) {
    const bytes = payload.slice();
    const hex = Buffer.from(bytes).toString('hex');
    return { key: `bytes ${hex}`, what: hex, encode: () => success(bytes) };
  }
  if (typeof payload !== 'string') throw badArgument('The payload must be a text or a Uint8Array');
  const known = sendFormats.find((one) => one === format);
  if (known === undefined) throw badArgument('The format must be "text", "escapes", "hex" or "payload"');
  return repeatPayload(context.sends, { payload, format: known }, to);
}
