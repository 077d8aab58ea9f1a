import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
// Both are CommonJS whose names Node does not see.
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

const require = createRequire(import.meta.url);
const files = new Map([
  ['source.socket-payload', 'socket-payload.tmLanguage.json'],
  ['source.socket-rules', 'socket-rules.tmLanguage.json'],
]);

describe('the TextMate grammars', () => {
  let registry: textmate.Registry;

  before(async () => {
    const wasm = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
    await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length));
    registry = new textmate.Registry({
      onigLib: Promise.resolve({
        createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
        createOnigString: (text) => new oniguruma.OnigString(text),
      }),
      loadGrammar: (scope) => {
        const file = files.get(scope);
        if (file === undefined) return Promise.resolve(undefined);
        const url = new URL(`../../../syntaxes/${file}`, import.meta.url);
        return Promise.resolve(textmate.parseRawGrammar(readFileSync(url, 'utf8'), file));
      },
    });
  });

  /** Each token with the innermost scope, the language left out; blanks left out. */
  async function tokens(language: string, text: string): Promise<string[]> {
    const grammar = await registry.loadGrammar(`source.${language}`);
    assert.ok(grammar);
    let stack = textmate.INITIAL;
    return text.split('\n').flatMap((line) => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
      stack = ruleStack;
      return tokens
        .map(({ startIndex, endIndex, scopes }) => {
          const scope = (scopes.at(-1) ?? '').replace(/\.socket-(?:payload|rules)$/, '');
          return [line.slice(startIndex, endIndex), scope] as const;
        })
        .filter(([part]) => part.trim() !== '')
        .map(([part, scope]) => `${part} ${scope}`);
    });
  }

  it('tell the parts of a payload', async () => {
    assert.deepEqual(await tokens('socket-payload', 'hex"de ?? zz" u16be(0x2A)'), [
      'hex support.function.part',
      '" punctuation.definition.string.begin',
      'de constant.numeric.hex',
      '?? constant.language.hole',
      'z invalid.illegal.hex',
      'z invalid.illegal.hex',
      '" punctuation.definition.string.end',
      'u16be support.function.part',
      '( punctuation.section.group',
      '0x2A constant.numeric',
      ') punctuation.section.group',
    ]);
  });

  it('tell escapes and variables, and that a literal ends on its line', async () => {
    assert.deepEqual(await tokens('socket-payload', 'latin1"a\\n{{name}}\\q\n"b"'), [
      'latin1 support.function.charset',
      '" punctuation.definition.string.begin',
      'a string.quoted.double',
      '\\n constant.character.escape',
      '{{ punctuation.section.interpolation.begin',
      'name variable.other',
      '}} punctuation.section.interpolation.end',
      '\\q invalid.illegal.escape',
      '" punctuation.definition.string.begin',
      'b string.quoted.double',
      '" punctuation.definition.string.end',
    ]);
  });

  it('know a comment only after white space', async () => {
    assert.deepEqual(await tokens('socket-payload', "# all\n'#1' # rest"), [
      '# all comment.line.number-sign',
      "' punctuation.definition.string.begin",
      '#1 string.quoted.single',
      "' punctuation.definition.string.end",
      '# rest comment.line.number-sign',
    ]);
  });

  it('follow a heredoc to its mark, and go on behind its opening and after it', async () => {
    const found = await tokens(
      'socket-rules',
      'on data reply <<END then close\nthen "x" {{peer}}\nEND\non line discard',
    );
    assert.deepEqual(found, [
      'on keyword.control.statement',
      'data storage.type.event',
      'reply keyword.control.reply',
      '<< keyword.operator.heredoc',
      'END keyword.control.heredoc-mark',
      'then keyword.control.clause',
      'close keyword.control.ending',
      'then "x"  string.unquoted.heredoc',
      '{{ punctuation.section.interpolation.begin',
      'peer variable.other',
      '}} punctuation.section.interpolation.end',
      'END keyword.control.heredoc-mark',
      'on keyword.control.statement',
      'line storage.type.event',
      'discard support.function.service',
    ]);
  });

  it('tell the words of rules, and words within texts from them', async () => {
    assert.deepEqual(await tokens('socket-rules', 'on line starts "on " reply all echo after 1.5s times 3'), [
      'on keyword.control.statement',
      'line storage.type.event',
      'starts keyword.control.clause',
      '" punctuation.definition.string.begin',
      'on  string.quoted.double',
      '" punctuation.definition.string.end',
      'reply keyword.control.reply',
      'all storage.modifier',
      'echo support.function.service',
      'after keyword.control.clause',
      '1.5s constant.numeric.duration',
      'times keyword.control.clause',
      '3 constant.numeric',
    ]);
    assert.deepEqual(await tokens('socket-rules', 'on data /a[/]\\d/i reply {{1}}'), [
      'on keyword.control.statement',
      'data storage.type.event',
      '/ punctuation.definition.string.begin',
      'a string.regexp',
      '[ constant.other.character-class.set.regexp',
      '/ constant.other.character-class.set.regexp',
      '] constant.other.character-class.set.regexp',
      '\\d constant.character.escape.regexp',
      '/ punctuation.definition.string.end',
      'i keyword.other.flags',
      'reply keyword.control.reply',
      '{{ punctuation.section.interpolation.begin',
      '1 variable.other',
      '}} punctuation.section.interpolation.end',
    ]);
  });
});
