/** A terminal to sell on: composed as the hosts compose it, with a real TCP printer that is virtual. */
import { setImmediate } from 'node:timers/promises';
import { composeTerminal } from '#main/compose-terminal.ts';
import type { RunningTerminal } from '#main/running-terminal.ts';
import { demoOperators } from '#main/setup/set-up-demo.ts';
import { defaultSettings } from '#main/settings/default-settings.ts';
import { fileKeyStore } from '#main/vault/file-key-store.ts';
import type {
	RequestInput,
	RequestName,
	RequestOutput,
} from '#shared/contract/terminal-contract.ts';

export const OWNER = { operatorNo: '1001', pin: '274913' };

export type Till = {
	readonly running: RunningTerminal;
	/** Asks like a cashier's screen does; throws when it is refused. */
	ask<Name extends RequestName>(
		name: Name,
		input: RequestInput<Name>,
	): Promise<RequestOutput<Name>>;
};

export type TillOptions = {
	readonly dataDir: string;
	readonly printerPort: number;
	/** Demo goods, or an empty store whose goods are imported. */
	readonly goods: 'demo' | 'empty';
};

/** Walks the wizard of a new folder and signs its owner in. */
export async function openTill({ dataDir, printerPort, goods }: TillOptions): Promise<Till> {
	const running = await composeTerminal({
		dataDir,
		host: 'browser',
		keyStore: fileKeyStore(dataDir),
		appVersion: 'sell-a-day',
	});
	let commands = 0;
	const ask: Till['ask'] = async (name, input) => {
		// A cashier's requests come over a channel: between two of them sockets and timers have their
		// turn.
		await setImmediate();
		commands += 1;
		const commandId = `sell-${String(commands).padStart(9, '0')}`;
		const reply = await running.answer('sell', { request: name, input, commandId });
		if (!reply.ok) throw new Error(`${name} was refused: ${JSON.stringify(reply.refusal)}`);
		return reply.value as RequestOutput<typeof name>;
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
	return { running, ask };
}
