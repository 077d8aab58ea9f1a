import type { KeptAuthority } from './contracts/authority.ts';

/** The lab's certificate authority, loaded on first use with the code for it; where that fails, the next use tries again. */
export function lazyAuthority(folder: string | undefined): () => Promise<KeptAuthority> {
  let kept: Promise<KeptAuthority> | undefined;
  const load = async (): Promise<KeptAuthority> => {
    try {
      const { keptAuthority } = await import('./link/tls/authorityFile.ts');
      return await keptAuthority(folder);
    } catch (error) {
      kept = undefined;
      throw error;
    }
  };
  return () => (kept ??= load());
}
