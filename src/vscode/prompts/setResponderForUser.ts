/** "Set Responder": a listener's rules as a list to edit, add to, or replace with a single reply. */
import { joinBlocks, ruleBlocks } from '../../language/rules/ruleBlocks.ts';
import { ruleRows } from '../languages/ruleRows.ts';
import * as vscode from 'vscode';
import { askChoice, back, type Answer, type Choice } from '../ui/ask.ts';
import { askProgram, askReply, askRule, groupedResponders } from './askResponder.ts';
import { buildRules } from './buildRule.ts';
import { showIfFailed } from '../ui/messages.ts';
import type { PromptContext } from './promptContext.ts';
import { editResponder } from '../ui/responderDocument.ts';

type Action =
  /** A responder to set, or a prompt for one. */
  | { readonly kind: 'set'; readonly responder: string }
  | { readonly kind: 'asText' }
  | { readonly kind: 'rule' | 'edit' | 'remove' | 'moveUp'; readonly index: number };

const title = 'Set Responder';
const edit = { iconPath: new vscode.ThemeIcon('edit'), tooltip: 'Edit Rule' };
const moveUp = { iconPath: new vscode.ThemeIcon('arrow-up'), tooltip: 'Move Up' };
const remove = { iconPath: new vscode.ThemeIcon('trash'), tooltip: 'Remove Rule' };
const buttonActions = new Map<vscode.QuickInputButton, 'edit' | 'moveUp' | 'remove'>([
  [edit, 'edit'],
  [moveUp, 'moveUp'],
  [remove, 'remove'],
]);

/** Sets the responder of several listeners at once: the rules shown are those of the first. */
export async function setResponderForUser(
  { actions, responderConsent }: Pick<PromptContext, 'actions' | 'responderConsent'>,
  ids: readonly number[],
): Promise<void> {
  const [first] = ids;
  for (;;) {
    const endpoint = actions.endpointOf(first ?? -1);
    if (endpoint === undefined) return;
    const current = endpoint.responder ?? '';
    const action = await askAction(current);
    if (action === undefined || action === back) return;
    if (action.kind === 'asText') return editResponder(endpoint);
    const asked = action.kind === 'rule' ? await askAboutRule(current, action.index) : action;
    if (asked === undefined) return;
    if (asked === back) continue;
    if (asked.kind === 'edit' && ruleRows(current)[asked.index]?.isLine !== true)
      return editResponder(endpoint);
    const rules = await rulesFor(asked, current);
    if (rules === undefined) return;
    if (rules === back) continue;
    if (!(await responderConsent.request(rules))) return;
    for (const id of ids) showIfFailed(await actions.setResponder(id, rules));
    // After a removal or a move, the user may want to change more.
    if (asked.kind !== 'remove' && asked.kind !== 'moveUp') return;
  }
}

function askAction(current: string): Promise<Answer<Action>> {
  const replies = groupedResponders(
    (responder): Action => ({ kind: 'set', responder }),
    (responder) => responder !== 'askBuilt',
  );
  const known = replies.find(
    (choice): choice is Choice<Action> =>
      'choose' in choice && choice.choose.kind === 'set' && choice.choose.responder === current,
  );
  const rules = known === undefined ? ruleChoices(current) : [];
  const active = known ?? rules[0];
  return askChoice<Action>({
    title,
    placeholder:
      rules.length === 0 ? 'How should it reply automatically?' : 'The first rule that matches replies',
    choices: [
      ...rules,
      {
        label: '$(add) Add Rule…',
        description: 'When and what to reply',
        choose: { kind: 'set', responder: 'askBuilt' },
      },
      {
        label: '$(go-to-file) Edit as Text',
        description: 'All rules in an editor; saving applies them',
        choose: { kind: 'asText' },
      },
      ...replies,
    ],
    ...(active === undefined ? {} : { active }),
    pressed: (action, button) => {
      const kind = buttonActions.get(button);
      return action.kind === 'rule' && kind !== undefined ? { kind, index: action.index } : action;
    },
  });
}

function ruleChoices(current: string): Choice<Action>[] {
  return ruleRows(current).map(({ line, sentence }, index) => ({
    label: line,
    detail: sentence,
    buttons: index === 0 ? [edit, remove] : [edit, moveUp, remove],
    choose: { kind: 'rule', index },
  }));
}

/** The actions of a rule's buttons, for users who chose the row itself. */
function askAboutRule(current: string, index: number): Promise<Answer<Action>> {
  const line = ruleRows(current)[index]?.line ?? '';
  const choices: Choice<Action>[] = [
    { label: '$(edit) Edit…', choose: { kind: 'edit', index } },
    { label: '$(trash) Remove', choose: { kind: 'remove', index } },
  ];
  if (index > 0) choices.splice(1, 0, { label: '$(arrow-up) Move Up', choose: { kind: 'moveUp', index } });
  return askChoice<Action>({ title, canGoBack: true, placeholder: line, choices });
}

async function rulesFor(action: Action, current: string): Promise<Answer<string>> {
  if (action.kind === 'asText' || action.kind === 'rule') return undefined;
  if (action.kind === 'set') return askedAnswer(action.responder, current);
  const { header, blocks } = ruleBlocks(current);
  const texts = blocks.map(({ text }) => text);
  const [text = ''] = texts.splice(action.index, 1);
  if (action.kind === 'moveUp') texts.splice(action.index - 1, 0, text);
  if (action.kind === 'edit') {
    const changed = await askRule(title, text.trim());
    if (changed === undefined || changed === back) return changed;
    texts.splice(action.index, 0, changed.trim());
  }
  return joinBlocks(header, texts);
}

async function askedAnswer(responder: string, current: string): Promise<Answer<string>> {
  if (responder === 'askBuilt') return buildRules(current);
  if (responder === 'askReply') return askReply(title);
  if (responder === 'askProgram') return askProgram(title);
  return responder === 'askRule' ? askRule(title, current) : responder;
}
