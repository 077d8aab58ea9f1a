import type { AddressKind } from '../../../model/endpointKinds.ts';
import type { DefinitionKind } from './definition.ts';

/** What may stand at a place of a statement. */
export type Want =
  | { readonly kind: 'word'; readonly word: string }
  /** The name of something opened or set before; any kind where none is given. */
  | { readonly kind: 'known name'; readonly kinds: readonly DefinitionKind[] }
  /** A name of the writer's choice. */
  | { readonly kind: 'new name'; readonly suggestion: string }
  | { readonly kind: 'address'; readonly endpointKind: AddressKind }
  | { readonly kind: 'payload'; readonly holes: boolean }
  | { readonly kind: 'duration' | 'number' | 'literal' | 'expression' | 'error code' };
