/** Tokenises texts with the TextMate grammars. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
// Both are CommonJS modules whose named exports Node does not detect.
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

const require = createRequire(import.meta.url);
const files = new Map([
  ['source.socket-payload', 'socket-payload.tmLanguage.json'],
  ['source.socket-rules', 'socket-rules.tmLanguage.json'],
  ['source.sockets', 'sockets.tmLanguage.json'],
]);

let loading: Promise<textmate.Registry> | undefined;

async function load(): Promise<textmate.Registry> {
  const wasm = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
  await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length));
  return new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: (scope) => {
      const file = files.get(scope);
      if (file === undefined) return Promise.resolve(undefined);
      const url = new URL(`../../syntaxes/${file}`, import.meta.url);
      return Promise.resolve(textmate.parseRawGrammar(readFileSync(url, 'utf8'), file));
    },
  });
}

/** Each token with its innermost scope, without the language's suffix; blanks are left out. */
export async function tokens(language: string, text: string): Promise<string[]> {
  loading ??= load();
  const grammar = await (await loading).loadGrammar(`source.${language}`);
  assert.ok(grammar);
  let stack = textmate.INITIAL;
  return text.split('\n').flatMap((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    return tokens
      .map(({ startIndex, endIndex, scopes }) => {
        const scope = (scopes.at(-1) ?? '').replace(/\.(?:socket-(?:payload|rules)|sockets)$/, '');
        return [line.slice(startIndex, endIndex), scope] as const;
      })
      .filter(([part]) => part.trim() !== '')
      .map(([part, scope]) => `${part} ${scope}`);
  });
}
