import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { commandId } from '../../src/app/commands/commandId.ts';
import { commandNames } from '../../src/app/commands/commandTable.ts';

interface Step {
  readonly id: string;
  readonly description: string;
  readonly completionEvents: readonly string[];
  readonly media: { readonly image: Readonly<Record<string, string>>; readonly altText: string };
}

const root = new URL('../../', import.meta.url);
const { contributes } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
  readonly contributes: {
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly walkthroughs: readonly { readonly id: string; readonly steps: readonly Step[] }[];
  };
};
const [walkthrough, ...others] = contributes.walkthroughs;
const steps = walkthrough?.steps ?? [];
const examples = readdirSync(new URL('media/examples/', root));
/** Bytes of one picture: they are in git and in every download. */
const pictureLimit = 60_000;

describe('the walkthrough', () => {
  it('is the one that the command opens, with a step for each of five examples', () => {
    assert.deepEqual([walkthrough?.id, others, steps.length], ['firstSteps', [], 5]);
    const source = readFileSync(new URL('src/vscode/commands/experimentCommands.ts', root), 'utf8');
    assert.ok(source.includes("'socket-lab.socket-lab#firstSteps'"));
  });

  it('links only to commands and views that there are', () => {
    const views = Object.values(contributes.views)
      .flat()
      .map(({ id }) => `${id}.focus`);
    const known = new Set<string>([...commandNames.map(commandId), ...views]);
    for (const { description } of steps) {
      const links = [...description.matchAll(/\]\(command:([\w.]+)[^)]*\)/g)];
      assert.ok(links.length > 1, description);
      for (const [, id = ''] of links) assert.ok(known.has(id), id);
    }
  });

  it('runs in each step an example that there is, by which the step is checked off', () => {
    const run = steps.map(({ id, description, completionEvents }) => {
      // A line that is nothing but a link is drawn as a button.
      const button = /^\[Open and Run\]\(command:socketLab\.openExample\?(\S+)\)$/m.exec(description);
      const [name, options] = JSON.parse(decodeURIComponent(button?.[1] ?? '[]')) as [string, unknown];
      assert.deepEqual(options, { run: true }, id);
      assert.equal(examples.filter((example) => example.startsWith(`${name}-`)).length, 1, name);
      assert.deepEqual(completionEvents, [`onContext:socketLab.examplesRun =~ /\\b${name}\\b/`]);
      return name;
    });
    assert.equal(new Set(run).size, run.length);
  });

  it('has small pictures for every kind of theme, with words for who cannot see them, and no others', () => {
    const named = steps.flatMap(({ media: { image, altText } }) => {
      assert.deepEqual(Object.keys(image).toSorted(), ['dark', 'hc', 'hcLight', 'light']);
      assert.match(altText, /^[A-Z].+\.$/);
      return Object.values(image);
    });
    for (const path of named) assert.ok(statSync(new URL(path, root)).size <= pictureLimit, path);
    const there = readdirSync(new URL('media/walkthrough/', root)).map((name) => `media/walkthrough/${name}`);
    assert.deepEqual(there.toSorted(), [...new Set(named)].toSorted());
  });
});
