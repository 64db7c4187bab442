/** What a selling child is told, and how one is started. */
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Plant } from './plants.ts';
import type { Pending, Said } from './said.ts';

export type SellingTask = {
	readonly dataDir: string;
	readonly host: 'electron' | 'browser';
	readonly seed: number;
	/** Real local devices that print over TCP to this port; none at all when left out. */
	readonly printerPort?: number;
	/** File for what is said; the standard output unless given. */
	readonly saidFile?: string;
	readonly plant?: Plant;
	/** How many sales; then `end` follows. */
	readonly sales: number;
	/** Close the terminal, stay open until killed, or die where it stands. */
	readonly end: 'close' | 'stay' | 'die';
	/** What was on its way when the last child was killed: asked again under the same command id. */
	readonly retry?: Pending;
	/** The wall clock is set by so much after each third sale, one after the other. */
	readonly clockJumpsMs?: readonly number[];
	readonly ballastBytes?: number;
};

const SCRIPT = path.join(import.meta.dirname, 'selling-child.ts');

export type SellingChild = {
	readonly process: ChildProcess;
	/** Resolves when the child is gone and everything it said was heard. */
	readonly ended: Promise<{ readonly code: number | null; readonly stderr: string }>;
	kill(): void;
};

export type StartOptions = {
	readonly hear: (said: Said) => void;
	readonly env?: Readonly<Record<string, string>>;
};

/** Starts a child that sells; `hear` is called with each thing it says. */
export function startSelling(task: SellingTask, { hear, env = {} }: StartOptions): SellingChild {
	const child = spawn(process.execPath, [SCRIPT, JSON.stringify(task)], {
		stdio: ['pipe', 'pipe', 'pipe'],
		env: { ...process.env, ...env },
	});
	let stderr = '';
	child.stderr.on('data', (bytes: Buffer) => {
		stderr = (stderr + bytes.toString()).slice(-4000);
	});
	const lines = createInterface({ input: child.stdout });
	lines.on('line', (line) => hear(JSON.parse(line) as Said));
	const read = new Promise<void>((resolve) => lines.once('close', resolve));
	const gone = new Promise<number | null>((resolve) => child.once('close', resolve));
	return {
		process: child,
		ended: Promise.all([gone, read]).then(([code]) => ({ code, stderr })),
		kill: () => void child.kill('SIGKILL'),
	};
}
