/** Runs responder rules without sockets. */
import assert from 'node:assert/strict';
import type { Responder } from '../../src/engine/responders/responder.ts';
import {
  RuleResponders,
  type RuleRespondersOptions,
} from '../../src/engine/responders/rules/ruleResponders.ts';
import { FakeClock } from './fakeClock.ts';
import { ReplyLog } from './replyLog.ts';

export interface RuleBenchOptions extends RuleRespondersOptions {
  readonly style?: 'stream' | 'datagram';
}

/** One connection of a listener with rules, on a fake clock. */
export interface RuleTalk {
  readonly reply: ReplyLog;
  readonly responder: Responder;
  readonly connect: () => void;
  readonly data: (bytes: string | Uint8Array) => void;
  readonly end: () => void | Promise<void>;
}

/** A listener with rules, without sockets. `talk` opens another connection. */
export function ruleBench(text: string, { style = 'stream', ...options }: RuleBenchOptions = {}) {
  const clock = new FakeClock();
  const read = new RuleResponders(options).read(text);
  assert.ok(read.ok, read.ok ? '' : read.failure.message);
  const create = read.value;
  assert.ok(create !== undefined);
  const talk = (remote = '127.0.0.1:5000'): RuleTalk => {
    const reply = new ReplyLog();
    const responder = create({ style, clock, remote, connection: 2 });
    responder.start?.(reply);
    return {
      reply,
      responder,
      connect: () => responder.connect?.(reply),
      data: (bytes) => responder.data?.(Buffer.from(bytes), reply),
      end: () => responder.end?.(reply),
    };
  };
  return { clock, talk, ...talk() };
}
