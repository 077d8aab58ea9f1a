/**
 * Runs rules on one connection: input is split into messages, the first matching rule applies to each, and its replies
 * go out in order.
 *
 *   data → framer → message → rule → (after D) → reply → sent → ending
 */
import { createFramer } from '../../../bytes/framing/createFramer.ts';
import type { Framed, Framer } from '../../../bytes/framing/framing.ts';
import type { RuleEvent } from '../../../language/rules/ruleStatement.ts';
import { failureWith } from '../../../node/failures.ts';
import { sendingBy, type Reply, type Responder, type ResponderSituation } from '../responder.ts';
import { ReplyOrder } from './replyOrder.ts';
import type { Replier, Occasion } from './replier.ts';
import type { CompiledResponse, CompiledRule } from './compiledRules.ts';
import { Delays } from './delays.ts';
import { ExpressionWatch } from './match/expressionWatch.ts';
import type { RulesOfListener } from './rulesOfListener.ts';
import { everyPeriod } from './periods.ts';
import { RuleUses } from './ruleUses.ts';

const nothing = new Uint8Array();
const periodOccasion: Occasion = { event: 'data', message: nothing, raw: nothing, captures: undefined };
/** Above this much unsent data, a period is skipped. */
const waitingBytes = 256 * 1024;

export class RuleResponder implements Responder {
  /** Only set where a reply continues by itself: it is then called whenever everything is sent. */
  declare drained?: (reply: Reply) => void;
  readonly keepsBytes: boolean;
  readonly #rules: RulesOfListener;
  readonly #situation: ResponderSituation;
  readonly #repliers = new Map<CompiledResponse, Replier>();
  readonly #stops: (() => void)[] = [];
  #lines: Framer | undefined;
  #frames: Framer | undefined;
  #uses: RuleUses | undefined;
  #delays: Delays | undefined;
  #order: ReplyOrder | undefined;
  /** Set while the peer has ended its side and our replies are still pending. */
  #settleEnd: (() => void) | undefined;
  #isOver = false;

  constructor(rules: RulesOfListener, situation: ResponderSituation) {
    this.#rules = rules;
    this.#situation = situation;
    this.keepsBytes = rules.keepsBytes;
    if (rules.goesOn) this.drained = (reply) => this.#forEachReplier((replier) => replier.drained?.(reply));
    this.#lines = rules.line.length === 0 ? undefined : createFramer({ kind: 'line' });
    this.#frames =
      rules.frame.length === 0 || rules.framing === undefined ? undefined : createFramer(rules.framing);
  }

  start(reply: Reply): void {
    for (const rule of this.#rules.starting)
      this.#replier(rule.response).start?.(rule.toAll ? toAll(reply) : reply);
    for (const every of this.#rules.every) {
      const tick = (): void => this.#tick(every.response, every.toAll ? toAll(reply) : reply);
      const { shared } = every;
      if (shared === undefined) {
        this.#stops.push(everyPeriod(this.#situation.clock, every.periodMs, tick));
      } else {
        const period = shared(this.#situation.clock);
        period.join(tick);
        this.#stops.push(() => period.leave(tick));
      }
    }
  }

  connect(reply: Reply): void {
    this.#follow('connect', nothing, nothing, reply);
  }

  data(bytes: Uint8Array, reply: Reply): void {
    if (this.#rules.data.length > 0) this.#follow('data', bytes, bytes, reply);
    this.#cut(this.#lines, 'line', bytes, reply);
    this.#cut(this.#frames, 'frame', bytes, reply);
  }

  end(reply: Reply): void | Promise<void> {
    this.#lines?.end((framed) => this.#framed(framed, 'line', reply));
    this.#frames?.end((framed) => this.#framed(framed, 'frame', reply));
    const ends: Promise<void>[] = [];
    this.#forEachReplier((replier) => {
      const ended = replier.end?.(reply);
      if (ended !== undefined) ends.push(ended);
    });
    if (!this.#isSettled()) ends.push(new Promise((resolve) => (this.#settleEnd = resolve)));
    return ends.length === 0 ? undefined : Promise.all(ends).then(() => undefined);
  }

  dispose(): void {
    this.#isOver = true;
    for (const stop of this.#stops) stop();
    this.#delays?.dispose();
    this.#order?.dispose();
    this.#forEachReplier((replier) => replier.dispose?.());
    this.#settleEnd?.();
  }

  #cut(framer: Framer | undefined, event: 'line' | 'frame', bytes: Uint8Array, reply: Reply): void {
    if (framer === undefined) return;
    const take = (framed: Framed): void => this.#framed(framed, event, reply);
    framer.push(bytes, take);
    // A datagram is complete in itself: a later one does not continue it.
    if (this.#situation.style === 'datagram') framer.end(take);
  }

  #framed(framed: Framed, event: 'line' | 'frame', reply: Reply): void {
    switch (framed.kind) {
      case 'frame':
        this.#follow(event, framed.message, framed.raw, reply);
        break;
      case 'rest':
        // A last line without its terminator still is a line; half a frame is not a frame.
        if (event === 'line') this.#follow(event, framed.raw, framed.raw, reply);
        else reply.fail(noFrame('The stream ended in the middle of a frame.'));
        break;
      case 'tooLarge':
        reply.fail(
          noFrame(
            `A ${event} has more than ${framed.limitBytes} bytes, which is the limit; it was passed over.`,
          ),
        );
        break;
      case 'malformed':
        reply.fail(noFrame(framed.reason));
        break;
    }
  }

  /** Applies the first matching rule, if any. */
  #follow(event: RuleEvent, message: Uint8Array, raw: Uint8Array, reply: Reply): void {
    let watch: ExpressionWatch | undefined;
    for (const rule of this.#rules[event]) {
      if (rule.only !== undefined && rule.only !== this.#situation.style) continue;
      if (rule.onceBegun === true && !this.#repliers.has(rule.response)) continue;
      if (rule.times !== undefined && this.#usesOf(event).of(rule) >= rule.times) continue;
      if (rule.match?.mostBytes !== undefined) {
        watch ??= new ExpressionWatch(this.#situation.clock, event, message.length, reply);
        if (!watch.allows(rule.match.mostBytes)) continue;
      }
      const captures = rule.match?.find(message);
      if (rule.match !== undefined && captures === undefined) continue;
      if (rule.times !== undefined) this.#usesOf(event).add(rule);
      const occasion = { event, message, raw, captures };
      if (rule.afterMs === undefined) this.#respond(rule, occasion, reply);
      else this.#respondLater(rule.afterMs, rule, occasion, reply);
      return;
    }
  }

  /** Created on first use: few rules have `times`. */
  #usesOf(event: RuleEvent): RuleUses {
    return event === 'connect' ? this.#rules.connectUses : (this.#uses ??= new RuleUses());
  }

  #respondLater(afterMs: number, rule: CompiledRule, occasion: Occasion, reply: Reply): void {
    const delays = (this.#delays ??= new Delays(this.#situation.clock));
    if (delays.isFull && this.#situation.style === 'datagram') {
      reply.fail(failureWith('ENOBUFS', 'sendto', this.#situation.remote));
      return;
    }
    delays.add(afterMs, occasion.raw.length, reply, () => {
      this.#respond(rule, occasion, reply);
      this.#settled();
    });
  }

  #respond(rule: CompiledRule, occasion: Occasion, reply: Reply): void {
    const to = rule.toAll ? toAll(reply) : reply;
    const replier = this.#replier(rule.response);
    const isLast = rule.ending !== undefined && !rule.response.endsItself;
    if (isLast && (rule.response.goesOn || this.#order !== undefined)) reply.passOver();
    const follow = (): void => {
      if (!isLast) return;
      // What a service still buffers (half a character) is sent before the end.
      void replier.end?.(to);
      reply[rule.ending]();
    };
    const respond = (): void | Promise<void> => {
      const pending = replier.respond(occasion, to);
      if (pending === undefined) follow();
      else return pending.then(follow);
    };
    this.#inTurn(rule.response, respond, reply);
  }

  /** Most replies are synchronous, and need no ordering. */
  #inTurn({ goesOn }: CompiledResponse, respond: () => void | Promise<void>, reply: Reply): void {
    if (!goesOn && this.#order === undefined) void respond();
    else (this.#order ??= new ReplyOrder()).run(respond, reply, () => this.#settled());
  }

  #tick(response: CompiledResponse, reply: Reply): void {
    if (reply.unsent > waitingBytes || this.#order?.isIdle === false) return;
    this.#inTurn(response, () => this.#replier(response).respond(periodOccasion, reply), reply);
  }

  #isSettled(): boolean {
    return (this.#delays?.isEmpty ?? true) && (this.#order?.isIdle ?? true);
  }

  #settled(): void {
    if (!this.#isOver && this.#isSettled()) this.#settleEnd?.();
  }

  #replier(response: CompiledResponse): Replier {
    let replier = this.#repliers.get(response);
    if (replier === undefined) {
      replier = response.on(this.#situation);
      this.#repliers.set(response, replier);
    }
    return replier;
  }

  #forEachReplier(act: (replier: Replier) => void): void {
    for (const replier of this.#repliers.values()) act(replier);
  }
}

/** `reply all`: sends to every connection. */
function toAll(reply: Reply): Reply {
  const sendToAll = (bytes: Uint8Array): void => reply.sendToAll(bytes);
  return sendingBy(reply, { send: sendToAll, sendToAll });
}

function noFrame(message: string) {
  return {
    code: 'ERR_FRAME',
    message,
    advice: 'Check what the rules say of frames against what the peer sends.',
  };
}
