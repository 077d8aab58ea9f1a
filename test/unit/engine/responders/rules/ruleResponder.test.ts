import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ruleBench } from '../../../../support/ruleBench.ts';

describe('RuleResponder', () => {
  it('answers to each event by its own rule', () => {
    const { reply, connect, data } = ruleBench(
      'on connect reply "welcome"\non data reply "thanks" then close',
    );
    connect();
    assert.deepEqual([reply.text, reply.asked], ['welcome', ['send']]);
    data('x');
    assert.deepEqual([reply.text, reply.asked], ['welcomethanks', ['send', 'send', 'close']]);
  });

  it('follows the first rule that fits', () => {
    const { reply, data } = ruleBench('on "b" reply "is b"\non starts "a" reply "begins"\non reply "else"');
    for (const text of ['b', 'ab', 'ba']) data(text);
    assert.deepEqual(reply.texts, ['is b', 'begins', 'else']);
  });

  it('is silent where no rule fits', () => {
    const { reply, connect, data, end } = ruleBench('on data "y" reply "x"');
    connect();
    data('x');
    assert.equal(end(), undefined);
    assert.deepEqual(reply.asked, []);
  });

  it('replies the thousandth time as the first', () => {
    const { reply, data } = ruleBench('on line reply "OK...{{message}}\\n"');
    for (let time = 0; time < 1000; time++) data('hello\r\n');
    assert.equal(reply.text, 'OK...hello\n'.repeat(1000));
  });

  it('sees lines whole, however they come', () => {
    const { reply, data, end } = ruleBench('on line reply "[{{message}}]"');
    for (const chunk of ['a', 'b\nc', '\r', '\n\nlast']) data(chunk);
    assert.equal(reply.text, '[ab][c][]');
    void end();
    assert.equal(reply.text, '[ab][c][][last]');
  });

  it('sees frames as the rules cut them, and says what is none', () => {
    const { reply, data, end } = ruleBench(
      'frames by length u16be\non frame reply len16be{"got " {{message}}}',
    );
    data(Buffer.from('0002686900', 'hex'));
    data(Buffer.from('0161000578', 'hex'));
    assert.equal(reply.text, '\0\x06got hi\0\x05got a');
    void end();
    assert.match(reply.failures[0]?.message ?? '', /middle of a frame/);
    const slip = ruleBench('frames by slip\non frame reply "x"');
    slip.data(Buffer.from('dbffc0', 'hex'));
    assert.equal(slip.reply.failures[0]?.code, 'ERR_FRAME');
  });

  it('cuts each datagram by itself', () => {
    const { reply, data } = ruleBench('on line reply "<{{message}}>"', { style: 'datagram' });
    data('a\nb');
    data('c');
    assert.deepEqual(reply.texts, ['<a>', '<b>', '<c>']);
  });

  it('asks rules of chunks and of lines alike', () => {
    const { reply, data } = ruleBench('on data contains "a" reply "chunk "\non line reply "line "');
    data('a\nb\n');
    assert.equal(reply.text, 'chunk line line ');
  });

  it('inserts what was matched, captured, and who sent it', () => {
    const { reply, data } = ruleBench(
      'on line /^GET (?P<path>\\/\\w*) HTTP\\/(\\d)/ reply "{{path}} {{2}} {{0}} {{peer}} {{message}}"',
    );
    data('GET /cats HTTP/1.1\n');
    assert.equal(reply.text, '/cats 1 GET /cats HTTP/1 127.0.0.1:5000 GET /cats HTTP/1.1');
    const contains = ruleBench('on contains hex"02 ?? 03" reply {{0}}');
    contains.data('..\x02a\x03..');
    assert.equal(contains.reply.text, '\x02a\x03');
  });

  it('makes counters, and lengths of what came, anew for each answer', () => {
    const { reply, data, talk } = ruleBench('on data reply counter(7, 2) ":" lenText(counter()) ";"');
    data('x');
    data('x');
    const other = talk();
    other.data('x');
    assert.deepEqual([reply.text, other.reply.text], ['7:1;9:1;', '11:1;']);
  });

  it('says what cannot be made, and goes on', () => {
    const { reply, data } = ruleBench('on data reply "[" file"no such file" "]" then end');
    data('x');
    assert.equal(reply.text, '');
    assert.match(reply.failures[0]?.message ?? '', /no such file.*ENOENT/);
    assert.deepEqual(reply.asked, ['fail', 'end']);
  });

  describe('after D', () => {
    it('answers later, in the order of the times', () => {
      const { clock, reply, data } = ruleBench(
        'on "slow" reply "1 {{message}}" after 200ms then end\non reply "2" after 100ms',
      );
      data('slow');
      data('x');
      clock.advance(99);
      assert.deepEqual(reply.asked, []);
      clock.advance(1);
      assert.equal(reply.text, '2');
      clock.advance(100);
      assert.equal(reply.text, '21 slow');
      assert.deepEqual(reply.asked, ['send', 'send', 'end']);
    });

    it('keeps our side open after the end of the peer until everything is answered', async () => {
      const { clock, reply, data, end } = ruleBench('on data reply "x" after 1s');
      data('a');
      let isOver = false;
      const ended = Promise.resolve(end()).then(() => (isOver = true));
      await Promise.resolve();
      assert.equal(isOver, false);
      clock.advance(1000);
      await ended;
      assert.equal(reply.text, 'x');
    });

    it('lets go of its timers', () => {
      const { clock, data, responder } = ruleBench('on data reply "x" after 1s\nevery 1s reply "y"');
      data('a');
      assert.equal(clock.pending, 2);
      responder.dispose?.();
      assert.equal(clock.pending, 0);
    });

    it('does not read on where too many answers wait, and of datagrams answers no more', () => {
      const stream = ruleBench('on line reply "x" after 1s');
      stream.data('\n'.repeat(10_000));
      assert.deepEqual(stream.reply.asked, ['pause']);
      stream.clock.advance(1000);
      assert.equal(stream.reply.sent.length, 10_000);
      assert.equal(stream.reply.asked.filter((asked) => asked === 'resume').length, 1);
      const datagrams = ruleBench('on data reply "x" after 1s', { style: 'datagram' });
      for (let count = 0; count <= 10_000; count++) datagrams.data('a');
      assert.deepEqual(
        datagrams.reply.failures.map(({ code }) => code),
        ['ENOBUFS'],
      );
    });
  });

  describe('times N', () => {
    it('answers so often on each connection, then leaves it to the rules that follow', () => {
      const { reply, data, talk } = ruleBench('on line reply "password: " times 1\non line reply "welcome"');
      data('ann\nsecret\n');
      assert.equal(reply.text, 'password: welcome');
      const other = talk();
      other.data('bob\n');
      assert.equal(other.reply.text, 'password: ');
    });

    it('counts new connections for the listener', () => {
      const { reply, connect, talk } = ruleBench(
        'on connect reply "first" times 1\non connect reply "full" then close',
      );
      connect();
      const second = talk();
      second.connect();
      assert.deepEqual([reply.text, second.reply.text], ['first', 'full']);
    });
  });

  it('replies to all', () => {
    const { reply, data } = ruleBench('on line reply all "{{peer}}: {{message}}\\n" then end');
    data('hi\n');
    assert.deepEqual(
      reply.sentToAll.map((bytes) => Buffer.from(bytes).toString()),
      ['127.0.0.1:5000: hi\n'],
    );
    assert.deepEqual(reply.asked, ['sendToAll', 'end']);
  });

  describe('every D', () => {
    it('replies on each connection from its beginning on, without drift', () => {
      const { clock, reply, talk } = ruleBench('every 100ms reply counter() " "');
      clock.advance(250);
      const later = talk();
      clock.advance(100);
      assert.deepEqual([reply.text, later.reply.text], ['0 1 2 ', '3 ']);
    });

    it('replies to all once, while there is somebody', () => {
      const { clock, reply, responder, talk } = ruleBench('every 100ms reply all "tick"');
      const other = talk();
      clock.advance(100);
      assert.equal(reply.sentToAll.length + other.reply.sentToAll.length, 1);
      responder.dispose?.();
      clock.advance(100);
      assert.equal(other.reply.sentToAll.length, 1);
      other.responder.dispose?.();
      assert.equal(clock.pending, 0);
    });

    it('replies by a service, and does not close for it', () => {
      const { clock, reply } = ruleBench('every 1s reply daytime');
      clock.advance(2000);
      assert.deepEqual(reply.asked, ['send', 'send']);
      assert.match(reply.text, /1970 00:00:01-UTC/);
    });

    it('sends one file after the other, and passes a period by while one is under way', async () => {
      const folder = import.meta.dirname;
      const { clock, reply, responder } = ruleBench('every 10ms reply file"periods.test.ts"', {
        folder: () => folder,
      });
      const done = new Promise<void>((resolve) => {
        reply.resume = () => resolve();
      });
      clock.advance(30);
      await done;
      assert.equal(reply.text, readFileSync(`${folder}/periods.test.ts`, 'utf8'));
      assert.ok('drained' in responder, 'a slow reader slows the file');
      responder.dispose?.();
    });

    it('passes a period by while the peer does not read', () => {
      const { clock, reply } = ruleBench('every 100ms reply "x"');
      reply.unsent = 10_000_000;
      clock.advance(100);
      reply.unsent = 0;
      clock.advance(100);
      assert.equal(reply.text, 'x');
    });
  });

  describe('services', () => {
    it('lets a service choose its own event', () => {
      const daytime = ruleBench('daytime');
      daytime.data('x');
      assert.deepEqual(daytime.reply.asked, []);
      daytime.connect();
      assert.deepEqual(daytime.reply.asked, ['send', 'close']);
      const datagrams = ruleBench('daytime', { style: 'datagram' });
      datagrams.data('x');
      assert.deepEqual(datagrams.reply.asked, ['send']);
    });

    it('passes by a service that chooses the other event', () => {
      const { reply, data } = ruleBench('daytime\non data reply "x"');
      data('x');
      assert.equal(reply.text, 'x');
    });

    it('answers each chunk once where a service is asked for by "on data"', () => {
      const { reply, data } = ruleBench('on data reply time');
      data('a');
      data('b');
      assert.deepEqual(
        reply.sent.map((bytes) => bytes.length),
        [4, 4],
      );
    });

    it('keeps half a character from one chunk to the next, and lets go of it at the end', () => {
      const { reply, data, end } = ruleBench('on data reply upper');
      data(Uint8Array.of(0xf0, 0x9f));
      assert.equal(reply.text, '');
      void end();
      assert.equal(reply.text, '\ufffd');
    });

    it('gives a line back with its ending', () => {
      const { reply, data } = ruleBench('on line starts "a" reply upper');
      data('abc\r\nb\n');
      assert.equal(reply.text, 'ABC\r\n');
    });

    it('goes on by itself only where it began by itself', () => {
      const { reply, connect, responder } = ruleBench('chargen');
      connect();
      responder.drained?.(reply);
      assert.deepEqual(reply.asked, ['send', 'send']);
      for (const text of ['echo', 'on data reply chargen'])
        assert.equal('drained' in ruleBench(text).responder, false, text);
    });
  });

  for (const ending of ['end', 'close', 'reset'] as const) {
    it(`does what is to follow after the answer: ${ending}`, () => {
      const { reply, data } = ruleBench(`on data reply upper then ${ending}`);
      data('x');
      assert.deepEqual(reply.asked, ['send', ending]);
      const connected = ruleBench(`on connect reply "x" then ${ending}`);
      connected.connect();
      assert.deepEqual(connected.reply.asked, ['send', ending]);
    });
  }
});
