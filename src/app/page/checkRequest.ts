/** Validates a page's requests. A page displays untrusted bytes, so nothing it sends is trusted. */
import * as v from 'valibot';
import { pageSchemas } from '../../page/pageMessages.ts';

const schemas = new Map<string, { readonly params: v.GenericSchema }>(Object.entries(pageSchemas()));

export function checkRequest(name: string, params: unknown): boolean {
  const schema = schemas.get(name)?.params;
  return schema !== undefined && v.is(schema, params);
}
