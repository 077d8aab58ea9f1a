/** Handles requests about a followed stream and the throughput chart. */
import type { ChartRequests } from '../../../page/chartMessages.ts';
import type { RequestHandlers } from '../../../page/channel.ts';
import type { FollowRequests } from '../../../page/followMessages.ts';
import { inBackground, type PageContext } from '../context/pageContext.ts';
import { copyStream } from '../follow/copyStream.ts';
import { saveStream } from '../follow/saveStream.ts';

export function followRequests(context: PageContext): RequestHandlers<FollowRequests> {
  const { streams, pageTarget, target, refresh } = context;
  return {
    followStream: ({ stream }) => {
      const before = streams.followed?.request.id;
      streams.follow(stream);
      if (stream?.id === before) return null;
      pageTarget.forget();
      if (stream !== undefined) target.lookAt(stream.id);
      refresh();
      return null;
    },
    streamLines: (request) =>
      streams.followed?.lines(request) ?? {
        generation: 0,
        from: request.from,
        lines: [],
        bytes: new Uint8Array(),
      },
    streamFind: ({ text }) => {
      streams.followed?.find(text);
      streams.changed();
      return null;
    },
    streamMatch: async ({ step, line }) => {
      const found = await streams.match(step, line);
      return found === undefined ? {} : { found };
    },
    saveStream: (request) => inBackground(context, saveStream(context, request)),
    copyStream: (request) => copyStream(context.userInterface, streams.followed, request),
  };
}

export function chartRequests({ streams }: PageContext): RequestHandlers<ChartRequests> {
  return {
    showChart: ({ shown }) => {
      streams.showChart(shown);
      return null;
    },
  };
}
