/** The settings, typed, each read within its limits. To add one: a row of the manifest, a member and a line here. */
import * as vscode from 'vscode';
import { timeFormats, type TimeFormat } from '../model/rowTime.ts';
import { type LineEnding } from '../model/draft.ts';

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
  /** Saved endpoints, as the settings have them; `savedOffers` makes sense of it. */
  readonly endpoints: unknown;
  /** Saved payloads, as the settings have them; `savedPayloads` makes sense of it. */
  readonly payloads: unknown;
  /** How often views follow the traffic at most, in times per second. */
  readonly refreshRate: number;
}

const settingsSection = 'socketLab';

function readSettings(): Settings {
  const values = vscode.workspace.getConfiguration(settingsSection);
  return {
    defaultHost: text(values.get('defaultHost'), '127.0.0.1'),
    defaultResponder: text(values.get('defaultResponder'), ''),
    connectTimeoutMs: within(values.get('connectTimeoutMs'), 10_000, 0, 3_600_000),
    captureLimitMiB: within(values.get('captureLimitMiB'), 64, 1, 1024),
    captureLimitEvents: within(values.get('captureLimitEvents'), 1_048_576, 1000, 1_048_576),
    lineEnding: oneOf(values.get('lineEnding'), ['none', 'lf', 'crlf'], 'none'),
    timeFormat: oneOf(values.get('timeFormat'), timeFormats, 'time'),
    warnBeforePublicBind: values.get('warnBeforePublicBind') !== false,
    endpoints: values.get('endpoints'),
    payloads: values.get('payloads'),
    refreshRate: within(values.get('refreshRate'), 30, 1, 30),
  };
}

/** The settings as they are now, until disposed. Calls `changed` after any of ours was edited. */
export function watchSettings(changed: () => void): { readonly current: () => Settings; dispose(): void } {
  let settings = readSettings();
  const watching = vscode.workspace.onDidChangeConfiguration((event) => {
    if (!event.affectsConfiguration(settingsSection)) return;
    settings = readSettings();
    changed();
  });
  return { current: () => settings, dispose: () => void watching.dispose() };
}

// A settings file may hold anything: what does not fit counts as not set.
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
