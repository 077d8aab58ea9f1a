/**
 * Steps from match to match that wait for the host, of a key that is held down while it is far away: more are not made
 * up for.
 */
export const waitingSteps = 50;
