import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Programs } from '../../../../../src/node/programs.ts';
import type { CompiledResponse } from '../../../../../src/engine/responders/rules/compiledRules.ts';
import { compileRules } from '../../../../../src/engine/responders/rules/compileRules.ts';
import { fail } from '../../../../../src/model/result.ts';
import { ProblemList } from '../../../../../src/model/problemList.ts';
import { FakeClock } from '../../../../support/fakeClock.ts';
import { ReplyLog } from '../../../../support/replyLog.ts';
import { steadyEnvironment } from '../../../../support/steadyEnvironment.ts';

const world = {
  environment: steadyEnvironment,
  folder: () => import.meta.dirname,
  programs: { start: () => fail({ code: 'ENOENT', message: 'not there' }) } as unknown as Programs,
};
const events = ['connect', 'data', 'line', 'frame'] as const;

function compiled(text: string) {
  const problems = new ProblemList();
  const read = compileRules(text, world, problems);
  assert.deepEqual(problems.result(undefined), { ok: true, value: undefined }, text);
  return read;
}

/** What is wrong: where it is marked, what is said of it, and what it is to be instead. */
function problemsOf(text: string): (readonly [marked: string, message: string, fix?: string])[] {
  const problems = new ProblemList();
  compileRules(text, world, problems);
  const found = problems.result(undefined);
  assert.ok(!found.ok, text);
  return found.problems.map(({ start, end, message, fix }) => {
    const marked = text.slice(start, end);
    return fix === undefined ? [marked, message] : [marked, message, fix];
  });
}

/** What a reply does, once. */
function replyOf({ response }: { readonly response: CompiledResponse }): ReplyLog {
  const clock = new FakeClock();
  const reply = new ReplyLog();
  const nothing = new Uint8Array();
  const occasion = { event: 'data', message: nothing, raw: nothing, captures: undefined } as const;
  void response
    .on({ style: 'stream', clock, remote: '127.0.0.1:5000', connection: 2 })
    .respond(occasion, reply);
  return reply;
}

describe('compileRules', () => {
  describe('on', () => {
    it('makes no more than it has room for, and the rest when it is needed', () => {
      for (const [part, size] of [
        ['repeat(60000000, "x")', 60_000_000],
        ['pad(60000000){}', 60_000_000],
        ['checksum("crc32", repeat(60000000, "x"))', 4],
        ['len32be(repeat(900000, "x"))', 4],
      ] as const) {
        // Made at once, they would take more memory than there is.
        const { rules } = compiled(`on data reply ${part}\n`.repeat(3000));
        const [rule] = rules.data;
        assert.ok(rule);
        const reply = replyOf(rule);
        assert.deepEqual([reply.sent[0]?.length, reply.failures], [size, []]);
      }
      assert.equal(replyOf(compiled('on data reply "small"').rules.data[0] ?? assert.fail()).text, 'small');
    }).timeout(60_000);

    it('waits for nothing that is larger than a message, one or all together', () => {
      const [[marked, message] = []] = problemsOf('on data contains repeat(60000000, "x") reply "x"');
      assert.equal(marked, 'contains repeat(60000000, "x")');
      assert.match(message ?? '', /at most 1 MiB/);
      const many = problemsOf('on data contains repeat(1000000, "x") reply "x"\n'.repeat(100));
      assert.ok(many.length > 0 && many.length < 40);
      assert.match(many[0]?.[1] ?? '', /too large together/);
      const work = problemsOf('on data contains checksum("crc32", repeat(60000000, "x")) reply "x"');
      assert.match(work[0]?.[1] ?? '', /at most 1 MiB/);
    });

    it('has expressions that are not too large together', () => {
      const rule = 'on data /[a-z]{1,450}x/ reply "x"\n';
      assert.equal(compiled(rule.repeat(100)).rules.data.length, 100);
      const problems = problemsOf(rule.repeat(500));
      assert.equal(problems.length, 1);
      assert.match(problems[0]?.[1] ?? '', /too large together.*100000 steps/);
    });

    it('is a rule of its event, of data where none is named, in the order of the text, with all it says', () => {
      const clauses = fc.record({
        event: fc.constantFrom(...events, undefined),
        toAll: fc.boolean(),
        afterMs: fc.option(fc.nat(10_000), { nil: undefined }),
        times: fc.option(fc.integer({ min: 1, max: 1000 }), { nil: undefined }),
        ending: fc.constantFrom('end', 'close', 'reset', undefined),
      });
      fc.assert(
        fc.property(fc.array(clauses, { maxLength: 8 }), (rules) => {
          const lines = rules.map(({ event, toAll, afterMs, times, ending }, index) =>
            [
              `on ${event ?? ''} reply${toAll ? ' all' : ''} "${index}"`,
              afterMs === undefined ? '' : `after ${afterMs}ms`,
              times === undefined ? '' : `times ${times}`,
              ending === undefined ? '' : `then ${ending}`,
            ].join(' '),
          );
          const read = compiled(['frames by delimiter ";"', ...lines].join('\n'));
          for (const list of events) {
            assert.deepEqual(
              read.rules[list].map((rule) => ({ ...rule, response: replyOf(rule).text })),
              rules.flatMap(({ event = 'data', ...clauses }, index) =>
                event === list
                  ? [
                      {
                        ...clauses,
                        only: undefined,
                        match: undefined,
                        response: event === 'frame' ? `${index};` : String(index),
                      },
                    ]
                  : [],
              ),
            );
          }
          const all = events.flatMap((list) => read.rules[list]);
          assert.equal(new Set(all).size, rules.length, 'each is counted by itself');
        }),
      );
    });

    it('looks for its match in a message', () => {
      const [rule] = compiled('on line contains "b?" reply "x"').rules.line;
      assert.deepEqual(rule?.match?.names, ['0']);
      assert.equal(rule.match.find(Buffer.from('abc')), undefined);
      assert.equal(String(rule.match.find(Buffer.from('ab?c'))?.('0')), 'b?');
    });

    it('starts a program with the connection, but not where it waits for some messages alone', () => {
      const { rules } = compiled('on data "go" reply exec "cat"\non data reply exec "cat"');
      assert.deepEqual(
        rules.data.map(({ response }) => response.startsAtOnce),
        [false, true],
      );
    });

    it('tells a program what follows when it ends', () => {
      const [rule] = compiled('on line reply exec "cat" then reset').rules.line;
      assert.ok(rule !== undefined);
      assert.deepEqual(replyOf(rule).asked, ['fail', 'reset']);
    });

    it('connect: gives what no other rule answers to the program that the connection began with', () => {
      const { rules } = compiled(
        'on connect reply exec "cat" after 1s times 3 then reset\non data "ping" reply "pong"',
      );
      const [connect, ...others] = rules.connect;
      const [ping, rest, ...more] = rules.data;
      assert.ok(ping !== undefined);
      assert.equal(replyOf(ping).text, 'pong');
      assert.deepEqual([others, more], [[], []]);
      assert.deepEqual([connect?.afterMs, connect?.times, connect?.ending], [1000, 3, 'reset']);
      assert.deepEqual(rest, { ...connect, afterMs: undefined, times: undefined, onceBegun: true });
      assert.equal(rest.response, connect?.response, 'the same program');
    });

    it('adds nothing of its own to other answers of a new connection, nor to other programs', () => {
      const { rules } = compiled('on connect reply "hi"\non connect reply daytime\non line reply exec "cat"');
      assert.deepEqual([rules.connect.length, rules.data.length, rules.line.length], [2, 0, 1]);
    });
  });

  describe('a service alone', () => {
    it('that needs data answers to it, on streams and with datagrams', () => {
      for (const service of ['echo', 'upper', 'discard']) {
        const { rules } = compiled(service);
        assert.deepEqual(
          [rules.connect.length, rules.data.map(({ only, match }) => ({ only, match }))],
          [0, [{ only: undefined, match: undefined }]],
        );
      }
    });

    it('that begins by itself answers to each new connection, and with datagrams to each of them', () => {
      for (const service of ['chargen', 'daytime', 'time']) {
        const { rules } = compiled(service);
        assert.deepEqual(
          rules.connect.map(({ only }) => only),
          [undefined],
        );
        assert.deepEqual(
          rules.data.map(({ only }) => only),
          ['datagram'],
        );
        for (const rule of [...rules.connect, ...rules.data]) {
          const { toAll, afterMs, times, ending, response } = rule;
          assert.deepEqual(
            { toAll, afterMs, times, ending },
            { toAll: false, afterMs: undefined, times: undefined, ending: undefined },
          );
          assert.equal(response.goesOn, service === 'chargen' && rule === rules.connect[0]);
        }
      }
    });
  });

  describe('every', () => {
    it('has its period and its answer, to one or to all', () => {
      const { rules } = compiled('every 2s reply "tick"\nevery 300ms reply all daytime');
      assert.deepEqual(
        rules.every.map(({ periodMs, toAll }) => ({ periodMs, toAll })),
        [
          { periodMs: 2000, toAll: false },
          { periodMs: 300, toAll: true },
        ],
      );
      assert.deepEqual(
        rules.every.map((every) => replyOf(every).asked),
        [['send'], ['send']],
        'a service closes nothing here',
      );
      assert.deepEqual([rules.connect, rules.data], [[], []]);
    });
  });

  describe('frames by', () => {
    it('says how the stream is cut, wherever it stands', () => {
      assert.equal(compiled('on line reply "x"').rules.framing, undefined);
      for (const text of ['frames by fixed 16\non frame reply "x"', 'on frame reply "x"\nframes by fixed 16'])
        assert.deepEqual(compiled(text).rules.framing, { kind: 'fixed', size: 16 });
    });

    it('is missing where something answers to frames, and nowhere else', () => {
      assert.deepEqual(problemsOf('on line reply "x"\non frame reply "x"'), [
        ['frame', 'What is a frame has to be said: add a line such as frames by length u16be.'],
      ]);
    });
  });

  it('tells the command lines that would be run, and no others', () => {
    const { commandLines } = compiled(
      'on connect reply exec "cat -u"\non "x" reply "exec"\necho\non line reply exec "python3 \'a b.py\'"',
    );
    assert.deepEqual(commandLines, ['cat -u', "python3 'a b.py'"]);
  });

  describe('what is wrong', () => {
    it('says which variables there are for an answer, and offers the one that was meant', () => {
      assert.deepEqual(problemsOf('on /(?P<word>a)/ reply "{{wrod}}"'), [
        [
          '{{wrod}}',
          'There is no variable "wrod" here. This rule has {{message}}, {{peer}}, {{0}}, {{1}}, {{word}}.',
          '{{word}}',
        ],
      ]);
      assert.deepEqual(problemsOf('on "x" reply {{nowhere}}'), [
        ['{{nowhere}}', 'There is no variable "nowhere" here. This rule has {{message}}, {{peer}}, {{0}}.'],
      ]);
      assert.deepEqual(problemsOf('on connect reply u8({{0}}) "{{per}}"'), [
        ['{{0}}', 'There is no variable "0" here. A new connection has {{peer}}.'],
        ['{{per}}', 'There is no variable "per" here. A new connection has {{peer}}.', '{{peer}}'],
      ]);
      assert.deepEqual(problemsOf('every 1s reply "{{message}}"'), [
        ['{{message}}', 'There is no variable "message" here. A period has {{peer}}.'],
      ]);
    });

    it('is not a variable that the environment has', () => {
      compiled('on connect reply "{{name}} {{peer}}"\nevery 1s reply {{server.port}}\non data reply {{1}}');
    });

    it('is a payload that can be seen to be too large, at the place where it stands', () => {
      const large = 'repeat(40000000, "x") repeat(40000000, "y")';
      for (const rule of [`on data reply ${large}`, `on connect reply ${large}`, `every 1s reply ${large}`]) {
        const text = `echo\n${rule}`;
        const [[marked, message] = [], ...more] = problemsOf(text);
        assert.deepEqual(more, []);
        assert.equal(marked, 'repeat(40000000, "y")', rule);
        assert.match(message ?? '', /larger than 64 MiB/);
      }
    });

    it('is a command line that names no program or does not end', () => {
      assert.deepEqual(problemsOf(`on reply exec "cat '"`), [
        [`exec "cat '"`, 'A quotation mark of the command line is not closed.'],
      ]);
      assert.deepEqual(problemsOf(`on connect reply exec "''"`), [
        [`exec "''"`, 'The command line names no program.'],
      ]);
    });

    it('is found in every rule, with what the rules themselves have', () => {
      const text = 'on /(/ reply {{1}}\nshout\non connect reply {{a}}\non frame reply "x"';
      assert.deepEqual(
        problemsOf(text).map(([marked]) => marked),
        ['/(/', 'shout', '{{a}}', 'frame'],
      );
    });
  });
});
