/** The sockets that were open when the last window or extension host ended, as a page speaks of them. */
export interface GoneSockets {
  /** 0: nothing to speak of. */
  count(): number;
  startAgain(): void;
  forget(): void;
}
