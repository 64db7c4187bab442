/**
 * setup/complete: the end of the wizard. Names the store and its first owner in one transaction;
 * it cannot end without an owner's PIN (CFG-5), nor before the recovery key was typed back.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { seedDemoStore } from '../catalog/demo-store.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { TIER_TEMPLATES } from '#shared/member/tier.ts';
import { replaceTiers } from '../member/tier-store.ts';
import { insertOperator } from '../operator/operator-store.ts';
import { hashPin, isWeakPin } from '../operator/pin-hash.ts';
import { settingsProblem } from '../settings/settings-problem.ts';
import type { Caller, Terminal } from '../terminal.ts';

export async function completeSetup(
	terminal: Terminal,
	{ ownerPin, ...store }: ParsedInput<'setup/complete'>,
	commit: Caller['commit'],
): Promise<Result<undefined, AnyRefusal>> {
	if (isWeakPin(ownerPin)) return refuse({ code: 'setup/weak-pin' });
	const problem = settingsProblem(store.settings);
	if (problem !== undefined) return refuse({ code: 'settings/invalid', field: problem });
	const ownerPinHash = await hashPin(ownerPin, terminal.ids.bytes(16));
	return setUpStore(terminal, { ...store, ownerPinHash }, commit);
}

/** A store to be, with its owner's PIN already hashed (`hashPin`). */
export type NewStore = Omit<ParsedInput<'setup/complete'>, 'ownerPin'> & {
	readonly ownerPinHash: string;
};

/** Writes the store and its owner through `commit`. Refuses a terminal that has an owner. */
export function setUpStore(
	terminal: Terminal,
	{ settings, ownerNo, ownerName, ownerPinHash, goods }: NewStore,
	commit: Caller['commit'],
): Result<undefined, AnyRefusal> {
	const { pen, clock } = terminal;
	const done = commit((): Result<undefined, AnyRefusal> => {
		if (isSetUp(terminal)) return refuse({ code: 'terminal/set-up-already' });
		const atMs = clock.now();
		terminal.settings.save(pen, { change: settings, atMs, by: ownerNo });
		insertOperator(pen, {
			operatorNo: ownerNo,
			name: ownerName,
			role: 'owner',
			pinHash: ownerPinHash,
			createdMs: atMs,
		});
		pen.append({
			kind: 'store/set-up',
			v: 1,
			operator: ownerNo,
			body: {
				store_name: settings.storeName,
				store_code: settings.storeCode,
				terminal_code: settings.terminalCode,
				time_zone: settings.timeZone,
				goods,
			},
		});
		// A table to begin with (K4); the manager makes it the store's own.
		replaceTiers(pen, TIER_TEMPLATES.three);
		if (goods === 'demo') seedDemoStore(pen, { atMs, operator: ownerNo });
		return ok(undefined);
	});
	if (done.ok) terminal.settings.reload();
	return done;
}

/** True once somebody owns the store. */
export function isSetUp({ pen }: { readonly pen: ReadableLedger }): boolean {
	const owner = prepared(pen.db, `SELECT 1 FROM operator WHERE role = 'owner' LIMIT 1`).get();
	return owner !== undefined;
}
