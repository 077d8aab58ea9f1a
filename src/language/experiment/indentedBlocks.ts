import type { ProblemList } from '../../model/problemList.ts';
import type { Statement } from './model/experiment.ts';
import type { BlockKind } from './check/statementKind.ts';

/** A block whose lines are being read. */
export interface OpenBlock {
  readonly kind: BlockKind;
  /** The statement that it belongs to; undefined for the file. */
  readonly owner: Statement | undefined;
  /** Columns of the line above it. */
  readonly headWidth: number;
  /** Columns of its lines; undefined before its first. */
  width: number | undefined;
  /** Blocks around its lines. */
  readonly depth: number;
  /** Where its statements go. */
  readonly body: Statement[];
}

/** Blocks in each other; more than this nobody can read. */
const depthLimit = 32;

/** The blocks around a line, by how far it is indented. */
export class IndentedBlocks {
  readonly file: Statement[] = [];
  readonly #problems: ProblemList;
  readonly #open: [OpenBlock, ...OpenBlock[]];
  /** Columns of lines that are indented too far, told already. */
  #tooFar: number | undefined;

  constructor(problems: ProblemList) {
    this.#problems = problems;
    this.#open = [{ kind: 'file', owner: undefined, headWidth: -1, width: 0, depth: 0, body: this.file }];
  }

  /** The block that a line belongs to; those that it ends are closed. `quiet`: its problem is told. */
  enter(lineStart: number, start: number, width: number, quiet: boolean): OpenBlock {
    this.#leave(width);
    const block = this.#top;
    block.width ??= width;
    if (width === block.width) {
      this.#tooFar = undefined;
      return block;
    }
    if (this.#tooFar !== width && !quiet) {
      const columns = block.width === 0 ? 'not be indented' : `be indented by ${block.width}`;
      const message =
        width < block.width
          ? `This line is indented like none of the blocks above it: it should ${columns}.`
          : `Nothing above begins a block for this line: it should ${columns}.`;
      this.#problems.add(lineStart, start, message, ' '.repeat(block.width));
    }
    this.#tooFar = width;
    return block;
  }

  /** The block that a line of that many columns would belong to. */
  blockAt(width: number): OpenBlock {
    this.#leave(width);
    return this.#top;
  }

  /** Begins the block below a statement. */
  open(owner: Statement, kind: BlockKind, around: OpenBlock): void {
    const depth = around.depth + 1;
    const inner: Statement[] = 'body' in owner ? owner.body : [];
    if (depth === depthLimit + 1) {
      const { start, end, line } = owner;
      const message = `Blocks stand more than ${depthLimit} deep in each other here, which is the limit.`;
      this.#problems.add(start, end, message);
      inner.push({ kind: 'broken', start, end, line, name: undefined, nameless: true, body: [] });
    }
    // What stands deeper belongs to nothing: whoever walks through blocks need not fear for the stack.
    const body = depth > depthLimit ? [] : inner;
    this.#open.push({ kind, owner, headWidth: around.width ?? 0, width: undefined, depth, body });
  }

  get #top(): OpenBlock {
    return this.#open.at(-1) ?? this.#open[0];
  }

  /** Closes the blocks that end above a line. */
  #leave(width: number): void {
    for (let block = this.#top; block.owner !== undefined; block = this.#top) {
      if (width > block.headWidth) break;
      this.#open.pop();
    }
  }
}
