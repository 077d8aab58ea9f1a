import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import {
  exampleAt,
  exampleFile,
  exampleNameOf,
  examplePath,
  exampleTitle,
  inToldOrder,
  isMeant,
} from '../../../../src/app/experiments/exampleNames.ts';

const root = new URL('../../../../', import.meta.url);
const files = readdirSync(new URL('media/examples/', root));
const examples = files.map(exampleNameOf).filter((name) => name !== undefined);
const upperCase = { lecture: 'L04', subject: 'upper-case' };

describe('the names of examples', () => {
  it('are those of their files, and shown by subject', () => {
    assert.equal(examples.length, files.length);
    assert.deepEqual(examples.map(exampleFile), files);
    assert.equal(examplePath(upperCase), '/L04/upper-case.sockets');
    for (const example of examples) assert.deepEqual(exampleAt(examplePath(example)), example);
    for (const path of ['/', '/L04', '/L04/', '/L04/../../package.json', '/L04/a/b.sockets', '/x.sockets'])
      assert.equal(exampleAt(path), undefined, path);
  });

  it('come in the order of the walkthrough, then of the lectures', () => {
    const manifest = readFileSync(new URL('package.json', root), 'utf8');
    const steps = [...manifest.matchAll(/openExample\?%5B%22(L\d\d)%22/g)].map(([, lecture]) => lecture);
    const ordered = inToldOrder(examples).map(({ lecture }) => lecture);
    assert.deepEqual(ordered.slice(0, steps.length), steps);
    assert.deepEqual(ordered.slice(steps.length), ordered.slice(steps.length).toSorted());
    assert.equal(ordered.length, examples.length);
  });

  it('are meant by a beginning, of the lecture or the subject', () => {
    for (const name of ['L04', 'l04', 'L04-upper-case', 'upper', 'Upper-Case'])
      assert.ok(isMeant(upperCase, name));
    for (const name of ['L05', 'case', 'upper-case-2']) assert.ok(!isMeant(upperCase, name));
  });

  it('have titles of their own: the first sentence', () => {
    const titles = files.map((file) =>
      exampleTitle(readFileSync(new URL(`media/examples/${file}`, root), 'utf8')),
    );
    assert.equal(new Set(titles).size, files.length);
    for (const title of titles) assert.match(title, /^[A-Z][^\n.:]{8,}/);
    assert.equal(exampleTitle('# L2: the same over UDP. There is more\n'), 'The same over UDP');
  });
});
