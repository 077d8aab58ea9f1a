/** The maximum delay of Node's timers (2³¹ − 1 ms, 24 days), which limits every duration that a user may set. */
export const longestMs = 2 ** 31 - 1;
