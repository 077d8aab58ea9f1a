/** The syntax tree of responder rules, each node with its span. */
import type { Span, Placed } from '../../model/problem.ts';
import type { Framing } from '../../bytes/framing/framing.ts';
import type { PayloadPart } from '../payload/model/payloadPart.ts';
import type { ServiceName } from './services.ts';

export type RuleStatement = OnStatement | ServiceStatement | EveryStatement | FramesStatement;

/** What follows a reply: half-close, close, or RST. */
export type RuleEnding = 'end' | 'close' | 'reset';

export type RuleEvent = 'connect' | 'data' | 'line' | 'frame';

/** `on data starts "GET " reply all "…" after 1s times 3 then close` */
export interface OnStatement extends Span {
  readonly kind: 'on';
  /** Undefined where it is omitted, which means `data`. */
  readonly event: Placed<RuleEvent> | undefined;
  readonly match: RuleMatch | undefined;
  /** `reply all`: to every connection of the listener. */
  readonly all: Span | undefined;
  readonly answer: RuleAnswer;
  readonly after: Placed<number> | undefined;
  readonly times: Placed<number> | undefined;
  readonly then: Placed<RuleEnding> | undefined;
}

/** A bare service, which chooses its own event. */
export interface ServiceStatement extends Span {
  readonly kind: 'service';
  readonly name: ServiceName;
}

/** `every 5s reply "tick\n"` */
export interface EveryStatement extends Span {
  readonly kind: 'every';
  readonly periodMs: Placed<number>;
  readonly all: Span | undefined;
  readonly answer: RuleAnswer;
}

/** `frames by length u16be`: the framing that `on frame` refers to. */
export interface FramesStatement extends Span {
  readonly kind: 'frames';
  readonly framing: Framing;
}

export type RuleMatch = BytesMatch | ExpressionMatch;

export interface BytesMatch extends Span {
  readonly kind: 'bytes';
  readonly where: 'all' | 'starts' | 'ends' | 'contains';
  /** A pattern, possibly with holes. */
  readonly parts: readonly PayloadPart[];
}

/** A regular expression in RE2 syntax, over Latin-1 unless it has the flag `u`. */
export interface ExpressionMatch extends Span {
  readonly kind: 'expression';
  readonly source: string;
  readonly flags: string;
}

export type RuleAnswer =
  | ({ readonly kind: 'payload'; readonly parts: readonly PayloadPart[] } & Span)
  | ({ readonly kind: 'service'; readonly name: ServiceName } & Span)
  /** A program whose stdin and stdout are connected to the connection. */
  | ({ readonly kind: 'exec'; readonly command: string } & Span);
