/** `npm run build`: installs what is missing and brings out/ up to date with the sources. */
import { prepare, prepareBuild } from './prepare.mjs';

await prepare(import.meta.filename);
await prepareBuild();
