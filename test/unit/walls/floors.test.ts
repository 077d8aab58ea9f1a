import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { importsIn, sourceFiles } from '../../support/sourceImports.ts';

interface Floor {
  readonly name: string;
  /** Folders within it. */
  readonly folders: readonly string[];
}

/**
 * The floors of a layer, the lowest first: a folder may import those of its own floor and of the floors below. The files
 * of the layer itself wire them: they may import all floors, and none may import them.
 */
const floorsOf: Readonly<Record<string, readonly Floor[]>> = {
  'src/vscode': [
    // Prompts check and explain rules as diagnostics and hovers do.
    { name: 'ui', folders: ['ui', 'prompts', 'languages'] },
    { name: 'views', folders: ['views', 'trees'] },
    { name: 'editors', folders: ['editors'] },
    { name: 'tests', folders: ['experiments'] },
    { name: 'commands', folders: ['commands', 'tasks'] },
  ],
  'media/inspector': [
    { name: 'parts', folders: ['parts'] },
    // The states of all parts of the page, as the view of one shows those of others.
    { name: 'state', folders: ['state'] },
    {
      name: 'views',
      folders: ['chart', 'composer', 'detail', 'filter', 'find', 'list', 'sockets', 'stream'],
    },
    { name: 'shell', folders: ['shell'] },
  ],
};

describe('walls: the floors of src/vscode and of the page', () => {
  it('tell wrong imports from right ones', () => {
    const wrong = 'src/vscode/ui/ask.ts';
    assert.equal(floorComplaint('src/vscode/views/statusBar.ts', '../trees/socketsView.ts'), undefined);
    assert.equal(floorComplaint('src/vscode/commands/command.ts', '../ui/messages.ts'), undefined);
    assert.equal(floorComplaint('src/vscode/api.ts', './commands/command.ts'), undefined);
    assert.equal(floorComplaint(wrong, '../../model/result.ts'), undefined);
    assert.match(floorComplaint(wrong, '../views/statusBar.ts') ?? '', /may not import .*views/);
    assert.match(floorComplaint(wrong, '../api.ts') ?? '', /may not import/);
    assert.match(floorComplaint('src/vscode/utils/x.ts', './y.ts') ?? '', /no floor/);
    assert.equal(floorComplaint('media/inspector/list/trafficList.ts', '../state/pageState.ts'), undefined);
    assert.match(
      floorComplaint('media/inspector/state/pageState.ts', '../shell/page.ts') ?? '',
      /may not import/,
    );
  });

  it('hold for all of it', () => {
    const complaints = Object.keys(floorsOf)
      .flatMap(sourceFiles)
      .flatMap((file) => importsIn(file).map((target) => floorComplaint(file, target)));
    assert.deepEqual(
      complaints.filter((text) => text !== undefined),
      [],
    );
  });
});

/** What is wrong with an import within a layer, and what to do instead; undefined when it is right. */
function floorComplaint(file: string, target: string): string | undefined {
  if (!target.startsWith('.')) return undefined;
  const [layer, floors] = Object.entries(floorsOf).find(([name]) => file.startsWith(`${name}/`)) ?? ['', []];
  const path = posix.join(posix.dirname(file), target);
  const from = folderIn(layer, file);
  const to = folderIn(layer, path);
  if (from === undefined || from === '' || to === undefined) return undefined;
  const floorOf = (folder: string): number => floors.findIndex(({ folders }) => folders.includes(folder));
  const floor = floorOf(from);
  if (floor === -1) {
    return `${file} stands on no floor: move it to one, or add its folder to the table in test/unit/walls/floors.test.ts.`;
  }
  const other = floorOf(to);
  if (other !== -1 && other <= floor) return undefined;
  return `${file} may not import ${path}: ${floors[floor]?.name ?? ''} may import its own floor and ${
    floors
      .map(({ name }) => name)
      .slice(0, floor)
      .join(', ') || 'no other'
  }. Move what is shared down, or name what is needed in an interface.`;
}

/** Empty for a file of the layer itself; undefined for what is elsewhere. */
function folderIn(layer: string, file: string): string | undefined {
  if (!file.startsWith(`${layer}/`)) return undefined;
  const folders = file.slice(layer.length + 1).split('/');
  return folders.length === 1 ? '' : folders[0];
}
