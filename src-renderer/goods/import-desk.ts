/**
 * The import in hand. It lives outside the screen: whoever goes to the checkout for a customer
 * finds the dry run again. Files are read here and sent whole; main reads, judges and writes them.
 */
import type { ImportPlanView } from '#shared/contract/views.ts';
import { MAX_IMPORT_BASE64 } from '#shared/contract/catalog-requests.ts';
import type { ClientRefusal, TerminalClient } from '../terminal-client/open-client.ts';
import { createStore, type ReadableStore } from '../terminal-client/store.ts';

export type FileProblem = {
	readonly kind: 'tooLarge' | 'badKind' | 'unreadable';
	readonly name: string;
};

export type ImportState = {
	/** Files are being read by the page. */
	readonly sending: boolean;
	readonly plan: ImportPlanView | undefined;
	readonly refusal: ClientRefusal | undefined;
	readonly fileProblem: FileProblem | undefined;
};

const IDLE: ImportState = {
	sending: false,
	plan: undefined,
	refusal: undefined,
	fileProblem: undefined,
};

const state = createStore(IDLE);
const shown = createStore(false);

export const importState: ReadableStore<ImportState> = state;
/** Whether the goods screen shows the import. */
export const importShown: ReadableStore<boolean> = shown;

export function showImport(show: boolean): void {
	shown.set(show);
}

/** Forgets the import that is over, for the next one. */
export function forgetImport(): void {
	state.set(IDLE);
}

/** An announcement of the import in hand. */
export function takeProgress(plan: ImportPlanView): void {
	if (state.get().plan?.importId === plan.importId) patch({ plan });
}

/** Reads the files and asks for a dry run; the answer, or the reason why not, is in the state. */
export async function startImport(client: TerminalClient, files: readonly File[]): Promise<void> {
	if (files.length === 0) return;
	const bad = files.find(({ name }) => !/\.(xlsx?|csv|txt)$/i.test(name));
	// Base64 writes three bytes as four characters.
	const large = files.find(({ size }) => size * 4 > MAX_IMPORT_BASE64 * 3);
	if (bad !== undefined || large !== undefined) {
		const kind = bad === undefined ? 'tooLarge' : 'badKind';
		state.set({ ...IDLE, fileProblem: { kind, name: (bad ?? large)?.name ?? '' } });
		return;
	}
	state.set({ ...IDLE, sending: true });
	const read: { name: string; base64: string }[] = [];
	for (const file of files) {
		const base64 = await readBase64(file);
		if (base64 === undefined) {
			state.set({ ...IDLE, fileProblem: { kind: 'unreadable', name: file.name } });
			return;
		}
		read.push({ name: file.name, base64 });
	}
	const started = await client.ask('import/start', { files: read });
	if (!started.ok) {
		state.set({ ...IDLE, refusal: started.refusal });
		return;
	}
	state.set({ ...IDLE, plan: started.value });
	await lookAgain(client);
}

/** Asks how far the import is: what was announced before anybody listened is not missed. */
export async function lookAgain(client: TerminalClient): Promise<void> {
	const { plan } = state.get();
	if (plan === undefined) return;
	const looked = await client.ask('import/look', { importId: plan.importId });
	if (looked.ok) takeProgress(looked.value);
	else if (looked.refusal.code === 'import/not-found') {
		state.set({ ...IDLE, refusal: looked.refusal });
	}
}

export async function commitImport(client: TerminalClient): Promise<void> {
	await step(client, 'import/commit');
}

export async function cancelImport(client: TerminalClient): Promise<void> {
	await step(client, 'import/cancel');
}

async function step(
	client: TerminalClient,
	name: 'import/commit' | 'import/cancel',
): Promise<void> {
	const { plan } = state.get();
	if (plan === undefined) return;
	patch({ refusal: undefined });
	const done = await client.ask(name, { importId: plan.importId });
	if (done.ok) takeProgress(done.value);
	else patch({ refusal: done.refusal });
}

function patch(change: Partial<ImportState>): void {
	state.set({ ...state.get(), ...change });
}

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
