import { foreignScenes } from './foreign.ts';
import { inspectorScenes } from './inspectors.ts';
import { composerProblem, inspector, settings, trafficDetail } from './pages.ts';
import {
  addressError,
  addressWarning,
  portInUse,
  progress,
  responders,
  targets,
  transports,
} from './prompts.ts';
import { rulesEditor, setResponder } from './rules.ts';
import type { Scene } from './scene.ts';
import { sidebarScenes } from './sidebars.ts';
import { allStates, contextMenu, emptySidebar, tooltip } from './tree.ts';

/** Before anything is open. */
export const firstScenes: readonly Scene[] = [emptySidebar];

/** In the order in which they are played. */
export const scenes: readonly Scene[] = [
  progress,
  allStates,
  tooltip,
  contextMenu,
  transports,
  addressError,
  addressWarning,
  responders,
  targets,
  setResponder,
  rulesEditor,
  trafficDetail,
  composerProblem,
  ...sidebarScenes,
  inspector,
  ...inspectorScenes,
  settings,
  ...foreignScenes,
  portInUse,
];
