import assert from 'node:assert/strict';
import { filterLanguage } from '../../../../src/language/filter/filterLanguage.ts';
import { finish } from '../../../../src/model/work.ts';
import { valueReaders } from '../../../support/filters/filterReaders.ts';

const service = filterLanguage({
  readers: valueReaders,
  known: () => ({ peers: ['127.0.0.1:53131'], endpoints: [] }),
});
const treeOf = (text: string) => finish(service.parse(text));

describe('filterLanguage', () => {
  it('finds problems, and hints of what was perhaps not meant', () => {
    const check = (text: string) =>
      finish(service.check(treeOf(text))).map(({ severity, start, fix }) => [severity, start, fix]);
    assert.deepEqual(check('dir:im a)'), [
      ['error', 4, 'in'],
      ['error', 8, ''],
    ]);
    assert.deepEqual(check('peeer:x'), [['hint', 0, 'peer']]);
    assert.deepEqual(check(''), []);
  });

  it('completes with what the capture has, and reads no expression for that', () => {
    const unread = filterLanguage({
      readers: {
        ...valueReaders,
        expressionSteps: () => {
          throw new Error('not loaded');
        },
      },
      known: () => ({ peers: ['127.0.0.1:53131'], endpoints: [] }),
    });
    const text = 'text:/a/ peer:';
    const found = finish(unread.complete(finish(unread.parse(text)), text.length));
    assert.deepEqual(
      found?.items.map(({ label }) => label),
      ['127.0.0.1:53131'],
    );
  });

  it('counts what its expressions take together', () => {
    const before: number[] = [];
    const counting = filterLanguage({
      readers: {
        ...valueReaders,
        expressionSteps: (_source, _flags, taken) => {
          before.push(taken);
          return 20;
        },
      },
      known: () => ({ peers: [], endpoints: [] }),
    });
    assert.equal(finish(counting.parse('text:/a/ text:/b/ text:/c/')).reading.expressionSteps, 60);
    assert.deepEqual(before, [0, 20, 40]);
  });

  it('explains keys and words, and nothing else', () => {
    const text = 'len>=2KiB or hello';
    const said = (offset: number) => service.explain(treeOf(text), offset);
    assert.deepEqual(said(0), {
      start: 0,
      end: 9,
      form: 'len>=2KiB',
      sentences: ['bytes of a chunk or datagram: = != < <= > >='],
    });
    assert.deepEqual(said(10), { start: 10, end: 12, form: 'or', sentences: ['either'] });
    assert.equal(said(13), undefined);
    assert.equal(said(text.length), undefined);
  });
});
