/** Starts open-and-hold.ts as a process of its own and reads what it says, line by line. */
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { MIGRATIONS_DIR, TEST_KEY } from '#kit/temp-ledger.ts';

export type Said = {
	readonly refused?: string;
	readonly opened?: number;
	readonly notices?: readonly { readonly kind: string }[];
	readonly sold?: number;
	readonly begin?: number;
};

export type Child = {
	readonly process: ChildProcess;
	/** The next line it says; undefined when it has ended. */
	next(): Promise<Said | undefined>;
	/** Kills it outright and waits until the kernel has let it go. */
	kill(): Promise<void>;
	ended(): Promise<number | null>;
};

const SCRIPT = path.join(import.meta.dirname, 'open-and-hold.ts');

/** The command that runs the child, for those who put another program before it. */
export function childCommand(
	folders: { readonly dataDir: string; readonly witnessDir: string },
	{ sell = 0, mark = false }: { readonly sell?: number; readonly mark?: boolean } = {},
): string[] {
	const task = {
		...folders,
		migrationsDir: MIGRATIONS_DIR,
		keyHex: Buffer.from(TEST_KEY).toString('hex'),
		sell,
		mark,
	};
	return [process.execPath, SCRIPT, JSON.stringify(task)];
}

export function startChild(command: readonly string[]): Child {
	const [program = '', ...rest] = command;
	const child = spawn(program, rest, { stdio: ['pipe', 'pipe', 'inherit'] });
	const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
	const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
	return {
		process: child,
		next: async () => {
			const line = await lines.next();
			return line.done === true ? undefined : (JSON.parse(line.value) as Said);
		},
		kill: async () => {
			child.kill('SIGKILL');
			await ended;
		},
		ended: () => ended,
	};
}
