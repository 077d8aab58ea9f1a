/** Candidates for completion and for "did you mean". */
import type { AddressKind } from '../../../model/endpointKinds.ts';
import type { TlsRole } from '../../../model/tlsOptions.ts';
import type { DefinitionKind } from './definition.ts';

/** Something allowed at a position of a statement. */
export type Want =
  | { readonly kind: 'word'; readonly word: string }
  /** A name defined above; of any kind where none is given. */
  | { readonly kind: 'known name'; readonly kinds: readonly DefinitionKind[] }
  /** A name to be chosen. */
  | { readonly kind: 'new name'; readonly suggestion: string }
  | { readonly kind: 'address'; readonly endpointKind: AddressKind }
  /** An option of TLS; of both sides where none is given. */
  | { readonly kind: 'tls option'; readonly role: TlsRole | undefined }
  | { readonly kind: 'payload'; readonly holes: boolean }
  | { readonly kind: 'number' | 'literal' | 'expression' | 'error code' }
  | { readonly kind: 'duration' | 'size' | 'rate' | 'percent' };
