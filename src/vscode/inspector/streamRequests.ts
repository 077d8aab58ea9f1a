/** What a page asks about streams and the chart. What does the work is loaded when a page first wants it. */
import type { CaptureView } from '../../capture/views/captureView.ts';
import type { RequestHandlers } from '../../page/channel.ts';
import type { ChartRequests } from '../../page/chartMessages.ts';
import type { FollowRequests } from '../../page/followMessages.ts';
import { baseFolder } from '../ui/workspace.ts';
import type { Log } from '../../app/ports/log.ts';
import { tellFault } from '../prompts/tell.ts';
import { streams } from '../streams.ts';
import type { PageStreamParts, PageStreams, StreamEars } from '../../app/page/pageStreams.ts';

/** One page's streams. */
export class StreamsDoor {
  readonly #parts: PageStreamParts & { readonly log: Log };
  readonly #make: () => PageStreams;
  #streams: PageStreams | undefined;

  constructor(parts: PageStreamParts & { readonly log: Log }, view: CaptureView, ears: StreamEars) {
    this.#parts = parts;
    this.#make = () => new (streams().PageStreams)(parts, view, ears);
  }

  /** Something may have come; the page can be seen. */
  wake(): void {
    this.#streams?.wake();
  }

  stop(): void {
    this.#streams?.stop();
  }

  /** For a page that has just come and follows nothing yet. */
  forget(): void {
    this.stop();
    this.#streams = undefined;
  }

  requests(): RequestHandlers<FollowRequests & ChartRequests> {
    return {
      followStream: ({ stream }) => {
        if (stream !== undefined) this.#streams ??= this.#make();
        this.#streams?.follow(stream);
        return null;
      },
      streamLines: (request) =>
        this.#streams?.followed?.lines(request) ?? {
          generation: 0,
          from: request.from,
          lines: [],
          bytes: new Uint8Array(),
        },
      streamFind: ({ text }) => {
        this.#streams?.followed?.find(text);
        this.#streams?.changed();
        return null;
      },
      streamMatch: async ({ step, line }) => {
        const found = await this.#streams?.match(step, line);
        return found === undefined ? {} : { found };
      },
      saveStream: (wish) => {
        const { log } = this.#parts;
        // Answered at once: the question may stay open for long.
        void streams()
          .saveStream({ ...this.#parts, baseFolder }, wish)
          .catch((error: unknown) => tellFault(error, log));
        return null;
      },
      copyStream: (wish) => streams().copyStream(this.#streams?.followed, wish),
      showChart: ({ shown }) => {
        if (shown) this.#streams ??= this.#make();
        this.#streams?.showChart(shown);
        return null;
      },
    };
  }
}
