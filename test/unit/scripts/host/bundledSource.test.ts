import assert from 'node:assert/strict';
import { bundledSource } from '../../../../scripts/host/bundledSource.ts';

const loadedLater = new Map([['./parts/index.ts', './parts.cjs']]);
const source = [
  "import { createRequire } from 'node:module';",
  "import * as vscode from 'vscode';",
  '',
  'const require = createRequire(import.meta.url);',
  "export const parts = () => require('./parts/index.ts');",
  '',
].join('\n');

describe('bundledSource', () => {
  it('loads what comes later from its bundle', () => {
    const text = bundledSource(source, false, loadedLater);
    assert.equal(text, source.replace('./parts/index.ts', './parts.cjs'));
  });

  it('takes what CommonJS has, and moves no line that a debugger would show', () => {
    const lines = bundledSource(source, true, loadedLater).split('\n');
    assert.deepEqual(lines.slice(1, 5), [
      "const vscode = require('vscode');",
      '',
      '',
      "export const parts = () => require('./parts.cjs');",
    ]);
  });

  it('leaves other requires alone', () => {
    const text = "require('./parts/index.ts');\n";
    assert.equal(bundledSource(text, false, loadedLater), text);
  });
});
