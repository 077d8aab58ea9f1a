import type { Page } from 'playwright-core';
import type { Workbench } from '../../support/host/openWorkbench.ts';
import type { World } from './world.ts';

/** What a scene plays on: a window, and the sockets in it once the world is built. */
export interface Stage {
  readonly page: Page;
  readonly workbench: Workbench;
  readonly world: World;
}

/** Of a window. */
export interface Size {
  readonly width: number;
  readonly height: number;
  /** How wide the sidebar is, where that matters. */
  readonly sidebar?: number;
}

/** One surface to be looked at. A new surface is a new file here and a line in `scenes.ts`. */
export interface Scene {
  /** Of the picture's file. */
  readonly name: string;
  /** Brings the surface up. */
  show(stage: Stage): Promise<void>;
  /** Takes it down again, where Escape is not enough. */
  hide?(stage: Stage): Promise<void>;
  /** Of the window, where the usual ones do not show it, by the names they have in the pictures' files. */
  readonly sizes?: Readonly<Record<string, Size>>;
  /** It closes when the window's size changes, and is brought up again for the next size. */
  readonly isFleeting?: boolean;
  /** Only in the dark and the light theme: it is not ours, and there to compare with. */
  readonly isForeign?: boolean;
}
