/** Runs a program of scripts/bench/subjects once, from nothing, and hears its one line. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { putFirst } from './put-first.ts';

export type Once = {
	/** From before the start of the process until its line was heard, ms. */
	readonly ms: number;
	/** What it said. */
	readonly said: Readonly<Record<string, number>>;
};

/** Rejects when it says nothing. Resolves after it has ended. */
export async function runOnce(subject: string, args: readonly string[]): Promise<Once> {
	const file = path.resolve(import.meta.dirname, '../subjects', subject);
	const from = performance.now();
	const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
	putFirst(child.pid);
	const ended = once(child, 'exit');
	const line = createInterface({ input: child.stdout });
	const [said] = (await Promise.race([once(line, 'line'), ended.then(() => [])])) as string[];
	const ms = performance.now() - from;
	await ended;
	if (said === undefined) throw new Error(`${subject} ended without a word`);
	return { ms, said: JSON.parse(said) as Record<string, number> };
}

/** Runs a program that is expected to be killed. */
export async function runToDeath(subject: string, args: readonly string[]): Promise<void> {
	const file = path.resolve(import.meta.dirname, '../subjects', subject);
	const child = spawn(process.execPath, [file, ...args], {
		stdio: ['ignore', 'inherit', 'inherit'],
	});
	const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
	if (signal !== 'SIGKILL') throw new Error(`${subject} ended with ${code ?? signal}, not killed`);
}
