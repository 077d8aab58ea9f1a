/** Checks a listener's rules: their variables, and rules that are never reached. */
import { isDatagram, type Transport } from '../../../model/transports.ts';
import type { OnStatement, RuleStatement } from '../../rules/ruleStatement.ts';
import { serviceRow } from '../../rules/services.ts';
import { bracketProblem, captureNames } from '../reading/captureNames.ts';
import type { ListenStatement } from '../model/experiment.ts';
import type { Flow } from './flow.ts';

export function checkRules({ rules }: ListenStatement, transport: Transport | undefined, flow: Flow): void {
  const framed = rules.statements.some(({ kind }) => kind === 'frames');
  const caught = new Map<string, RuleStatement>();
  for (const rule of rules.statements) {
    checkVariables(rule, flow);
    if (rule.kind === 'on') checkOn(rule, transport, framed, flow);
    if (rule.kind === 'on' || rule.kind === 'service') checkReached(rule, caught, flow);
  }
}

function checkVariables(rule: RuleStatement, flow: Flow): void {
  if (rule.kind !== 'on' && rule.kind !== 'every') return;
  const own = new Set(['peer']);
  if (rule.kind === 'on') {
    if (rule.event?.value !== 'connect') own.add('message');
    const { match } = rule;
    if (match?.kind === 'expression') for (const name of captureNames(match.source)) own.add(name);
    if (match?.kind === 'bytes') flow.later(match.parts, new Set());
  }
  // Rules reply while later steps run, so they may use what those set.
  if (rule.answer.kind === 'payload') flow.later(rule.answer.parts, own);
}

function checkOn(rule: OnStatement, transport: Transport | undefined, framed: boolean, flow: Flow): void {
  const { event, match, then } = rule;
  const on = event?.value ?? 'data';
  if (match?.kind === 'expression') {
    const wrong = bracketProblem(match.source);
    const at = match.start + 1 + (wrong?.at ?? 0);
    if (wrong !== undefined) flow.error({ start: at, end: at + 1 }, wrong.message);
    else if (on === 'data' && !isDatagram(transport))
      flow.hint(
        match,
        'This sees one chunk, as the system delivered it, which may be part of a message: "on line" sees whole lines.',
      );
  }
  if (on === 'frame' && !framed && !isDatagram(transport))
    flow.warn(event ?? rule, 'Nothing says what a frame is: add a rule such as frames by length u16be.');
  if (isDatagram(transport) && on === 'connect')
    flow.warn(event ?? rule, 'UDP has no connections: "on data" sees each datagram.', 'data');
  if (isDatagram(transport) && (then?.value === 'end' || then?.value === 'reset'))
    flow.error(then, `UDP has no connection to ${then.value}: leave "then ${then.value}" out.`);
}

/** Only the first matching rule applies: rules below one that always matches are never reached. */
function checkReached(rule: RuleStatement, caught: Map<string, RuleStatement>, flow: Flow): void {
  if (rule.kind !== 'on' && rule.kind !== 'service') return;
  // A bare service may choose its event by the transport.
  if (rule.kind === 'service' && serviceRow(rule.name)?.alone !== 'data') return;
  const on = rule.kind === 'on' ? (rule.event?.value ?? 'data') : 'data';
  const earlier = caught.get(on);
  if (earlier !== undefined)
    flow.warn(
      rule,
      `This rule is never followed: the one of line ${flow.lineOf(earlier.start)} fits whatever it would.`,
    );
  const always = rule.kind === 'service' || (rule.match === undefined && rule.times === undefined);
  if (always && earlier === undefined) caught.set(on, rule);
}
