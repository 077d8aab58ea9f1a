import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { commandId } from '../../../../src/app/commands/commandId.ts';
import { commandNames } from '../../../../src/app/commands/commandTable.ts';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly category: string;
      readonly title: string;
    }[];
    readonly menus: Readonly<
      Record<
        string,
        readonly { readonly command?: string; readonly submenu?: string; readonly group?: string }[]
      >
    >;
    readonly submenus: readonly { readonly id: string }[];
    readonly keybindings: readonly { readonly command: string }[];
    readonly viewsWelcome: readonly { readonly contents: string }[];
    readonly configuration: {
      readonly properties: Readonly<
        Record<string, { readonly scope?: string; readonly markdownDescription?: string }>
      >;
    };
  };
}

const manifest = JSON.parse(
  readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8'),
) as Manifest;
const { commands, menus, submenus, keybindings, viewsWelcome, configuration } = manifest.contributes;

describe('the command table and the manifest', () => {
  it('have the same commands', () => {
    assert.deepEqual(
      commands.map(({ command }) => command).toSorted(),
      commandNames.map(commandId).toSorted(),
    );
  });

  it('give each command one category and a title in title case, verb first', () => {
    for (const { category, title } of commands) {
      assert.equal(category, 'Socket Lab');
      assert.match(title, /^[A-Z]/);
      for (const word of title.split(/[ -]/))
        assert.match(word, /^[A-Z]|^(?:over|from|all|as|to|or|in|by|with|a|nc|curl)$/, `"${title}"`);
    }
  });

  it('put only known commands into menus, each with group and order', () => {
    const known = new Set(commands.map(({ command }) => command));
    for (const [menu, items] of Object.entries(menus)) {
      for (const { command, submenu, group } of items) {
        assert.ok(
          command === undefined ? submenus.some(({ id }) => id === submenu) : known.has(command),
          command ?? submenu,
        );
        if (menu !== 'commandPalette') assert.match(group ?? '', /^\w+@\d$/, `${menu}: ${command}`);
      }
    }
    for (const { command } of keybindings) assert.ok(known.has(command), command);
    const text = viewsWelcome.map(({ contents }) => contents).join(' ');
    for (const [, id = ''] of text.matchAll(/\(command:([\w.]+)[?)]/g)) assert.ok(known.has(id), id);
  });

  it('describe every setting and give it a scope', () => {
    for (const [name, { scope, markdownDescription }] of Object.entries(configuration.properties)) {
      assert.match(name, /^socketLab\.[a-zA-Z]+$/);
      assert.ok(scope !== undefined && markdownDescription !== undefined, name);
    }
  });
});
