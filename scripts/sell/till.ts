/** A terminal to sell on: composed as the hosts compose it, with a real TCP printer that is virtual. */
import { setImmediate } from 'node:timers/promises';
import { composeTerminal } from '#main/compose-terminal.ts';
import type { RunningTerminal } from '#main/running-terminal.ts';
import { demoOperators } from '#main/setup/set-up-demo.ts';
import { defaultSettings } from '#main/settings/default-settings.ts';
import { fileKeyStore } from '#main/vault/file-key-store.ts';
import type { Clock } from '#shared/kernel/time.ts';
import type { Reply } from '#shared/contract/request.ts';
import type {
	RequestInput,
	RequestName,
	RequestOutput,
} from '#shared/contract/terminal-contract.ts';

export const OWNER = { operatorNo: '1001', pin: '274913' };
const CASHIER = { operatorNo: '1003', pin: '639158' };

export type Till = {
	readonly running: RunningTerminal;
	/** Asks like a cashier's screen does; throws when it is refused. */
	ask<Name extends RequestName>(
		name: Name,
		input: RequestInput<Name>,
	): Promise<RequestOutput<Name>>;
	/** Asks and takes a no for an answer; what needs a release is released by the owner. */
	reply<Name extends RequestName>(
		name: Name,
		input: RequestInput<Name>,
	): Promise<Reply<RequestOutput<Name>>>;
	/** How often the owner's PIN was needed. */
	released(): number;
};

export type TillOptions = {
	readonly dataDir: string;
	readonly printerPort: number;
	/** Demo goods, or an empty store whose goods are imported. */
	readonly goods: 'demo' | 'empty';
	/** Who stands at the till; a cashier's limits are released by the owner. */
	readonly seller?: 'owner' | 'cashier';
	/** Absent: the system's. */
	readonly clock?: Clock;
};

/** Walks the wizard of a new folder and signs its owner in. */
export async function openTill({
	dataDir,
	printerPort,
	goods,
	seller = 'owner',
	clock,
}: TillOptions): Promise<Till> {
	const running = await composeTerminal({
		dataDir,
		host: 'browser',
		keyStore: fileKeyStore(dataDir),
		appVersion: 'sell-a-day',
		...(clock === undefined ? {} : { clock }),
	});
	let commands = 0;
	let released = 0;
	const reply: Till['reply'] = async (name, input) => {
		// A cashier's requests come over a channel: between two of them sockets and timers have their
		// turn.
		await setImmediate();
		commands += 1;
		const commandId = `sell-${String(commands).padStart(9, '0')}`;
		const envelope = { request: name, input, commandId };
		const first = await running.answer('sell', envelope);
		const isHeld = !first.ok && first.refusal.code === 'permission/needs-approval';
		if (!isHeld) return first as Reply<RequestOutput<typeof name>>;
		released += 1;
		const again = { ...envelope, commandId: `${commandId}-again`, approval: OWNER };
		return (await running.answer('sell', again)) as Reply<RequestOutput<typeof name>>;
	};
	const ask: Till['ask'] = async (name, input) => {
		const answer = await reply(name, input);
		if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer.refusal)}`);
		return answer.value;
	};
	const { groups } = await ask('setup/recovery-key', {});
	await ask('setup/confirm-recovery-key', { typed: groups.join(' ') });
	const printer = {
		kind: 'tcp',
		host: '127.0.0.1',
		port: printerPort,
		path: '',
		columns: 48,
		model: 'epson',
		drawer: true,
	} as const;
	const owner = demoOperators.find(({ role }) => role === 'owner');
	await ask('setup/complete', {
		settings: { ...defaultSettings, storeName: '真实的一天', printer, idleLockMinutes: 0 },
		ownerNo: OWNER.operatorNo,
		ownerName: owner?.name ?? '店主',
		ownerPin: OWNER.pin,
		goods,
	});
	await ask('operator/sign-in', OWNER);
	if (seller === 'cashier') {
		await ask('operator/add', { ...CASHIER, name: '小李', role: 'cashier' });
		await ask('operator/sign-in', CASHIER);
	}
	return { running, ask, reply, released: () => released };
}
