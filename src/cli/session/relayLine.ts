/** The lines that `relay` takes on stdin while it runs. */
import { parseFaultChange } from '../../language/experiment/faults/parseFault.ts';
import type { FaultListChange } from '../../model/faultList.ts';
import type { HoldDecision } from '../../model/heldItem.ts';
import { excerpt } from '../../model/excerpt.ts';
import { success, type Result } from '../../model/result.ts';
import { nodeEnvironment } from '../../node/nodeEnvironment.ts';
import { wrong } from '../options/args.ts';
import { payloadBytes } from '../options/payloadOptions.ts';
import { problemSentences } from '../options/problemLines.ts';

export type RelayLine =
  | { readonly kind: 'change'; readonly change: FaultListChange }
  | { readonly kind: 'preset'; readonly name: string }
  | { readonly kind: 'held' }
  | { readonly kind: 'decide'; readonly held: number; readonly decision: HoldDecision };

/** Fails with a sentence that says what can be written. */
export function readRelayLine(text: string): Result<RelayLine> {
  const [, word = '', rest = ''] = /^\s*(\S+)\s*(.*?)\s*$/s.exec(text) ?? [];
  switch (word) {
    case 'fault':
      return readFault(rest);
    case 'held':
      return rest === ''
        ? success({ kind: 'held' })
        : wrong('held takes nothing: it lists all that is held.');
    case 'forward':
    case 'drop':
    case 'reset':
      return readDecision(word, rest);
    default:
      return wrong(
        'Write fault set FAULT, fault remove KIND, fault clear, fault preset NAME, held, forward NUMBER [PAYLOAD], drop NUMBER or reset NUMBER.',
      );
  }
}

function readFault(text: string): Result<RelayLine> {
  const preset = /^preset\b\s*(.*)$/.exec(text)?.[1];
  if (preset !== undefined) return success({ kind: 'preset', name: preset });
  const change = parseFaultChange(text);
  return change.ok ? success({ kind: 'change', change: change.value }) : wrong(sentences(change.problems));
}

function readDecision(kind: HoldDecision['kind'], text: string): Result<RelayLine> {
  const [, number = '', payload = ''] = /^([0-9]{1,15})(?:\s+(.*))?$/s.exec(text) ?? [];
  if (number === '')
    return wrong(`${kind} takes the number of what is held, such as ${kind} 3; held lists it.`);
  const held = Number(number);
  if (kind !== 'forward')
    return payload === ''
      ? success({ kind: 'decide', held, decision: { kind } })
      : wrong(`${kind} takes a number and no more: ${excerpt(payload)} is too much.`);
  if (payload === '') return success({ kind: 'decide', held, decision: { kind } });
  const bytes = payloadBytes(payload, nodeEnvironment());
  if (!bytes.ok) return wrong(`${excerpt(payload)}: ${problemSentences(bytes.problems)}`);
  return success({ kind: 'decide', held, decision: { kind, bytes: bytes.value } });
}

/** In a change without a name before it. */
function sentences(problems: Parameters<typeof problemSentences>[0]): string {
  return problemSentences(problems).replace('After the name comes', 'After fault comes');
}
