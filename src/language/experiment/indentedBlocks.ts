/** Tracks the blocks of an experiment by indentation. */
import type { ProblemList } from '../../model/problemList.ts';
import type { Statement } from './model/experiment.ts';
import type { BlockKind } from './check/statementKind.ts';

/** A block that is being parsed. */
export interface OpenBlock {
  readonly kind: BlockKind;
  /** The statement above it; undefined for the file. */
  readonly owner: Statement | undefined;
  /** Indentation of the line above it. */
  readonly headWidth: number;
  /** Indentation of its lines; undefined before the first. */
  width: number | undefined;
  /** Nesting depth of its lines. */
  readonly depth: number;
  /** Collects its statements. */
  readonly body: Statement[];
}

/** Maximum nesting of blocks; deeper ones would be unreadable. */
const depthLimit = 32;

/** The stack of blocks around the current line. */
export class IndentedBlocks {
  readonly file: Statement[] = [];
  readonly #problems: ProblemList;
  readonly #open: [OpenBlock, ...OpenBlock[]];
  /** Indentation already reported as too deep. */
  #tooFar: number | undefined;

  constructor(problems: ProblemList) {
    this.#problems = problems;
    this.#open = [{ kind: 'file', owner: undefined, headWidth: -1, width: 0, depth: 0, body: this.file }];
  }

  /**
   * Returns the block of a line, after closing those that end above it. `quiet`: its indentation has been reported
   * already. `isOwn`: whether the line begins as those of a block do.
   */
  enter(
    lineStart: number,
    start: number,
    width: number,
    { quiet, isOwn }: { readonly quiet: boolean; readonly isOwn: (kind: BlockKind) => boolean },
  ): { readonly block: OpenBlock; readonly misplaced: boolean } {
    this.#leave(width);
    // A statement that is indented too far below rules is one of the block around them.
    for (
      let top = this.#top;
      top.width !== undefined && top.width !== width && !isOwn(top.kind);
      top = this.#top
    )
      this.#open.pop();
    const block = this.#top;
    block.width ??= width;
    if (width === block.width) {
      this.#tooFar = undefined;
      return { block, misplaced: false };
    }
    if (this.#tooFar !== width && !quiet) {
      const message = width < block.width ? 'This indent matches no block above.' : 'Unexpected indent.';
      this.#problems.add(lineStart, start, message, ' '.repeat(block.width));
    }
    this.#tooFar = width;
    return { block, misplaced: true };
  }

  /** The block that a line with this indentation would belong to. */
  blockAt(width: number): OpenBlock {
    this.#leave(width);
    return this.#top;
  }

  /** Opens the block below a statement, whose line is indented by `width`. */
  open(owner: Statement, kind: BlockKind, around: OpenBlock, width: number): void {
    const depth = around.depth + 1;
    const inner: Statement[] = 'body' in owner ? owner.body : [];
    if (depth === depthLimit + 1) {
      const { start, end, line } = owner;
      const message = `Blocks stand more than ${depthLimit} deep in each other here, which is the limit.`;
      this.#problems.add(start, end, message);
      inner.push({ kind: 'broken', start, end, line, name: undefined, nameless: true, body: [] });
    }
    // Deeper statements are dropped, so that recursion over blocks cannot overflow the stack.
    const body = depth > depthLimit ? [] : inner;
    this.#open.push({
      kind,
      owner,
      headWidth: Math.max(around.width ?? 0, width),
      width: undefined,
      depth,
      body,
    });
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
