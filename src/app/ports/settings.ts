/** The settings, typed, each read within its limits. To add one: a row of the manifest, a member and a line here. */
import { timeFormats, type TimeFormat } from '../../model/rowTime.ts';
import type { LineEnding } from '../../model/draft.ts';
import type { Disposable } from './disposable.ts';

export interface Settings {
  /** Where a listener binds that names no host. */
  readonly defaultHost: string;
  /** Rule text offered first for new listeners; empty: none. */
  readonly defaultResponder: string;
  readonly connectTimeoutMs: number;
  readonly captureLimitMiB: number;
  readonly captureLimitEvents: number;
  readonly lineEnding: LineEnding;
  readonly timeFormat: TimeFormat;
  readonly warnBeforePublicBind: boolean;
  /** Saved endpoints, as the settings have them; not checked. */
  readonly endpoints: unknown;
  /** Saved payloads, as the settings have them; not checked. */
  readonly payloads: unknown;
  /** How often views follow the traffic at most, in times per second. */
  readonly refreshRate: number;
}

/** Where the settings are kept. */
export interface SettingsSource {
  /** As they are now. */
  readonly current: () => Settings;
  /** Calls the listener after any of ours was edited, until what is returned is disposed. */
  readonly onDidChange: (listener: () => void) => Disposable;
}

/** `value` returns what a settings file has under a name. It may be anything: what does not fit counts as not set. */
export function readSettings(value: (name: keyof Settings) => unknown): Settings {
  return {
    defaultHost: text(value('defaultHost'), '127.0.0.1'),
    defaultResponder: text(value('defaultResponder'), ''),
    connectTimeoutMs: within(value('connectTimeoutMs'), 10_000, 0, 3_600_000),
    captureLimitMiB: within(value('captureLimitMiB'), 64, 1, 1024),
    captureLimitEvents: within(value('captureLimitEvents'), 1_048_576, 1000, 1_048_576),
    lineEnding: oneOf(value('lineEnding'), ['none', 'lf', 'crlf'], 'none'),
    timeFormat: oneOf(value('timeFormat'), timeFormats, 'time'),
    warnBeforePublicBind: value('warnBeforePublicBind') !== false,
    endpoints: value('endpoints'),
    payloads: value('payloads'),
    refreshRate: within(value('refreshRate'), 30, 1, 30),
  };
}

function text(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value.trim() : otherwise;
}

function within(value: unknown, otherwise: number, least: number, most: number): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return otherwise;
  return Math.min(most, Math.max(least, Math.round(value)));
}

function oneOf<T extends string>(value: unknown, allowed: readonly T[], otherwise: T): T {
  return allowed.find((choice) => choice === value) ?? otherwise;
}
