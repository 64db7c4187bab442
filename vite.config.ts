/**
 * One config, three environments; `vite build --app` builds them all: the renderer (client), the
 * main side of both hosts with its workers (main), and the sandboxed preload (preload).
 *
 * An entry that has not been written yet is skipped with a note on stderr, so that every commit of
 * a house under construction builds; tests/tidy.test.ts counts an unwritten entry as a finding.
 */
import { existsSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions, type ViteBuilder } from 'vite';
import { MAIN_ENTRIES, PAGE, PRELOAD_ENTRIES } from './scripts/build-entries.ts';

type Entries = Record<string, string>;

const root = import.meta.dirname;
const at = (...parts: string[]) => path.resolve(root, ...parts);

/** What must exist as node_modules at run time; everything else is bundled. */
const native = ['electron', 'better-sqlite3', 'serialport', 'node-hid', 'usb'];
const external = [...native, /^node:/, ...builtinModules];

export default defineConfig({
	root: at('src-renderer'),
	base: './',
	plugins: [react()],
	server: { host: '127.0.0.1' },
	builder: { buildApp: buildWritten },
	environments: {
		client: {
			build: {
				outDir: at('out/renderer'),
				emptyOutDir: true,
				target: 'chrome150',
				sourcemap: true,
				modulePreload: { polyfill: false },
				// The CSP has no data: for fonts and scripts: every asset stays a file.
				assetsInlineLimit: 0,
				rolldownOptions: { input: written({ page: PAGE }) },
			},
		},
		main: nodeSide(mainEntries(), { outDir: at('out/main'), format: 'es' }),
		preload: nodeSide(written(PRELOAD_ENTRIES), {
			outDir: at('out/preload'),
			format: 'cjs',
		}),
	},
});

/** One environment after the other, leaving out those of which nothing is written yet. */
async function buildWritten(builder: ViteBuilder): Promise<void> {
	for (const file of Object.values({ ...MAIN_ENTRIES, ...PRELOAD_ENTRIES, PAGE })) {
		if (!existsSync(at(file))) process.stderr.write(`vite: ${file} is not written yet: skipped\n`);
	}
	for (const environment of Object.values(builder.environments)) {
		const { input } = environment.config.build.rolldownOptions;
		if (Object.keys(input ?? {}).length > 0) await builder.build(environment);
	}
}

/** The two hosts, the process that owns the devices, and every worker thread of main. */
function mainEntries(): Entries {
	const workers = readdirSync(at('src-main'), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('-worker.ts'))
		.map((file) => [path.basename(file, '.ts'), `src-main/${file}`] as const);
	if (new Set(workers.map(([name]) => name)).size !== workers.length) {
		throw new Error(`two workers share a file name: ${workers.map(([name]) => name).join(', ')}`);
	}
	return written({
		...MAIN_ENTRIES,
		...Object.fromEntries(workers),
	});
}

function written(entries: Entries): Entries {
	const present = Object.entries(entries).filter(([, file]) => existsSync(at(file)));
	return Object.fromEntries(present.map(([name, file]) => [name, at(file)]));
}

function nodeSide(
	input: Entries,
	{ outDir, format }: { outDir: string; format: 'es' | 'cjs' },
): EnvironmentOptions {
	const extension = format === 'cjs' ? 'cjs' : 'js';
	return {
		consumer: 'server',
		resolve: {
			conditions: ['node', 'import', 'module', 'default'],
			external: native,
			noExternal: true,
		},
		build: {
			outDir,
			emptyOutDir: true,
			target: 'node24',
			minify: false,
			sourcemap: true,
			copyPublicDir: false,
			rolldownOptions: {
				input,
				external,
				platform: 'node',
				output: {
					format,
					entryFileNames: `[name].${extension}`,
					chunkFileNames: `[name]-[hash].${extension}`,
				},
			},
		},
	};
}
