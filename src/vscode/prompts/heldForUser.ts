/** What relays hold, by a user: the questions which of it, what becomes of it, and what is passed on instead. */
import type { ComposedSends } from '../../app/actions/composedSends.ts';
import type { HeldActions } from '../../app/actions/heldActions.ts';
import { editLimitBytes, heldChoices, heldLabel, heldNotation } from '../../app/questions/heldChoices.ts';
import { nodeId, type SocketNode } from '../../app/sockets/socketNodes.ts';
import type { Ledger } from '../../capture/ledger/ledger.ts';
import type { Clock } from '../../node/clock.ts';
import { countNumber } from '../../model/countText.ts';
import type { HeldItem, HoldDecision } from '../../model/heldItem.ts';
import { pairLabel } from '../../model/pairText.ts';
import { fail, success, type Result } from '../../model/result.ts';
import { askChoice, askText, back } from '../ui/ask.ts';
import { showFailure, showIfFailed, showInformation } from '../ui/messages.ts';

export interface HeldParts {
  readonly held: HeldActions;
  readonly ledger: Ledger;
  readonly clock: Pick<Clock, 'nowUs'>;
  readonly sends: ComposedSends;
}

/** The one that is held in the row's pair; of several, and without a row, one that the user picks. */
export async function askHeld(
  { held, ledger, clock }: HeldParts,
  [node]: readonly SocketNode[],
  title: string,
): Promise<HeldItem | undefined> {
  const items = held.list(node === undefined ? undefined : nodeId(node));
  const [first, another] = items;
  if (first === undefined) showInformation('Nothing is held.');
  if (another === undefined) return first;
  const labelOf = (item: HeldItem): string => {
    const id = held.pairOf(item);
    const accepted = ledger.connection(id);
    return pairLabel({ id, ...(accepted && { accepted }) }, ledger.endpoint(item.endpoint, 0) ?? {});
  };
  const chosen = await askChoice({
    title,
    placeholder: 'Which one? The first came first',
    choices: heldChoices(items, labelOf, clock.nowUs()).map(({ item, label, description }) => {
      return { label, description, choose: item };
    }),
  });
  return chosen === back ? undefined : chosen;
}

/** Lists what is held, then asks what becomes of the one that was chosen. */
export async function showHeldForUser(parts: HeldParts, nodes: readonly SocketNode[]): Promise<void> {
  const item = await askHeld(parts, nodes, 'Held');
  if (item === undefined) return;
  const act = await askChoice<HoldDecision['kind'] | 'edit'>({
    title: heldLabel(item),
    placeholder: 'What should become of it?',
    choices: [
      { label: 'Forward', choose: 'forward' },
      { label: 'Edit and Forward…', choose: 'edit' },
      { label: 'Drop', choose: 'drop' },
      { label: 'Reset Pair', choose: 'reset' },
    ],
  });
  if (act === undefined || act === back) return;
  if (act === 'edit') await editHeldForUser(parts, item);
  else showIfFailed(parts.held.decide(item.id, { kind: act }));
}

/** Asks for other bytes, beginning with those that came. */
export async function editHeldForUser({ held, sends }: HeldParts, item: HeldItem): Promise<void> {
  if (item.bytes.length > editLimitBytes) {
    void showFailure(tooLong(item));
    return;
  }
  const text = await askText({
    title: `Edit and Forward ${heldLabel(item)}`,
    value: heldNotation(item),
    prompt: `In payload notation: what goes on to the ${item.flow === 'up' ? 'target' : 'client'} instead.`,
    judge: (typed) => {
      const bytes = bytesOf(sends, typed);
      return bytes.ok ? undefined : { message: bytes.failure.message, severity: 'error' };
    },
  });
  if (typeof text !== 'string') return;
  const bytes = bytesOf(sends, text);
  showIfFailed(bytes.ok ? held.decide(item.id, { kind: 'forward', bytes: bytes.value }) : bytes);
}

function bytesOf(sends: ComposedSends, text: string): Result<Uint8Array> {
  const composed = sends.compose(undefined, { text, format: 'payload', lineEnding: 'none' });
  if (!composed.ok) return fail({ code: 'EINVAL', message: composed.problems[0].message });
  if (composed.value.kind === 'bytes') return success(composed.value.bytes);
  return fail({ code: 'EINVAL', message: 'A file alone cannot take its place: write "" beside it.' });
}

function tooLong({ bytes: { length } }: HeldItem) {
  return {
    code: 'EFBIG',
    message: `${countNumber(length)} bytes are held here, and an input box takes at most ${countNumber(editLimitBytes)}.`,
    advice: 'Forward or drop it, or call socketLab.forwardHeld with other bytes.',
  };
}
