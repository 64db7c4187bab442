/** For a test file of the shell: one shell a test, its folders with it, both gone after the test. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect } from 'vitest';
import { demoOperators } from '#main/setup/set-up-demo.ts';
import { openShell, type Shell, type ShellOptions } from './open-shell.ts';

export type Shells = {
	open(options?: ShellOptions): Promise<Shell>;
	/** The one that was opened last in this test. */
	current(): Shell;
	/** The test has ended the last one itself. */
	isGone(): void;
	/** A fresh folder. */
	newFolder(): string;
	/** This folder goes with the test as well. */
	adopt(folder: string): void;
};

export function keepShells(): Shells {
	let shell: Shell | undefined;
	const folders: string[] = [];
	afterEach(async () => {
		await shell?.close();
		shell = undefined;
		for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
	});
	afterAll(async () => (await import('./electron-double.ts')).closeChromium());
	return {
		open: async (options) => (shell = await openShell(options)),
		current: () => {
			if (shell === undefined) throw new Error('no shell was opened in this test');
			return shell;
		},
		isGone: () => {
			shell = undefined;
		},
		newFolder: () => {
			const folder = mkdtempSync(path.join(tmpdir(), 'guitai-shell-test-'));
			folders.push(folder);
			return folder;
		},
		adopt: (folder) => void folders.push(folder),
	};
}

/** Signs the owner of the demo store in. */
export async function signIn({ ask }: Shell): Promise<void> {
	const [owner] = demoOperators;
	const signed = await ask('operator/sign-in', { operatorNo: owner?.no, pin: owner?.pin });
	expect(signed).toMatchObject({ ok: true });
}
