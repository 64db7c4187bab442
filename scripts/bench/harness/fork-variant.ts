/** Starts a variant in a process of its own (harness/serve-subject.ts is its other end). */
import { fork } from 'node:child_process';
import path from 'node:path';
import type { FromSubject, ToSubject } from './messages.ts';
import { putFirst } from './put-first.ts';
import type { Variant } from './variant.ts';

/** To preload: ledgers are opened without their cipher (build/decrypt-copy.ts makes such). */
export const WITHOUT_CIPHER = path.resolve(import.meta.dirname, 'without-cipher.ts');

export type ForkPlan = {
	readonly name: string;
	/** File in scripts/bench/subjects. */
	readonly subject: string;
	readonly task: unknown;
	/** Added to the environment: LD_PRELOAD and its settings. */
	readonly env?: Readonly<Record<string, string>>;
	/** Modules to load first, as absolute paths; worker threads load them too. */
	readonly preload?: readonly string[];
};

/** Resolves when the subject is open. Rejects, and later calls reject, when its process ends. */
export async function forkVariant(plan: ForkPlan): Promise<Variant> {
	const file = path.resolve(import.meta.dirname, '../subjects', plan.subject);
	const child = fork(file, [JSON.stringify(plan.task)], {
		execArgv: (plan.preload ?? []).flatMap((module) => ['--import', module]),
		env: { ...process.env, ...plan.env },
		serialization: 'advanced',
		stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
	});
	putFirst(child.pid);
	let settle: { resolve(message: FromSubject): void; reject(error: Error): void } | undefined;
	const end = new Promise<void>((resolve) => {
		child.once('exit', (code, signal) => {
			settle?.reject(new Error(`${plan.name} ended by itself (${signal ?? code})`));
			resolve();
		});
	});
	child.on('message', (message) => settle?.resolve(message as FromSubject));
	const next = () =>
		new Promise<FromSubject>((resolve, reject) => {
			settle = { resolve, reject };
			if (child.exitCode !== null) reject(new Error(`${plan.name} has ended`));
		});
	const ask = async <Kind extends FromSubject['answer']>(message: ToSubject, kind: Kind) => {
		const answered = next();
		child.send(message);
		return expectAnswer(await answered, kind);
	};
	const ready = expectAnswer(await next(), 'ready');
	return {
		name: plan.name,
		facts: ready.facts,
		chunk: async (ops) => (await ask({ ask: 'chunk', ops }, 'chunk')).chunk,
		figures: async () => (await ask({ ask: 'figures' }, 'figures')).figures,
		close: async () => {
			if (child.exitCode === null && child.connected) await ask({ ask: 'close' }, 'closed');
			await end;
		},
	};
}

function expectAnswer<Kind extends FromSubject['answer']>(
	message: FromSubject,
	kind: Kind,
): Extract<FromSubject, { answer: Kind }> {
	if (message.answer !== kind) throw new Error(`expected ${kind}, heard ${message.answer}`);
	return message as Extract<FromSubject, { answer: Kind }>;
}
