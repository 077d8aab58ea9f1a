import { buildExtension } from './host/buildExtension.ts';
import { packageExtension } from './host/packageExtension.ts';

/** `npm run package`: builds and packages the extension, and prints its contents. */
await buildExtension();
console.log(await packageExtension());
