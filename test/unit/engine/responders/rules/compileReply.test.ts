import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Programs } from '../../../../../src/node/programs.ts';
import type { ResponderSituation } from '../../../../../src/engine/responders/responder.ts';
import type { Occasion } from '../../../../../src/engine/responders/rules/replier.ts';
import {
  compileResponse,
  type ResponseContext,
} from '../../../../../src/engine/responders/rules/compileReply.ts';
import { fail } from '../../../../../src/model/result.ts';
import { parseRuleStatements } from '../../../../../src/language/rules/parseRuleStatements.ts';
import type { RuleEvent } from '../../../../../src/language/rules/ruleStatement.ts';
import { FakeClock } from '../../../../support/fakeClock.ts';
import { ReplyLog } from '../../../../support/replyLog.ts';
import { steadyEnvironment } from '../../../../support/steadyEnvironment.ts';

const events: readonly RuleEvent[] = ['connect', 'data', 'line', 'frame'];
const ownName = basename(import.meta.filename);

/** An answer as it stands in a rule, compiled; programs are only asked for, and do not start. */
function compiled(answer: string, context: Partial<ResponseContext> = {}) {
  const statements = parseRuleStatements(`on reply ${answer}`);
  assert.ok(statements.ok, answer);
  const [statement] = statements.value;
  assert.ok(statement?.kind === 'on');
  const started: unknown[] = [];
  const programs = {
    start: (...asked: unknown[]) => {
      started.push(asked);
      return fail({ code: 'ENOENT', message: 'not there' });
    },
  } as unknown as Programs;
  const made = compileResponse(statement.answer, {
    environment: steadyEnvironment,
    folder: () => import.meta.dirname,
    programs,
    event: 'data',
    framing: undefined,
    room: undefined,
    isMatched: false,
    ending: undefined,
    ...context,
  });
  return { ...made, started };
}

const situation = (style: 'stream' | 'datagram' = 'stream'): ResponderSituation => ({
  style,
  clock: new FakeClock(),
  connection: 2,
  remote: '127.0.0.1:5000',
});

function occasion(message = '', event: RuleEvent = 'data', captures: Record<string, string> = {}): Occasion {
  return {
    event,
    message: Buffer.from(message),
    raw: Buffer.from(`${message}\n`),
    captures: (name) => (name in captures ? Buffer.from(captures[name] ?? '') : undefined),
  };
}

describe('compileResponse', () => {
  describe('a payload', () => {
    it('that is always the same is made once for all connections', () => {
      const { on, startsAtOnce, goesOn, endsItself } = compiled('"ping" repeat(2, hex"00")');
      assert.deepEqual([startsAtOnce, goesOn, endsItself], [false, false, false]);
      const [stream, datagram] = [on(situation()), on(situation('datagram'))];
      assert.equal(stream, datagram);
      const reply = new ReplyLog();
      void stream.respond(occasion('a'), reply);
      void stream.respond(occasion('b'), reply);
      assert.deepEqual(reply.texts, ['ping\0\0', 'ping\0\0']);
      assert.equal(reply.sent[0], reply.sent[1]);
    });

    it('inserts what came, from whom, and what matched of it', () => {
      const { on, startsAtOnce, goesOn, endsItself } = compiled('"{{message}}|{{peer}}|{{0}}|{{word}}"');
      assert.deepEqual([startsAtOnce, goesOn, endsItself], [false, false, false]);
      const replier = on(situation());
      const reply = new ReplyLog();
      void replier.respond(occasion('say hi', 'line', { '0': 'hi', word: 'h' }), reply);
      void replier.respond(occasion('bye', 'line', { word: 'b' }), reply);
      void replier.respond({ ...occasion('all'), captures: undefined }, reply);
      assert.deepEqual(reply.texts, ['say hi|127.0.0.1:5000|hi|h', 'bye|127.0.0.1:5000|bye|b']);
      assert.match(reply.failures[0]?.message ?? '', /no variable "word"/);
      assert.deepEqual(reply.asked, ['send', 'send', 'fail']);
    });

    it('takes what matched before anything else of the same name', () => {
      const reply = new ReplyLog();
      const replier = compiled('"{{name}} {{n}}"').on(situation());
      void replier.respond(occasion('', 'data', { name: 'Bob' }), reply);
      void replier.respond(occasion(), reply);
      const own = compiled('"{{message}} {{peer}}"').on(situation());
      void own.respond(occasion('all', 'line', { message: 'a', peer: '' }), reply);
      assert.deepEqual(reply.texts, ['Bob 5', 'Ada 5', 'a ']);
    });

    it('knows the peer of each connection', () => {
      const { on } = compiled('{{peer}}');
      const reply = new ReplyLog();
      void on(situation()).respond(occasion(), reply);
      void on({ ...situation(), remote: '[::1]:6000' }).respond(occasion(), reply);
      assert.deepEqual(reply.texts, ['127.0.0.1:5000', '[::1]:6000']);
    });

    it('that is too large is refused when it is asked for, and nothing of it is sent', () => {
      const reply = new ReplyLog();
      void compiled('repeat(40000000, "x") repeat(40000000, "y")').on(situation()).respond(occasion(), reply);
      assert.match(reply.failures[0]?.message ?? '', /larger than 64 MiB/);
      assert.deepEqual(reply.asked, ['fail']);
    });
  });

  describe('a file', () => {
    it('by itself is streamed from the folder as it is then', async () => {
      const folders = ['/nowhere', import.meta.dirname];
      const { on, startsAtOnce, goesOn, endsItself } = compiled(`file"${ownName}"`, {
        folder: () => folders.shift() ?? '',
      });
      assert.deepEqual([startsAtOnce, goesOn, endsItself], [false, true, false]);
      const replier = on(situation());
      const reply = new ReplyLog();
      await replier.respond(occasion(), reply);
      assert.match(reply.failures[0]?.message ?? '', /relative to \/nowhere\.$/);
      assert.equal(reply.failures[0]?.code, 'ENOENT');
      await replier.respond(occasion(), reply);
      assert.equal(reply.text, readFileSync(import.meta.filename, 'utf8'));
      assert.notEqual(on(situation()), replier, 'each connection has a reading of its own');
    });

    it('is regular: a device without an end is refused with its code', async function () {
      if (process.platform === 'win32') this.skip();
      const reply = new ReplyLog();
      await compiled('file"/dev/zero"').on(situation()).respond(occasion(), reply);
      assert.match(reply.failures[0]?.message ?? '', /is no regular file/);
      assert.deepEqual([reply.failures[0]?.code, reply.asked], ['ERR_NOT_A_FILE', ['fail']]);
    });

    it('is one datagram where there is no stream', () => {
      const reply = new ReplyLog();
      const answered = compiled('file"small"').on(situation('datagram')).respond(occasion(), reply);
      assert.equal(answered, undefined);
      assert.deepEqual(reply.texts, ['<small>']);
    });

    it('among other parts is a part of the payload', () => {
      const { on, goesOn } = compiled('"a" file"small"');
      assert.equal(goesOn, false);
      const reply = new ReplyLog();
      assert.equal(on(situation()).respond(occasion(), reply), undefined);
      assert.deepEqual(reply.texts, ['a<small>']);
    });
  });

  describe('a service', () => {
    it('goes on by itself only where it makes more and began by itself', () => {
      for (const service of ['echo', 'upper', 'discard', 'chargen', 'daytime', 'time']) {
        for (const event of events) {
          const { startsAtOnce, goesOn, endsItself } = compiled(service, { event });
          const expected = service === 'chargen' && event === 'connect';
          assert.deepEqual(
            [startsAtOnce, goesOn, endsItself],
            [false, expected, false],
            `${event} ${service}`,
          );
        }
      }
    });

    it('answers as the event wants it', () => {
      for (const [event, asked] of [
        ['connect', ['send', 'close']],
        ['data', ['send']],
        ['line', ['send']],
      ] as const) {
        const reply = new ReplyLog();
        void compiled('daytime', { event }).on(situation()).respond(occasion('x', event), reply);
        assert.deepEqual(reply.asked, asked, event);
      }
    });

    it('has what it holds of a connection for this connection alone', () => {
      const { on } = compiled('upper');
      const [one, other] = [on(situation()), on(situation())];
      const reply = new ReplyLog();
      void one.respond({ ...occasion(), raw: Uint8Array.of(0xc3) }, reply);
      void other.respond({ ...occasion(), raw: Buffer.from('a') }, reply);
      void one.respond({ ...occasion(), raw: Uint8Array.of(0xa9) }, reply);
      assert.equal(reply.text, 'AÉ');
    });

    it('that discards does nothing, the same for everybody', () => {
      const { on } = compiled('discard');
      const replier = on(situation());
      assert.equal(on(situation('datagram')), replier);
      const reply = new ReplyLog();
      assert.equal(replier.respond(occasion('x'), reply), undefined);
      assert.deepEqual([Object.keys(replier), reply.asked], [['respond'], []]);
    });
  });

  describe('a program', () => {
    it('begins with the connection where it takes all that comes, and else with its first message', () => {
      for (const event of events) {
        for (const isMatched of [false, true]) {
          const { on, startsAtOnce, goesOn, endsItself, started } = compiled('exec "serve -x"', {
            event,
            isMatched,
          });
          const expected = event === 'data' && !isMatched;
          assert.deepEqual([startsAtOnce, goesOn, endsItself], [expected, true, true], event);
          const replier = on(situation());
          assert.deepEqual(started, [], 'not before somebody speaks');
          replier.start?.(new ReplyLog());
          assert.equal(started.length, expected ? 1 : 0, event);
          void replier.respond(occasion('x', event), new ReplyLog());
          assert.deepEqual(started, [['serve -x', { SOCKET_LAB_PEER: '127.0.0.1:5000' }]]);
        }
      }
    });

    it('closes the connection when it ends, or does what the rule says', () => {
      for (const ending of [undefined, 'end', 'close', 'reset'] as const) {
        const reply = new ReplyLog();
        void compiled('exec "serve"', { ending }).on(situation()).respond(occasion(), reply);
        assert.deepEqual(reply.asked, ['fail', ending ?? 'close']);
        assert.equal(reply.failures[0]?.code, 'ENOENT');
      }
    });

    it('is one for each connection', () => {
      const { on, started } = compiled('exec "serve"');
      const one = on(situation());
      const other = on({ ...situation(), remote: '127.0.0.1:6000' });
      for (const replier of [one, one, other]) void replier.respond(occasion(), new ReplyLog());
      assert.deepEqual(started, [
        ['serve', { SOCKET_LAB_PEER: '127.0.0.1:5000' }],
        ['serve', { SOCKET_LAB_PEER: '127.0.0.1:6000' }],
      ]);
    });
  });
});
