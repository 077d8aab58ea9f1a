/**
 * The settings, typed, each read within its limits. The manifest gets their defaults and limits from this table (`npm
 * run manifest`), but has its own descriptions.
 */
import { timeFormats, type TimeFormat } from '../../model/rowTime.ts';
import type { LineEnding } from '../../model/draft.ts';
import type { Disposable } from './disposable.ts';

/** A setting: its JSON schema, and how its value is read. */
interface SettingRow<Value> {
  /** The part of the schema that the manifest gets from here. */
  readonly schema: SettingSchema;
  /** An untrusted workspace cannot set it. */
  readonly restricted?: true;
  /** A settings file may hold anything: an invalid value counts as not set. */
  readonly read: (value: unknown) => Value;
}

/** The part of a JSON schema that follows from a row. */
export interface SettingSchema {
  readonly type: 'string' | 'integer' | 'boolean' | 'array';
  readonly default: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
}

const lineEndings: readonly LineEnding[] = ['none', 'lf', 'crlf'];

export const defaultColorRules: readonly object[] = [
  // Before errors, as the reset of a peer is one.
  { name: 'Reset', filter: 'type:reset', color: 'orange' },
  { name: 'Error', filter: 'error', color: 'red' },
  { name: 'Dropped', filter: 'type:dropped', color: 'yellow' },
];

export const settingTable = {
  /** The host of listeners whose address has none. */
  defaultHost: restricted(text('127.0.0.1')),
  /** Rule text suggested for new listeners; empty: none. */
  defaultResponder: restricted(text('')),
  connectTimeoutMs: integer(10_000, 0, 3_600_000),
  lineEnding: choice<LineEnding>('none', lineEndings),
  warnBeforePublicBind: flag(true),
  captureLimitMiB: integer(64, 1, 1024),
  captureLimitEvents: integer(1_048_576, 1000, 1_048_576),
  timeFormat: choice<TimeFormat>('time', timeFormats),
  /** How often views are updated at most, in times per second. */
  refreshRate: integer(30, 1, 30),
  /** Runs of experiments whose sockets stay in the list. */
  keptRuns: integer(3, 0, 100),
  /** Saved endpoints, as in the settings; not validated. */
  endpoints: restricted(list()),
  /** Saved payloads, as in the settings; not validated. */
  payloads: restricted(list()),
  /** Which rows of the list have which color, as in the settings; not validated. */
  colorRules: list(defaultColorRules),
};

type SettingTable = typeof settingTable;

export type Settings = {
  readonly [Name in keyof SettingTable]: SettingTable[Name] extends SettingRow<infer Value> ? Value : never;
};

/** Provides the settings. */
export interface SettingsSource {
  /** The current settings. */
  readonly current: () => Settings;
  /** Calls the listener after one of our settings has changed, until the result is disposed. */
  readonly onDidChange: (listener: () => void) => Disposable;
}

/** `value` returns the value of a setting in the settings files. */
export function readSettings(value: (name: keyof Settings) => unknown): Settings {
  const names = Object.keys(settingTable) as (keyof Settings)[];
  return Object.fromEntries(names.map((name) => [name, settingTable[name].read(value(name))])) as Settings;
}

function text(standard: string): SettingRow<string> {
  return {
    schema: { type: 'string', default: standard },
    read: (value) => (typeof value === 'string' ? value.trim() : standard),
  };
}

function integer(standard: number, minimum: number, maximum: number): SettingRow<number> {
  return {
    schema: { type: 'integer', default: standard, minimum, maximum },
    read: (value) =>
      typeof value === 'number' && Number.isFinite(value)
        ? Math.min(maximum, Math.max(minimum, Math.round(value)))
        : standard,
  };
}

function flag(standard: boolean): SettingRow<boolean> {
  return {
    schema: { type: 'boolean', default: standard },
    read: (value) => (typeof value === 'boolean' ? value : standard),
  };
}

function choice<T extends string>(standard: T, choices: readonly T[]): SettingRow<T> {
  return {
    schema: { type: 'string', enum: choices, default: standard },
    read: (value) => choices.find((one) => one === value) ?? standard,
  };
}

function list(standard: readonly object[] = []): SettingRow<unknown> {
  return { schema: { type: 'array', default: standard }, read: (value) => value ?? standard };
}

function restricted<Value>(row: SettingRow<Value>): SettingRow<Value> {
  return { ...row, restricted: true };
}
