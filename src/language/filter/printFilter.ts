/** Prints a filter node as text. */
import type { FilterNode } from './filterNode.ts';
import { filterTokens } from './filterTokens.ts';
import { keyKind } from './filterKeyKinds.ts';
import { quoted } from '../core/quotedText.ts';

/** The filter in its shortest usual form, which parses to the same node. */
export function printFilter(node: FilterNode): string {
  return print(node, 'or');
}

function print(node: FilterNode, within: 'or' | 'and' | 'not'): string {
  switch (node.kind) {
    case 'or':
      return bracketed(node.parts.map((part) => print(part, 'and')).join(' or '), within !== 'or');
    case 'and':
      return bracketed(node.parts.map((part) => print(part, 'and')).join(' '), within === 'not');
    case 'not':
      return `not ${print(node.part, 'not')}`;
    case 'anywhere':
      return word(node.text);
    case 'text':
      return `text:${quoted(node.text)}`;
    case 'expression':
      return `text:/${node.source}/${node.flags}`;
    case 'bytes':
      return `bytes:${node.written}`;
    case 'peer':
    case 'endpoint':
    case 'note':
      return `${node.kind}:${value(node.text)}`;
    case 'dir':
      return `dir:${node.direction}`;
    case 'call':
      return `call:${node.call}`;
    case 'is':
      return `is:${node.what}`;
    case 'type':
      return `type:${node.type}`;
    case 'fault':
      return `fault:${node.fault}`;
    case 'number':
      return `${node.column}${node.comparison}${node.column === 'time' ? node.value / 1e6 : node.value}`;
    case 'error':
      return 'error';
  }
}

function bracketed(text: string, isNeeded: boolean): string {
  return isNeeded ? `(${text})` : text;
}

/** Unquoted where it parses as one plain word. */
function word(text: string): string {
  const [token, more] = text.length > 200 ? [] : filterTokens(text);
  const isPlain =
    token?.kind === 'word' &&
    more === undefined &&
    token.start === 0 &&
    token.end === text.length &&
    !/[()]|^error$/i.test(text) &&
    keyKind(text) === undefined;
  return isPlain && isVisible(text) ? text : quoted(text);
}

/** The value of a key of type `name`. */
export function value(text: string): string {
  return /^[^\s"()/][^\s()]*$/.test(text) && isVisible(text) ? text : quoted(text);
}

/** Whether none of its characters needs an escape. */
function isVisible(text: string): boolean {
  return quoted(text) === `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}
