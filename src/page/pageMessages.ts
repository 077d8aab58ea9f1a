/**
 * All messages between the traffic page and its host, joined from one file per part of the page. To add a request: its
 * line in its part's file, and its handler in `src/app/page/requests`. The page takes only types and constants from these
 * files: the schemas are inside functions, so that they and their library are left out of its bundle.
 */
import { chartSchemas, type ChartNotices } from './chartMessages.ts';
import { composerSchemas, type ComposerNotices } from './composerMessages.ts';
import { detailSchemas } from './detailMessages.ts';
import { filterSchemas, type FilterNotices } from './filterMessages.ts';
import { findSchemas } from './findMessages.ts';
import { followSchemas, type FollowNotices } from './followMessages.ts';
import { listSchemas, type ListNotices } from './listMessages.ts';
import { shellSchemas, type ShellNotices } from './shellMessages.ts';
import { socketSchemas, type SocketNotices } from './socketMessages.ts';
import type { RequestsOf } from './requestSchema.ts';

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
export const pageSchemas = () => ({
  ...shellSchemas(),
  ...listSchemas(),
  ...detailSchemas(),
  ...socketSchemas(),
  ...composerSchemas(),
  ...filterSchemas(),
  ...findSchemas(),
  ...followSchemas(),
  ...chartSchemas(),
});
export type PageRequests = RequestsOf<typeof pageSchemas>;
