/** Runs experiments for tests. */
import assert from 'node:assert/strict';
import { systemClock } from '../../src/node/clock.ts';
import { Engine } from '../../src/engine/engine.ts';
import { RuleResponders } from '../../src/engine/responders/rules/ruleResponders.ts';
import { checkExperiment } from '../../src/language/experiment/checkExperiment.ts';
import { testCases } from '../../src/language/experiment/testCases.ts';
import type { EngineEvent } from '../../src/model/engineEvent.ts';
import { runTests, type RunTestsOptions } from '../../src/runner/runExperiment.ts';
import type { RunWorld } from '../../src/runner/state/runContext.ts';
import type { RunEvent, StepFailure, TestResult } from '../../src/runner/results/testResult.ts';
import { repositoryFolder } from './processes.ts';

export interface RunSettings extends RunTestsOptions {
  readonly seed?: bigint;
  readonly folder?: string;
  readonly overrides?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly mayRun?: RunWorld['mayRun'];
  readonly mayListen?: RunWorld['mayListen'];
  readonly onEvent?: (event: RunEvent) => void;
}

export interface ExperimentRun {
  readonly results: readonly TestResult[];
  readonly events: readonly RunEvent[];
  readonly engineEvents: readonly EngineEvent[];
}

/** Runs an experiment in its own engine, and asserts that the run has closed everything it opened. */
export async function runExperiment(text: string, settings: RunSettings = {}): Promise<ExperimentRun> {
  const {
    seed = 1n,
    folder = repositoryFolder,
    overrides = {},
    signal,
    mayRun,
    mayListen,
    onEvent,
    ...options
  } = settings;
  const checked = checkExperiment(text, { platform: process.platform, nodeVersion: process.versions.node });
  assert.deepEqual(
    checked.problems.filter(({ severity }) => severity === 'error'),
    [],
  );
  const engine = new Engine({ responders: new RuleResponders() });
  const [events, engineEvents]: [RunEvent[], EngineEvent[]] = [[], []];
  engine.subscribe((event) => {
    engineEvents.push(event.type === 'data' ? { ...event, bytes: Uint8Array.from(event.bytes) } : event);
  });
  const world: RunWorld = {
    engine,
    clock: systemClock(),
    folder,
    seed,
    overrides: new Map(Object.entries(overrides).map(([name, value]) => [name, Buffer.from(value)])),
    mayRun: mayRun ?? (() => undefined),
    mayListen: mayListen ?? (() => Promise.resolve(undefined)),
    signal: signal ?? new AbortController().signal,
    tell: (event) => {
      events.push(event);
      onEvent?.(event);
    },
  };
  try {
    const results = await runTests(testCases(checked.experiment), world, options);
    assertAllClosed(engine, engineEvents);
    return { results, events, engineEvents };
  } finally {
    await engine.dispose();
  }
}

/** The failure of the only test. */
export async function failureOf(text: string, settings?: RunSettings): Promise<StepFailure> {
  const { results } = await runExperiment(text, settings);
  assert.equal(results.length, 1);
  const failure = results[0]?.failure;
  assert.ok(failure !== undefined, `it ${results[0]?.outcome ?? 'was not run'}`);
  return failure;
}

function assertAllClosed(engine: Engine, events: readonly EngineEvent[]): void {
  for (const { type, endpoint, connection } of events.map(idsOf)) {
    assert.ok(!engine.isOpen(endpoint), `${type} #${endpoint} is open`);
    assert.ok(connection === undefined || !engine.isOpen(connection), `${type} #${connection ?? 0} is open`);
  }
  const count = (type: EngineEvent['type']): number =>
    events.filter((event) => event.type === type && idsOf(event).connection === undefined).length;
  assert.equal(count('closed'), count('opening'));
}

function idsOf(event: EngineEvent): { type: string; endpoint: number; connection: number | undefined } {
  const { connection } = { connection: undefined, ...event };
  return { type: event.type, endpoint: event.endpoint, connection };
}
