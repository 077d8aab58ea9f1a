/** An in-memory front end for `SocketLab`: it answers questions as scripted, and records them. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LabPorts } from '../../src/app/socketLab.ts';
import { Log, type LogChannel } from '../../src/app/ports/log.ts';
import type { Memory } from '../../src/app/ports/memory.ts';
import { readSettings, type Settings } from '../../src/app/ports/settings.ts';
import type {
  Choice,
  Confirmation,
  SavePlace,
  TextQuestion,
  UserInterface,
} from '../../src/app/ports/userInterface.ts';
import type { Workspace } from '../../src/app/ports/workspace.ts';
import { PayloadComposer } from '../../src/app/sending/composedPayload.ts';
import { draftNotation } from '../../src/app/sending/draftNotation.ts';
import { RuleResponders } from '../../src/engine/responders/rules/ruleResponders.ts';
import { parseRuleStatements } from '../../src/language/rules/parseRuleStatements.ts';
import type { Failure } from '../../src/model/result.ts';

export class FakeMemory implements Memory {
  readonly values = new Map<string, unknown>();
  writes = 0;

  get(key: string): unknown {
    return this.values.get(key);
  }

  update(key: string, value: unknown): Promise<void> {
    this.writes++;
    this.values.set(key, structuredClone(value));
    return Promise.resolve();
  }
}

export class FakeUserInterface implements UserInterface {
  answer = true;
  readonly questions: Confirmation[] = [];
  readonly shown: string[] = [];
  readonly failures: Failure[] = [];
  clipboard = '';

  confirm(confirmation: Confirmation): Promise<boolean> {
    this.questions.push(confirmation);
    return Promise.resolve(this.answer);
  }

  askText({ value }: TextQuestion): Promise<string> {
    return Promise.resolve(value);
  }

  offer(message: string): Promise<boolean> {
    this.shown.push(message);
    return Promise.resolve(this.answer);
  }

  showInformation(message: string): void {
    this.shown.push(message);
  }

  showFailure(failure: Failure): void {
    this.failures.push(failure);
  }

  showStatus(message: string): void {
    this.shown.push(message);
  }

  copyText(text: string): Promise<void> {
    this.clipboard = text;
    return Promise.resolve();
  }

  showWarning(message: string): void {
    this.shown.push(message);
  }

  offerAfterError(message: string): Promise<boolean> {
    this.shown.push(message);
    return Promise.resolve(this.answer);
  }

  pick<T>(choices: readonly Choice<T>[]): Promise<T | undefined> {
    return Promise.resolve(this.answer ? choices[0]?.value : undefined);
  }

  chooseSavePlace({ name }: { readonly name: string }): Promise<SavePlace | undefined> {
    return Promise.resolve(this.answer ? { name, write: () => Promise.resolve() } : undefined);
  }

  withProgress<T>(work: Promise<T>): Promise<T> {
    return work;
  }
}

export class FakeWorkspace implements Workspace {
  trusted = true;
  folder = '/workspace';

  baseFolder(): string {
    return this.folder;
  }

  isTrusted(): boolean {
    return this.trusted;
  }

  trustedFolders(): readonly string[] {
    return this.trusted ? [this.folder] : [];
  }
}

export class FakeLogChannel implements LogChannel {
  readonly lines: string[] = [];
  isShown = false;
  trace = (line: string): void => this.#add('trace', line);
  debug = (line: string): void => this.#add('debug', line);
  info = (line: string): void => this.#add('info', line);
  warn = (line: string): void => this.#add('warn', line);
  error = (line: string, detail: string): void => this.#add('error', `${line}: ${detail}`);

  show(): void {
    this.isShown = true;
  }

  #add(level: string, line: string): void {
    this.lines.push(`${level} ${line}`);
  }
}

export class FakePorts implements LabPorts {
  readonly authorityFolder = join(tmpdir(), `socket-lab-authority-${process.pid}`);
  readonly memory = new FakeMemory();
  readonly globalMemory = new FakeMemory();
  readonly userInterface = new FakeUserInterface();
  readonly workspace = new FakeWorkspace();
  readonly channel = new FakeLogChannel();
  readonly log = new Log(this.channel);
  /** As in a settings file. */
  values: Partial<Record<keyof Settings, unknown>> = {};
  readonly settings = { current: (): Settings => readSettings((name) => this.values[name]) };

  readonly language = () => ({
    RuleResponders,
    PayloadComposer,
    draftNotation,
    parseRuleStatements,
    ruleProblems: (rules: string) => {
      const checked = new RuleResponders().check(rules);
      return checked.ok ? [] : checked.problems;
    },
  });
}
