/**
 * All messages between the traffic page and its host, joined from one file per part of the page. To add a request: a
 * line in its part's file, its check in `src/app/page/checkRequest.ts`, and its handler in `src/app/page/requests`.
 */
import type { ChartNotices, ChartRequests } from './chartMessages.ts';
import type { ComposerNotices, ComposerRequests } from './composerMessages.ts';
import type { DetailRequests } from './detailMessages.ts';
import type { FilterNotices, FilterRequests } from './filterMessages.ts';
import type { FindRequests } from './findMessages.ts';
import type { FollowNotices, FollowRequests } from './followMessages.ts';
import type { ListNotices, ListRequests } from './listMessages.ts';
import type { ShellNotices, ShellRequests } from './shellMessages.ts';
import type { SocketNotices, SocketRequests } from './socketMessages.ts';

/** Host → page, at most 30 times a second, always the whole state and never a delta. */
export interface PageNotices
  extends
    ShellNotices,
    ListNotices,
    SocketNotices,
    ComposerNotices,
    FilterNotices,
    FollowNotices,
    ChartNotices {}

/** Page → host; every request gets a result or an error. */
export interface PageRequests
  extends
    ShellRequests,
    ListRequests,
    DetailRequests,
    SocketRequests,
    ComposerRequests,
    FilterRequests,
    FindRequests,
    FollowRequests,
    ChartRequests {}
