/** Parses an experiment line by line; indentation defines the blocks. Linear time, never throws. */
import type { Problem } from '../../model/problem.ts';
import { ProblemList } from '../../model/problemList.ts';
import { finish, type Work } from '../../model/work.ts';
import { readStatement } from '../rules/parseRuleStatements.ts';
import type { RuleStatement } from '../rules/ruleStatement.ts';
import type { Experiment, SourceLine, Statement } from './model/experiment.ts';
import { tooLong, tooManyTests } from './model/experimentLimits.ts';
import { readFaultLine } from './faults/readFaultLine.ts';
import { IndentedBlocks, type OpenBlock } from './indentedBlocks.ts';
import { readStatementLine, wantBeginning } from './readStatementLine.ts';
import { indentationOf, IndentationStyle } from './reading/indentation.ts';
import type { BlockKind } from './check/statementKind.ts';
import { StatementReader } from './reading/statementReader.ts';
import { statementKind } from './statements/table.ts';
import type { Want } from './model/candidate.ts';

/** `frames`, and what is behind it. */
const ruleWordLength = 7;

export interface ParsedExperiment {
  readonly experiment: Experiment;
  readonly problems: readonly Problem[];
  /** What is allowed at the end of the text. */
  readonly wants: readonly Want[];
  /** The kind of block at the end of the text. */
  readonly block: BlockKind;
}

export function parseExperiment(text: string): ParsedExperiment {
  return finish(parsing(text));
}

/** The same in steps, one per line. */
export function* parsing(text: string): Work<ParsedExperiment> {
  const parser = new ExperimentParser(text);
  yield* parser.readLines();
  return parser.result();
}

class ExperimentParser {
  readonly #text: string;
  readonly #problems = new ProblemList();
  readonly #blocks: IndentedBlocks;
  readonly #style = new IndentationStyle();
  readonly #lines: SourceLine[] = [];
  #line = 1;
  #wants: readonly Want[] = [];
  #block: BlockKind = 'file';
  #tests = 0;
  /** Why the text is not parsed; the experiment is empty then. */
  #tooLarge: string | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#tooLarge = tooLong(text);
    this.#blocks = new IndentedBlocks(this.#problems);
  }

  *readLines(): Work {
    const text = this.#text;
    // A byte order mark is not part of the first line.
    for (let start = text.startsWith('\uFEFF') ? 1 : 0; start <= text.length && !this.#isCut;) {
      const feed = text.indexOf('\n', start);
      const end = feed < 0 ? text.length : feed;
      start = this.#readLine(start, end);
      yield;
    }
  }

  get #isCut(): boolean {
    return this.#problems.full || this.#tooLarge !== undefined;
  }

  result(): ParsedExperiment {
    if (this.#tooLarge !== undefined) return tooLarge(this.#text, this.#tooLarge);
    const parsed = this.#problems.result(undefined);
    return {
      experiment: {
        text: this.#text,
        statements: this.#blocks.file,
        lines: this.#lines,
        cut: this.#problems.full,
      },
      problems: parsed.ok ? [] : parsed.problems,
      wants: this.#wants,
      block: this.#block,
    };
  }

  /** Returns the start of the next line. */
  #readLine(lineStart: number, end: number): number {
    const line = this.#line;
    const { at: start, width, first, mixed } = indentationOf(this.#text, lineStart, end, this.#style);
    const known = new StatementReader(this.#text, start, end, line, this.#problems);
    const comment = this.#text[start] === '#' && start < end;
    if (!comment) known.skipBlank();
    if (known.done || comment) {
      const stop = start + this.#text.slice(start, end).trimEnd().length;
      if (comment) this.#lines.push({ kind: 'comment', line, lineStart, start, end: stop, width });
      else if (end === this.#text.length) this.#atBlankEnd(this.#blocks.blockAt(width), known);
      this.#line++;
      return end + 1;
    }
    const wrong = mixed || this.#style.differs(first);
    if (wrong) this.#style.refuse(this.#problems, lineStart, start, width, mixed);
    const isRule = /^(?:on|every|frames)\b/.test(this.#text.slice(start, start + ruleWordLength));
    const { block, misplaced } = this.#blocks.enter(lineStart, start, width, {
      quiet: wrong,
      isOwn: (kind) => kind !== 'rules' || isRule,
    });
    // What follows from a wrong indent is no problem of its own.
    const reader = misplaced ? new StatementReader(this.#text, start, end, line, new ProblemList()) : known;
    const statement = this.#readContent(reader, block, start, width);
    if (end === this.#text.length) this.#atEnd(block, reader);
    const next = reader.resumeAt;
    const lastLine = this.#skipLines(end, next);
    this.#lines.push({
      kind: block.kind === 'rules' ? 'rule' : block.kind === 'faults' ? 'fault' : 'statement',
      line,
      lastLine,
      lineStart,
      start,
      end: start + this.#text.slice(start, end).trimEnd().length,
      lastEnd:
        next > end + 1
          ? trimmedEnd(this.#text, end, next - 1)
          : start + this.#text.slice(start, end).trimEnd().length,
      width,
      depth: block.depth,
      literals: reader.literals,
      statement,
    });
    return next;
  }

  #atBlankEnd(block: OpenBlock, reader: StatementReader): void {
    wantBeginning(reader, block.kind);
    this.#atEnd(block, reader);
  }

  #atEnd(block: OpenBlock, reader: StatementReader): void {
    this.#block = block.kind;
    this.#wants = reader.wantsAt(this.#text.length);
  }

  /** Counts the lines up to `next`, and returns the number of the last one. */
  #skipLines(end: number, next: number): number {
    for (let at = end; at < next; at = this.#text.indexOf('\n', at) + 1) {
      this.#line++;
      if (this.#text.indexOf('\n', at) < 0) break;
    }
    return this.#line - 1;
  }

  #readContent(
    reader: StatementReader,
    block: OpenBlock,
    start: number,
    width: number,
  ): Statement | undefined {
    switch (block.kind) {
      case 'rules':
        this.#readRule(reader, block);
        return undefined;
      case 'faults': {
        const before = reader.problems.count;
        const fault = readFaultLine(reader);
        if (fault !== undefined) {
          if (reader.problems.count === before) reader.finish();
          if (block.owner?.kind === 'relay') block.owner.faults.push(fault);
        }
        return undefined;
      }
      default: {
        const statement = readStatementLine(reader, block.kind);
        block.body.push(statement);
        if (statement.kind === 'test') this.#tooLarge ??= tooManyTests(++this.#tests);
        const { block: inner } = statementKind(statement.kind);
        const kind = statement.kind === 'broken' ? brokenBlock(this.#text.slice(start, reader.end)) : inner;
        if (kind !== undefined) this.#blocks.open(statement, kind, block, width);
        return statement;
      }
    }
  }

  #readRule(reader: StatementReader, block: OpenBlock): void {
    wantBeginning(reader, 'rules');
    const before = reader.problems.count;
    const rule = readStatement(reader);
    if (rule === undefined) {
      if (reader.problems.count > before) reader.skipHeredoc();
      return;
    }
    if (reader.problems.count === before) reader.finish();
    keepLiterals(rule, reader);
    if (block.owner?.kind !== 'listen') return;
    const { rules } = block.owner;
    if (rule.kind === 'frames' && rules.statements.some((other) => other.kind === 'frames'))
      this.#problems.add(rule.start, rule.end, 'A listener has one "frames by".');
    if (rules.statements.length === 0) rules.start = rule.start;
    rules.end =
      reader.resumeAt > reader.end + 1 ? Math.min(this.#text.length, reader.resumeAt - 1) : rule.end;
    rules.statements.push(rule);
  }
}

/** Reports only this one problem. */
function tooLarge(text: string, message: string): ParsedExperiment {
  return {
    experiment: { text, statements: [], lines: [], cut: true },
    problems: [{ start: 0, end: 0, message }],
    wants: [],
    block: 'file',
  };
}

function trimmedEnd(text: string, from: number, end: number): number {
  return from + text.slice(from, end).trimEnd().length;
}

/** The kind of block below a line that could not be parsed, by its first word. */
function brokenBlock(line: string): BlockKind {
  if (/^l\w*\b/.test(line)) return 'rules';
  return /^rel\w*\b/.test(line) ? 'faults' : 'statements';
}

/** Protects the literals of a rule from the formatter. */
function keepLiterals(rule: RuleStatement, reader: StatementReader): void {
  if (rule.kind === 'on' && rule.match?.kind === 'expression') reader.keep(rule.match);
  if (rule.kind === 'on' && rule.match?.kind === 'bytes')
    for (const part of rule.match.parts) reader.keep(part);
  if (rule.kind === 'frames') reader.keep(rule);
  if (rule.kind !== 'on' && rule.kind !== 'every') return;
  if (rule.answer.kind === 'payload') for (const part of rule.answer.parts) reader.keep(part);
  else reader.keep(rule.answer);
}
