/**
 * The one launcher behind `npm run X -- args`: prepares the checkout, then gives way to
 * scripts/X.ts on the project's Node. Arguments pass through unchanged and stdout stays the
 * script's own. Usage: node scripts/run.mjs <name> [args]
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { prepare, prepareBuild, root, say } from './prepare.mjs';
import { replaceProcess } from './replace-process.mjs';

/** Which file a name stands for, and whether it opens screens and so needs out/. */
/** @type {Record<string, { file: string, build: boolean }>} */
const scripts = {
	ask: { file: 'scripts/ask.ts', build: false },
	bench: { file: 'scripts/bench/main.ts', build: true },
	check: { file: 'scripts/check.ts', build: false },
	contract: { file: 'scripts/write-contract-doc.ts', build: false },
	dev: { file: 'scripts/dev.ts', build: true },
	devices: { file: 'scripts/devices.ts', build: false },
	sell: { file: 'scripts/sell-a-day.ts', build: false },
	torture: { file: 'scripts/torture/main.ts', build: false },
	verify: { file: 'scripts/verify.ts', build: false },
};

const [name = '', ...args] = process.argv.slice(2);
const script = scripts[name];
if (script === undefined) {
	say(`no script "${name}"; there are: ${Object.keys(scripts).join(', ')}`);
	process.exit(2);
}
await prepare(import.meta.filename);
if (script.build) await prepareBuild();
const file = path.join(root, script.file);
if (!existsSync(file)) {
	say(`${script.file} is not written yet`);
	process.exit(2);
}
await replaceProcess(process.execPath, [file, ...args]);
