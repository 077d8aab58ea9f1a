/** What the places of pages, the sidebar's view and the panels, depend on. */
import type * as vscode from 'vscode';
import type { ActivePage } from '../../../app/page/context/activePage.ts';
import type { PageHost, PageOptions } from '../../../app/page/pageHost.ts';
import type { Clock } from '../../../node/clock.ts';

export type CreateHost = (options: PageOptions) => PageHost;

export interface PagePlace {
  readonly extensionUri: vscode.Uri;
  readonly clock: Clock;
  readonly activePage: ActivePage;
  /** Loads the host code with the first page. */
  readonly createHost: () => Promise<CreateHost>;
}
