/**
 * The limit as a variant: pwrite + fdatasync of the same bytes into a preallocated file. In C where
 * gcc is, else in Node, whose calls cost a few µs more.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { buildNative } from '../native/build-native.ts';
import { forkVariant } from './fork-variant.ts';
import { putFirst } from './put-first.ts';
import type { Variant } from './variant.ts';

export type LimitPlan = {
	readonly name: string;
	/** Bytes of one operation. */
	readonly bytes: number;
	readonly folder: string;
	readonly env?: Readonly<Record<string, string>>;
};

export async function openLimit({ name, bytes, folder, env = {} }: LimitPlan): Promise<Variant> {
	const file = path.join(folder, `${name}.limit`);
	const size = Math.max(1, Math.round(bytes));
	const native = buildNative('limit');
	if ('missing' in native) {
		const task = { file, bytes: size };
		return forkVariant({ name, subject: 'limit.ts', task, env });
	}
	const child = spawn(native.file, [file, String(size)], {
		env: { ...process.env, ...env },
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	putFirst(child.pid);
	const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
	const nextLine = async () => {
		const { value, done } = await lines.next();
		if (done === true) throw new Error('the limit ended by itself');
		return value;
	};
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	await nextLine();
	return {
		name,
		facts: { bytes: size },
		chunk: async (ops) => {
			child.stdin.write(`${ops}\n`);
			return { op: (await nextLine()).trim().split(' ').map(Number) };
		},
		figures: () => Promise.resolve({}),
		close: async () => {
			child.stdin.end();
			await ended;
		},
	};
}
