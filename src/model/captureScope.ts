/** What the list shows: everything, or one endpoint or connection by id. */
export interface Scope {
  readonly id?: number;
}
