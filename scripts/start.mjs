/**
 * `npm start`: prepares the checkout, then gives way to the terminal: the Electron shell where its
 * binary is there or can be fetched, else the browser host. Says which and why in one line on
 * stderr. `--browser` forces the browser host; every other argument is the host's own.
 */
import path from 'node:path';
import { prepare, prepareBuild, root, say } from './prepare.mjs';
import { handOver } from './hand-over.mjs';

await prepare(import.meta.filename);
await prepareBuild();
const { chooseHost } = await import('./choose-host.ts');

const args = process.argv.slice(2).filter((arg) => arg !== '--browser');
const host = await chooseHost({ args: process.argv.slice(2), root, say });
say(`${host.name} (${host.because})`);

if (host.name === 'Electron shell') {
	// Chromium refuses to run as root inside its sandbox; a till does not run as root.
	const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
	await handOver(host.binary, [...asRoot, root, ...args]);
} else {
	await handOver(process.execPath, [path.join(root, 'src-main/browser/main.ts'), ...args]);
}
