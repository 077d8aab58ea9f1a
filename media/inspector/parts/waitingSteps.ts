/**
 * Most steps from match to match that are queued while the host is slow and a key is held down; further ones are
 * dropped.
 */
export const waitingSteps = 50;
