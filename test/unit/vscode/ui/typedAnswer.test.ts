import assert from 'node:assert/strict';
import type { Choice } from '../../../../src/vscode/ui/ask.ts';
import { typedAnswer, typedChoices, type TypedReading } from '../../../../src/vscode/ui/typedAnswer.ts';

const read = (typed: string): TypedReading<string> =>
  /^\d+$/.test(typed)
    ? { ok: true, choose: `tcp://:${typed}`, description: '' }
    : { ok: false, message: 'no port' };
const entry = { label: '5432', description: 'TCP · postgres', choose: 'tcp://:5432' };

function answer(typed: string, selected: Choice<string> | undefined, shownFor = typed): string | undefined {
  return typedAnswer({ read }, typed, { selected, shownFor });
}

describe('typedAnswer', () => {
  it('is the selected entry', () => {
    assert.equal(answer('', entry), 'tcp://:5432');
    assert.equal(answer('54', entry), 'tcp://:5432');
    assert.equal(answer('Postgres', entry), 'tcp://:5432');
  });

  it('is what is typed, where the list has not followed the last keys', () => {
    assert.equal(answer('9000', entry, ''), 'tcp://:9000');
    assert.equal(answer('9000', undefined, ''), 'tcp://:9000');
    assert.equal(answer('54', entry, '5'), 'tcp://:54');
  });

  it('is no entry of what was typed before', () => {
    const before = { label: '54', choose: 'tcp://:54', alwaysShow: true };
    assert.equal(answer('54x', before, '54'), undefined);
    assert.equal(answer('', before, '54'), undefined);
    assert.equal(answer('543', before, '54'), 'tcp://:543');
    assert.equal(answer('54', before, '54'), 'tcp://:54');
  });

  it('is nothing where that stands for nothing', () => {
    assert.equal(answer('x', undefined), undefined);
    assert.equal(answer('pgsql', entry), 'tcp://:5432');
    assert.equal(answer('pgsql', entry, 'pgs'), 'tcp://:5432');
  });
});

describe('typedChoices', () => {
  const other = { label: '9000', description: 'TCP', choose: 'tcp://:9000' };
  const shown = (typed: string) => typedChoices({ read, choices: [entry, other] }, typed);

  it('are all of them at first', () => {
    assert.deepEqual(shown(''), [entry, other]);
  });

  it('begin with what is typed, which a choice for the same replaces', () => {
    assert.deepEqual(shown('80'), [
      { label: '80', description: '', choose: 'tcp://:80', alwaysShow: true },
      entry,
      other,
    ]);
    assert.deepEqual(shown('9000'), [{ ...other, alwaysShow: true }, entry]);
  });

  it('leave it to VS Code to find what is part of a choice', () => {
    assert.deepEqual(shown('POSTGRES'), [entry, other]);
  });

  it('say what is wrong with anything else', () => {
    assert.deepEqual(shown('x y'), [
      { label: 'x y', description: '$(error) no port', alwaysShow: true },
      entry,
      other,
    ]);
  });
});
