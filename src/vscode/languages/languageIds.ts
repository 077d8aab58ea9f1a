/** Our languages, by the names they have in the manifest. */
export const languageIds = ['socket-payload', 'socket-rules'] as const;
export type LanguageId = (typeof languageIds)[number];

export function isLanguageId(id: string): id is LanguageId {
  return languageIds.some((known) => known === id);
}
