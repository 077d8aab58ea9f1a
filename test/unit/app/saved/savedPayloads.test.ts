import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  savedPayloadNamed,
  savedPayloads,
  savedPayloadsLimit,
} from '../../../../src/app/saved/savedPayloads.ts';
import { fail, success } from '../../../../src/model/result.ts';
import { PayloadComposer } from '../../../../src/app/sending/composedPayload.ts';

const composer = new PayloadComposer();

const read = (setting: unknown) =>
  savedPayloads(setting, (text, format) => {
    const measured = composer.measure({ text, format, lineEnding: 'none' }, { folder: '/' });
    return measured.ok
      ? success(measured.value)
      : fail({ code: 'EINVAL', message: measured.problems[0].message });
  });

describe('savedPayloads', () => {
  it('are read in their order, in the payload notation unless they say otherwise', () => {
    const saved = read([
      { name: ' ping ', payload: '"ping\\n"' },
      { name: 'query', payload: '00 01 ff', format: 'hex' },
      { name: 'line', payload: 'a\\r\\n', format: 'escapes' },
      { name: 'words', payload: 'straße', format: 'text' },
    ]);
    assert.deepEqual(
      saved.map(({ name, format, bytes, problem }) => [name, format, bytes, problem]),
      [
        ['ping', 'payload', 5, undefined],
        ['query', 'hex', 3, undefined],
        ['line', 'escapes', 3, undefined],
        ['words', 'text', 7, undefined],
      ],
    );
  });

  it('say what is wrong with one, and leave the others as they are', () => {
    const saved = read([
      'ping',
      { payload: '"x"' },
      { name: 'none' },
      { name: 'format', payload: 'x', format: 'binary' },
      { name: 'open', payload: '"ping' },
      { name: 'good', payload: '"good"' },
      { name: 'good', payload: '"another"' },
    ]);
    const problems = saved.map(({ problem }) => problem);
    for (const [index, wanted] of [
      /"name"/,
      /"name"/,
      /"payload"/,
      /text, escapes, hex and payload/,
    ].entries())
      assert.match(problems[index] ?? '', wanted);
    assert.notEqual(problems[4], undefined);
    assert.equal(problems[5], undefined);
    assert.match(problems[6] ?? '', /name of one before/);
  });

  it('are found by name; where there is none, the nearest one is named', () => {
    const saved = read([
      { name: 'ping', payload: '"ping"' },
      { name: 'broken', payload: '"' },
    ]);
    const found = savedPayloadNamed(saved, 'ping');
    assert.ok(found.ok && found.value.payload === '"ping"');
    const missed = savedPayloadNamed(saved, 'pign');
    assert.ok(!missed.ok && missed.failure.code === 'ENOENT');
    assert.match(missed.failure.message, /called "pign"; did you mean "ping"\?/);
    const unlike = savedPayloadNamed(saved, 'something else');
    assert.ok(!unlike.ok && !unlike.failure.message.includes('did you mean'));
    const broken = savedPayloadNamed(saved, 'broken');
    assert.ok(!broken.ok && broken.failure.code === 'EINVAL');
  });

  it('make a list of at most so many, out of whatever a settings file holds', () => {
    const many = Array.from({ length: savedPayloadsLimit + 1 }, (_, index) => ({
      name: `${index}`,
      payload: '',
    }));
    assert.equal(read(many).length, savedPayloadsLimit);
    fc.assert(
      fc.property(fc.anything(), (setting) => {
        for (const { name, problem } of read([setting])) assert.ok(name !== '' || problem !== undefined);
        read(setting);
      }),
    );
  });
});
