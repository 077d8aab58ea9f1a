/** The papers beside the code: what they show can be read, what they list is all there is, where they lead is there. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { commands } from '../../src/cli/commands.ts';
import { commandHelp } from '../../src/cli/help.ts';
import { checkExperiment } from '../../src/language/experiment/checkExperiment.ts';
import { statementKind } from '../../src/language/experiment/statements/table.ts';
import type { Statement } from '../../src/language/experiment/model/experiment.ts';
import { faultPresets } from '../../src/model/faultPresets.ts';
import { optionTableMarkdown } from '../../src/address/optionTableMarkdown.ts';
import { checksumNames } from '../../src/bytes/checksums/findChecksum.ts';
import { filterKeys, filterWords } from '../../src/language/filter/filterKeys.ts';
import { parsePayload } from '../../src/language/payload/parsePayload.ts';
import { partKinds } from '../../src/language/payload/partKinds.ts';
import { parseRuleStatements } from '../../src/language/rules/parseRuleStatements.ts';
import { services } from '../../src/language/rules/services.ts';
import { commandNames } from '../../src/app/commands/commandTable.ts';
import { faultForm, faultKinds } from '../../src/model/faultSpec.ts';
import { repositoryFolder } from '../support/processes.ts';
import { codeBlocks, pagePaths, pageText } from '../support/docs/pages.ts';

interface Setting {
  readonly default?: unknown;
  readonly description?: string;
  readonly markdownDescription?: string;
}

interface Manifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
  };
}

const squeeze = (table: string): string => table.replaceAll(/[ -]+/g, ' ');
const allPages = [...pagePaths, 'CONTRIBUTING.md'];
const blocks = allPages.flatMap((path) =>
  codeBlocks(pageText(path)).map((block) => ({ block, at: `${path}:${block.line}` })),
);

/** Blocks of a language are read without a problem. */
function readsAll(language: string, problemsOf: (code: string) => readonly string[]): void {
  const shown = blocks.filter(({ block }) => block.language === language);
  assert.ok(shown.length > 0);
  for (const { at, block } of shown) assert.deepEqual(problemsOf(block.code), [], at);
}

function messages(parsed: { ok: boolean; problems?: readonly { message: string }[] }): string[] {
  return (parsed.problems ?? []).map(({ message }) => message);
}

describe('the papers show', () => {
  it('experiments without a problem', () => {
    readsAll('sockets', (code) => checkExperiment(code).problems.map(({ message }) => message));
  });

  it('payloads that can be read', () => {
    readsAll('socket-payload', (code) => messages(parsePayload(code)));
  });

  it('rules that can be read', () => {
    readsAll('socket-rules', (code) => messages(parseRuleStatements(code)));
  });

  it('whole JSON documents', () => {
    readsAll('json', (code) => {
      JSON.parse(code);
      return [];
    });
  });

  it('lines for every shell: what a shell would look into is quoted, and nothing is a comment', () => {
    readsAll('sh', (code) =>
      // Zsh takes a pattern without a match for an error, and has no comments in what is typed.
      code
        .split('\n')
        .filter((line) => /[?*[\]{}#~!`$;&]/.test(line.replaceAll(/'[^']*'|"[^"$`!\\]*"/g, ''))),
    );
  });

  it('a language with every block, so that it has its colours', () => {
    assert.deepEqual(
      blocks.filter(({ block }) => block.language === '').map(({ at }) => at),
      [],
    );
  });
});

describe('the papers lead', () => {
  for (const path of allPages) {
    it(`${path}: to files and headings that are there`, () => {
      for (const [, target = ''] of pageText(path).matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^https?:/.test(target)) continue;
        const [file = '', heading] = target.split('#');
        const to = file === '' ? path : normalize(join(dirname(path), file));
        assert.ok(existsSync(join(repositoryFolder, to)), `${path} → ${target}`);
        if (heading === undefined) continue;
        const ids = [...pageText(to).matchAll(/^#+ (.*)$/gm)].map(([, words = '']) =>
          words
            .toLowerCase()
            .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
            .replaceAll(' ', '-'),
        );
        assert.ok(ids.includes(heading), `${path} → ${target}`);
      }
    });
  }
});

describe('CONTRIBUTING', () => {
  it('names files and folders that are there', () => {
    const paths = [
      ...pageText('CONTRIBUTING.md').matchAll(/`((?:src|test|media|scripts|docs|syntaxes)\/[\w./-]*)`/g),
    ]
      .map(([, path = '']) => path)
      .filter((path) => !path.includes('NAME'));
    assert.ok(paths.length > 30);
    assert.deepEqual(
      paths.filter((path) => !existsSync(join(repositoryFolder, path))),
      [],
    );
  });
});

describe('the papers list', () => {
  const names = (path: string, words: readonly string[]): void => {
    const page = pageText(path);
    assert.deepEqual(
      words.filter((word) => !page.includes(word)),
      [],
    );
  };

  it('the options of addresses as the code has them', () => {
    // The formatter pads the columns; the words are the code's.
    assert.ok(squeeze(pageText('docs/addresses.md')).includes(squeeze(optionTableMarkdown().trim())));
  });

  it('every option of every command', async () => {
    const helps = await Promise.all(
      Object.entries(commands).map(async ([name, command]) =>
        commandHelp(name, command, await command.load()),
      ),
    );
    const options = helps.flatMap((help) => help.match(/(?<= )--[a-z][a-z-]*/g) ?? []);
    assert.ok(options.length > 20);
    names('docs/command-line.md', [...new Set(options)]);
  });

  it('every statement, in the code’s words', () => {
    // One that is missing here does not compile; `broken` is what cannot be read.
    const all: Readonly<Record<Exclude<Statement['kind'], 'broken'>, true>> = {
      variable: true,
      test: true,
      listen: true,
      connect: true,
      run: true,
      accept: true,
      send: true,
      expect: true,
      action: true,
      secure: true,
      frames: true,
      wait: true,
      repeat: true,
      together: true,
      do: true,
      relay: true,
      fault: true,
      save: true,
    };
    const kinds = Object.keys(all) as Statement['kind'][];
    const rows = kinds.map((kind) => {
      const { form, help } = statementKind(kind);
      return `| \`${form.replaceAll('|', '\\|')}\` | ${help} |`;
    });
    const page = squeeze(pageText('docs/experiments.md'));
    assert.deepEqual(
      rows.filter((row) => !page.includes(squeeze(row))),
      [],
    );
  });

  it('every fault of relays, in the code’s words', () => {
    const page = squeeze(pageText('docs/experiments.md'));
    for (const row of faultKinds)
      assert.ok(page.includes(squeeze(`| \`${faultForm(row)}\` | ${row.on} | ${row.help} |`)), row.kind);
  });

  it('every preset of faults', () => {
    names(
      'docs/command-line.md',
      faultPresets.map(({ name }) => `\`${name}\``),
    );
  });

  it('every part of payloads', () => {
    // Numbers and lengths of other widths than these are said in words.
    const others = /^(?:[uif]\d+|len\d+)(?:be|le)?$/;
    names(
      'docs/payloads.md',
      partKinds.map(({ name }) => name).filter((name) => !others.test(name)),
    );
  });

  it('every checksum that is no CRC, and every short name', () => {
    // The others are those of the catalogue.
    names(
      'docs/payloads.md',
      checksumNames()
        .filter((name) => /^[a-z]/.test(name))
        .map((name) => `\`${name}\``),
    );
  });

  it('every responder, and every framing', () => {
    names(
      'docs/responders.md',
      services.map(({ name }) => `\`${name}\``),
    );
    names('docs/responders.md', ['line', 'delimiter', 'length', 'fixed', 'slip', 'cobs', 'dle']);
  });

  it('every command for programs', () => {
    names(
      'docs/api.md',
      commandNames.map((name) => `\`${name}\``),
    );
  });

  it('every setting, in the manifest’s words', () => {
    const { contributes } = JSON.parse(pageText('package.json')) as Manifest;
    const page = squeeze(pageText('docs/settings.md'));
    const rows = Object.entries(contributes.configuration.properties).map(
      ([name, { default: standard, description, markdownDescription }]) =>
        `| \`${name}\` | \`${JSON.stringify(standard)}\` | ${markdownDescription ?? description ?? ''} |`,
    );
    assert.deepEqual(
      rows.filter((row) => !page.includes(squeeze(row))),
      [],
    );
  });

  it('every key of filters', () => {
    names(
      'docs/filters.md',
      [...filterKeys, ...filterWords].map(({ name }) => name),
    );
  });
});
