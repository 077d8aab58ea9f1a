/**
 * The settings, typed, each read within its limits. The manifest has their defaults and limits from this table
 * (`npm run manifest`), and their descriptions itself.
 */
import { timeFormats, type TimeFormat } from '../../model/rowTime.ts';
import type { LineEnding } from '../../model/draft.ts';
import type { Disposable } from './disposable.ts';

/** A setting: what a settings file may have for it, and how that is read. */
interface SettingRow<Value> {
  /** What the manifest has from here. */
  readonly schema: SettingSchema;
  /** A folder that is not trusted cannot choose it. */
  readonly restricted?: true;
  /** A settings file may hold anything: what does not fit counts as not set. */
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

export const settingTable = {
  /** Where a listener binds that names no host. */
  defaultHost: restricted(text('127.0.0.1')),
  /** Rule text offered first for new listeners; empty: none. */
  defaultResponder: restricted(text('')),
  connectTimeoutMs: integer(10_000, 0, 3_600_000),
  lineEnding: choice<LineEnding>('none', lineEndings),
  warnBeforePublicBind: flag(true),
  captureLimitMiB: integer(64, 1, 1024),
  captureLimitEvents: integer(1_048_576, 1000, 1_048_576),
  timeFormat: choice<TimeFormat>('time', timeFormats),
  /** How often views follow the traffic at most, in times per second. */
  refreshRate: integer(30, 1, 30),
  /** Saved endpoints, as the settings have them; not checked. */
  endpoints: restricted(list()),
  /** Saved payloads, as the settings have them; not checked. */
  payloads: restricted(list()),
};

type SettingTable = typeof settingTable;

export type Settings = {
  readonly [Name in keyof SettingTable]: SettingTable[Name] extends SettingRow<infer Value> ? Value : never;
};

/** Where the settings are kept. */
export interface SettingsSource {
  /** As they are now. */
  readonly current: () => Settings;
  /** Calls the listener after any of ours was edited, until what is returned is disposed. */
  readonly onDidChange: (listener: () => void) => Disposable;
}

/** `value` returns what a settings file has under a name. */
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

function list(): SettingRow<unknown> {
  return { schema: { type: 'array', default: [] }, read: (value) => value };
}

function restricted<Value>(row: SettingRow<Value>): SettingRow<Value> {
  return { ...row, restricted: true };
}
