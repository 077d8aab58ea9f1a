/** The names of all faults, without what the table of them says: the page has no use for that. */
export const faultNames = [
  'latency',
  'bandwidth',
  'slice',
  'limit',
  'stall',
  'reset',
  'slowClose',
  'corrupt',
  'offline',
  'drop',
  'duplicate',
  'reorder',
  'truncate',
  'hold',
  'replace',
] as const;
