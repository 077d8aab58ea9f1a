import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { commandId } from '../../../../src/app/commands/commandId.ts';
import { commandNames } from '../../../../src/app/commands/commandTable.ts';

interface KeyBinding {
  readonly command: string;
  readonly key: string;
  readonly when: string;
  readonly args?: unknown;
}

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
    readonly keybindings: readonly KeyBinding[];
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
        assert.match(word, /^[A-Z]|^(?:over|from|all|and|as|to|on|or|in|by|with|a|nc|curl)$/, `"${title}"`);
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
    for (const { command } of keybindings.filter(({ command: each }) => each !== 'runCommands'))
      assert.ok(known.has(command), command);
    const text = viewsWelcome.map(({ contents }) => contents).join(' ');
    for (const [, id = ''] of text.matchAll(/\(command:([\w.]+)[?)]/g)) assert.ok(known.has(id), id);
  });

  it('bind each key of the Sockets view to the row with the focus, or to all selected ones', () => {
    const inView = keybindings.filter(({ when }) => when.startsWith("focusedView == 'socketLab.sockets'"));
    const several = inView.filter(({ when }) => when.endsWith(' && listMultiSelection'));
    assert.ok(several.length > 2);
    assert.equal(inView.length, 2 * several.length);
    for (const { command, key, when, args } of several) {
      assert.equal(args, 'selection');
      const one = inView.find((other) => other.key === key && other.when === when.replace(/(\w+)$/, '!$1'));
      const commands = ['list.selectAndPreserveFocus', { command, args }];
      assert.deepEqual([one?.command, one?.args], ['runCommands', { commands }], key);
    }
  });

  it('describe every setting and give it a scope', () => {
    for (const [name, { scope, markdownDescription }] of Object.entries(configuration.properties)) {
      assert.match(name, /^socketLab\.[a-zA-Z]+$/);
      assert.ok(scope !== undefined && markdownDescription !== undefined, name);
    }
  });
});
