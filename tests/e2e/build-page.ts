/**
 * Global setup of the group `e2e`: builds the renderer once for all of its files, into a folder of
 * its own that goes when they are done. Tests read the folder with `inject('pageFolder')`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createBuilder } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
	// oxlint-disable-next-line typescript/consistent-type-definitions -- it adds to an interface
	interface ProvidedContext {
		/** Where the built renderer lies. */
		readonly pageFolder: string;
	}
}

let outDir: string | undefined;

export async function setup(project: TestProject): Promise<void> {
	outDir = mkdtempSync(path.join(os.tmpdir(), 'guitai-page-'));
	// vitest says `test`, for which Vite would build React's development half.
	const before = process.env['NODE_ENV'];
	process.env['NODE_ENV'] = 'production';
	try {
		const builder = await createBuilder({
			configFile: path.resolve(import.meta.dirname, '../../vite.config.ts'),
			logLevel: 'error',
			environments: { client: { build: { outDir, sourcemap: false } } },
		});
		const client = builder.environments['client'];
		if (client === undefined) throw new Error('vite.config.ts has no client environment');
		await builder.build(client);
	} finally {
		if (before === undefined) delete process.env['NODE_ENV'];
		else process.env['NODE_ENV'] = before;
	}
	project.provide('pageFolder', outDir);
}

export function teardown(): void {
	if (outDir !== undefined) rmSync(outDir, { recursive: true, force: true });
}
