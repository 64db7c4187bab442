/**
 * An import in hand, of goods or of members. It lives outside the screen: whoever goes to the
 * checkout for a customer finds the dry run again. Files are read here and sent whole; main reads,
 * judges and writes them.
 */
import { MAX_IMPORT_BASE64 } from '#shared/contract/import-views.ts';
import type { ImportPlanView } from '#shared/contract/views.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { ClientRefusal, TerminalClient } from '../terminal-client/open-client.ts';
import { createStore, type ReadableStore } from '../terminal-client/store.ts';

export type FileProblem = {
	readonly kind: 'tooLarge' | 'badKind' | 'unreadable';
	readonly name: string;
};

/** What every plan of an import says of itself. */
export type PlanInHand = Pick<
	ImportPlanView,
	'importId' | 'state' | 'progress' | 'rows' | 'added' | 'refused' | 'problem'
>;

export type ImportState<Plan> = {
	/** Files are being read by the page. */
	readonly sending: boolean;
	readonly plan: Plan | undefined;
	readonly refusal: ClientRefusal | undefined;
	readonly fileProblem: FileProblem | undefined;
};

const IDLE = {
	sending: false,
	plan: undefined,
	refusal: undefined,
	fileProblem: undefined,
} as const;

type SentFile = { readonly name: string; readonly base64: string };
type Got<Plan> = Promise<Result<Plan, ClientRefusal>>;

/** The four requests of one sort of import. */
export type ImportAsks<Plan> = {
	start(client: TerminalClient, files: SentFile[]): Got<Plan>;
	look(client: TerminalClient, importId: string): Got<Plan>;
	commit(client: TerminalClient, importId: string): Got<Plan>;
	cancel(client: TerminalClient, importId: string): Got<Plan>;
};

export type ImportDesk<Plan> = {
	readonly state: ReadableStore<ImportState<Plan>>;
	/** Whether the screen shows the import. */
	readonly shown: ReadableStore<boolean>;
	show(show: boolean): void;
	/** Forgets the import that is over, for the next one. */
	forget(): void;
	/** An announcement of the import in hand. */
	takeProgress(plan: Plan): void;
	/** Reads the files and asks for a dry run; the answer, or why not, is in the state. */
	start(client: TerminalClient, files: readonly File[]): Promise<void>;
	/** Asks how far it is: what was announced before anybody listened is not missed. */
	lookAgain(client: TerminalClient): Promise<void>;
	commit(client: TerminalClient): Promise<void>;
	cancel(client: TerminalClient): Promise<void>;
};

export function createImportDesk<Plan extends PlanInHand>(
	asks: ImportAsks<Plan>,
): ImportDesk<Plan> {
	const state = createStore<ImportState<Plan>>(IDLE);
	const shown = createStore(false);
	const patch = (change: Partial<ImportState<Plan>>) => state.set({ ...state.get(), ...change });
	const takeProgress = (plan: Plan) => {
		if (state.get().plan?.importId === plan.importId) patch({ plan });
	};

	async function lookAgain(client: TerminalClient): Promise<void> {
		const { plan } = state.get();
		if (plan === undefined) return;
		const looked = await asks.look(client, plan.importId);
		if (looked.ok) takeProgress(looked.value);
		else if (looked.refusal.code === 'import/not-found') {
			state.set({ ...IDLE, refusal: looked.refusal });
		}
	}

	async function step(client: TerminalClient, ask: ImportAsks<Plan>['commit']): Promise<void> {
		const { plan } = state.get();
		if (plan === undefined) return;
		patch({ refusal: undefined });
		const done = await ask(client, plan.importId);
		if (done.ok) takeProgress(done.value);
		else patch({ refusal: done.refusal });
	}

	async function start(client: TerminalClient, files: readonly File[]): Promise<void> {
		if (files.length === 0) return;
		const wrong = problemOf(files);
		if (wrong !== undefined) return state.set({ ...IDLE, fileProblem: wrong });
		state.set({ ...IDLE, sending: true });
		const read: SentFile[] = [];
		for (const file of files) {
			const { name } = file;
			const base64 = await readBase64(file);
			if (base64 === undefined) {
				return state.set({ ...IDLE, fileProblem: { kind: 'unreadable', name } });
			}
			read.push({ name, base64 });
		}
		const started = await asks.start(client, read);
		if (!started.ok) return state.set({ ...IDLE, refusal: started.refusal });
		state.set({ ...IDLE, plan: started.value });
		await lookAgain(client);
	}

	return {
		state,
		shown,
		show: (show) => shown.set(show),
		forget: () => state.set(IDLE),
		takeProgress,
		start,
		lookAgain,
		commit: (client) => step(client, (...how) => asks.commit(...how)),
		cancel: (client) => step(client, (...how) => asks.cancel(...how)),
	};
}

function problemOf(files: readonly File[]): FileProblem | undefined {
	const bad = files.find(({ name }) => !/\.(xlsx?|csv|txt)$/i.test(name));
	if (bad !== undefined) return { kind: 'badKind', name: bad.name };
	// Base64 writes three bytes as four characters.
	const large = files.find(({ size }) => size * 4 > MAX_IMPORT_BASE64 * 3);
	return large === undefined ? undefined : { kind: 'tooLarge', name: large.name };
}

/** The import of goods. */
export const goodsImport = createImportDesk<ImportPlanView>({
	start: (client, files) => client.ask('import/start', { files }),
	look: (client, importId) => client.ask('import/look', { importId }),
	commit: (client, importId) => client.ask('import/commit', { importId }),
	cancel: (client, importId) => client.ask('import/cancel', { importId }),
});

/** The bytes of a file as base64, or undefined when the system does not give them. */
function readBase64(file: File): Promise<string | undefined> {
	return new Promise((resolve) => {
		const reader = new FileReader();
		reader.addEventListener('load', () => {
			const { result } = reader;
			resolve(typeof result === 'string' ? result.slice(result.indexOf(',') + 1) : undefined);
		});
		reader.addEventListener('error', () => resolve(undefined));
		reader.readAsDataURL(file);
	});
}
