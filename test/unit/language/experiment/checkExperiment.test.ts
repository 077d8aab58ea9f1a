import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { checkExperiment } from '../../../../src/language/experiment/checkExperiment.ts';
import { assertGrowsLinearly } from '../../../support/growth.ts';
import { assertAnswer, assertLinear } from '../../address/longLines.ts';
import { experimentText, linePieces, longLinePieces } from './experimentPieces.ts';

const folder = join(import.meta.dirname, '../../../fixtures/experiments');

/** A problem a line: where, how bad, what is marked, what it would become, and why. */
function problemLines(text: string): string[] {
  return checkExperiment(text).problems.map(({ start, end, severity, message, fix }) => {
    const before = text.slice(0, start).split('\n');
    const place = `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
    const change = fix === undefined ? '' : ` -> ${JSON.stringify(fix)}`;
    return `${place} ${severity} ${JSON.stringify(text.slice(start, end))}${change} ${message}`;
  });
}

function errors(text: string): string[] {
  return problemLines(text).filter((line) => / error /.test(line));
}

describe('checkExperiment', () => {
  // Each experiment stands beside the list of its problems, one a line, empty where it is right.
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.sockets'))) {
    it(`tells what is wrong in ${file}`, () => {
      const text = readFileSync(join(folder, file), 'utf8');
      const expected = readFileSync(join(folder, file.replace(/sockets$/, 'problems')), 'utf8');
      assert.deepEqual(problemLines(text), expected.split('\n').slice(0, -1));
    });
  }

  it('makes an error of most, and lets run what is only odd', () => {
    const odd = 'listen tcp://127.0.0.1:0 as a\n  on data /x/ reply "y"\n@x = 1\nwait 0s\n';
    assert.deepEqual(
      checkExperiment(odd).problems.map(({ severity }) => severity),
      ['warning', 'hint', 'hint', 'warning'],
    );
  });

  it('stops after a hundred problems, and then says nothing of names', () => {
    const text = `${'nonsense\n'.repeat(200)}alice > "x"\n`;
    const { problems, experiment } = checkExperiment(text);
    assert.equal(problems.length, 100);
    assert.ok(experiment.cut);
    const names = Array.from({ length: 200 }, (_, index) => `${'x'.repeat(index % 7)}${index * 7919} `);
    const unknown = names.map((name) => `n${name}> "x"\n`).join('');
    assert.equal(checkExperiment(unknown).problems.length, 100);
  });

  it('reports a missing endpoint once in each test, and says what would be right', () => {
    const test = (title: string): string =>
      `test "${title}"\n  listen tcp://127.0.0.1:0 as server\n  client > "x"\n  client < "X"\n  client end\n`;
    const missing = 'Unknown endpoint "client". Add "connect {{server}} as client" above.';
    assert.deepEqual(errors(test('one') + test('two')), [
      `3:3 error "client" ${missing}`,
      `8:3 error "client" ${missing}`,
    ]);
    assert.deepEqual(errors('client > "x"\n'), [
      '1:1 error "client" Unknown endpoint "client". Add "connect tcp://HOST:PORT as client" above.',
    ]);
  });

  it('reports a wrong indent once, and nothing that follows from it', () => {
    const [listen, rule] = ['listen tcp://127.0.0.1:0 as s\n', '  on data reply upper\n'];
    const steps = ['connect {{s}} as c\n', 'c > "x"\n', 'c < "X"\n'];
    const indented = steps.map((step) => `    ${step}`).join('');
    assert.deepEqual(errors(listen + rule + indented), ['3:1 error "    " -> "" Unexpected indent.']);
    assert.deepEqual(errors(`${listen}${rule}    ${rule.trimStart()}`), [
      '3:1 error "    " -> "  " Unexpected indent.',
    ]);
    assert.deepEqual(errors(`test "a"\n    wait 1s\n  wait\n`), [
      '3:1 error "  " -> "    " This indent matches no block above.',
    ]);
    // What is below it belongs to it.
    const inner = `  listen tcp://127.0.0.1:0 as t\n    on data reply upper\n`;
    assert.deepEqual(errors(listen + rule + inner.replaceAll(/^/gm, '  ').trimEnd()), [
      '3:1 error "    " -> "" Unexpected indent.',
    ]);
  });

  it('tells of unknown names also beside lines that cannot be read', () => {
    const [start, unknown] = ['listen tcp://127.0.0.1:0 as s\nconnect {{s}} as a\n', 'a > {{nope}}\n'];
    for (const wrong of ['a > nosuch"x"', 'a > checksum(){"x"}', 'a < bytes x', '@other =', 'wait 5'])
      assert.equal(errors(`${start}${wrong}\n${unknown}`).length, 2, wrong);
    // The wrong line gives the name, or may give it.
    for (const wrong of ['@nope =', 'a < any as nope x', 'a < matches /(?<nope>/'])
      assert.equal(errors(`${start}${wrong}\n${unknown}`).length, 1, wrong);
    assert.equal(errors('@x\n@x =\n@x = 5\n').length, 2);
    assert.equal(errors('listen\nconnect {{s}} as a\na > "x"\n').length, 1);
  });

  it('tells once that blocks stand too deep', () => {
    const deep = Array.from({ length: 60 }, (_, depth) => `${' '.repeat(depth)}repeat 2\n`).join('');
    assert.deepEqual(
      errors(`${deep}${' '.repeat(60)}wait 1ms\n`).map((line) => line.replace(/ error.*deep.*/, '')),
      ['33:33'],
    );
  });

  it('names each word once that may follow', () => {
    const [told = ''] = errors('listen tcp://127.0.0.1:0 as s nope\n');
    assert.match(told, /: fails may follow\.$/);
  });

  it('says how a blank in a path is written', () => {
    assert.deepEqual(problemLines('listen unix:/tmp/my own/a.sock as a # b\nconnect {{a}} as b\nb close\n'), [
      '1:8 error "unix:/tmp/my own/a.sock" -> "unix:/tmp/my%20own/a.sock" A blank ends an address: in a path it is written %20.',
    ]);
    assert.deepEqual(errors('connect unix:/tmp/a within 5s as b # c\nb close\n'), []);
    assert.deepEqual(errors('listen unix:/tmp/a fails EADDRINUSE\n'), []);
  });

  it('judges addresses for the platform that it is told', () => {
    const text = 'listen unix:\\\\.\\pipe\\x as a\nconnect {{a}} as b\nb close\n';
    assert.deepEqual(checkExperiment(text, { platform: 'win32' }).problems, []);
    assert.equal(checkExperiment(text, { platform: 'linux' }).problems.length, 1);
  });

  it('knows what a variable is where it can', () => {
    const listening = (port: string): string =>
      `@port = ${port}\nlisten tcp://127.0.0.1:{{port}} as a\nconnect {{a}} as b\nb close\n`;
    assert.deepEqual(errors(listening('9998')), []);
    // Another value may come with --set.
    const [told] = problemLines(listening('99998'));
    assert.match(told ?? '', /^2:24 warning "\{\{port\}\}" Port 99998 is out of range/);
    assert.deepEqual(errors(listening('"{{env.PORT}}"')), []);
    assert.deepEqual(errors(listening('counter()')), []);
  });

  it('gives an endpoint the transport of the address it connects to', () => {
    const text =
      'listen udp://127.0.0.1:0 as a\nconnect {{a}} as b\nconnect udp://{{a.host}}:{{a.port}} as c\n';
    assert.match(errors(`${text}b end\nc close\n`)[0] ?? '', /UDP/);
    assert.match(errors(`${text}c end\nb close\n`)[0] ?? '', /UDP/);
    assert.deepEqual(errors('connect {{env.SERVER}} as a\na end\n'), []);
  });

  it('answers any text, with spans within it', () => {
    fc.assert(
      fc.property(experimentText, (text) => {
        const { problems } = checkExperiment(text);
        const [first, ...rest] = problems;
        if (first !== undefined) assertAnswer(text, { ok: false, problems: [first, ...rest] });
      }),
      { numRuns: 1500 },
    );
  }).timeout(30_000);

  it('takes linear time', () => {
    for (const start of ['', 'a > "', 'a < matches /'])
      assertLinear(longLinePieces, (text) => checkExperiment(start + text));
    // Each line makes a statement: as many as nobody writes are enough.
    assertLinear(linePieces, (text) => checkExperiment(text.slice(0, 300_000)));
  }).timeout(60_000);

  it('takes linear time for what is right, too', () => {
    const [setup = '', ...tests] = readFileSync(join(folder, 'right.sockets'), 'utf8').split('\ntest ');
    const longOf = (copies: number): string => {
      const text = Array.from({ length: copies }, (_, copy) =>
        tests.map((test) => test.replace('"', `"${copy} `)).join('\ntest '),
      );
      return [setup, ...text].join('\ntest ');
    };
    assert.deepEqual(problemLines(longOf(20)), []);
    assertGrowsLinearly(longOf, checkExperiment, { from: 2, most: 64 }, 'copies of an experiment');
  }).timeout(60_000);
});
