/**
 * A whole terminal in a folder of its own, composed as the hosts compose it: a real encrypted
 * ledger, real workers, real requests. Only the clock and the devices may be the test's.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DevicePort } from '#drivers/port.ts';
import { composeTerminal } from '#main/compose-terminal.ts';
import type { RunningTerminal, TerminalOptions } from '#main/running-terminal.ts';
import { demoOperators } from '#main/setup/set-up-demo.ts';
import { fileKeyStore } from '#main/vault/file-key-store.ts';
import type { TerminalEvent } from '#shared/contract/events.ts';
import type { AnyRefusal, Reply } from '#shared/contract/request.ts';
import type {
	RequestInput,
	RequestName,
	RequestOutput,
} from '#shared/contract/terminal-contract.ts';
import type { Role } from '#shared/operator/role.ts';
import { fixedClock, type FixedClock } from './fixed-clock.ts';
import { scriptedDevices, type ScriptedDevices } from './scripted-devices.ts';

export type AskOptions = {
	readonly commandId?: string;
	readonly approval?: { readonly operatorNo: string; readonly pin: string };
	readonly session?: string;
};

export type TempTerminal = {
	readonly running: RunningTerminal;
	readonly dataDir: string;
	readonly clock: FixedClock;
	readonly devices: ScriptedDevices;
	readonly events: TerminalEvent[];
	/** Asks and returns the reply, whatever it is. */
	reply<Name extends RequestName>(
		name: Name,
		input: RequestInput<Name>,
		options?: AskOptions,
	): Promise<Reply<RequestOutput<Name>>>;
	/** Asks and returns the value; throws when it was refused. */
	ask<Name extends RequestName>(
		name: Name,
		input: RequestInput<Name>,
		options?: AskOptions,
	): Promise<RequestOutput<Name>>;
	/** Asks and returns the refusal; throws when it was done. */
	refused<Name extends RequestName>(
		name: Name,
		input: RequestInput<Name>,
		options?: AskOptions,
	): Promise<AnyRefusal>;
	signIn(role: Role, session?: string): Promise<void>;
	/** Signs a cashier in and opens a shift with ¥500. */
	openShop(): Promise<void>;
	/** Closes the terminal and opens the same folder again, as a restart does. */
	restart(): Promise<void>;
	close(): Promise<void>;
};

export type TempTerminalOptions = Partial<TerminalOptions> & {
	/** Default: the demo store with a TCP printer in its settings. */
	readonly demo?: boolean;
	readonly realDevices?: () => DevicePort;
};

const PRINTER = {
	kind: 'tcp',
	host: '127.0.0.1',
	port: 9,
	path: '',
	columns: 48,
	drawer: true,
} as const;

export function approvalOf(role: Role): { operatorNo: string; pin: string } {
	const operator = demoOperators.find((one) => one.role === role);
	if (operator === undefined) throw new Error(`the demo has no ${role}`);
	return { operatorNo: operator.no, pin: operator.pin };
}

export async function openTempTerminal(changes: TempTerminalOptions = {}): Promise<TempTerminal> {
	const root = mkdtempSync(path.join(tmpdir(), 'guitai-till-'));
	const dataDir = path.join(root, 'data');
	const clock = (changes.clock as FixedClock | undefined) ?? fixedClock();
	const devices = scriptedDevices();
	const { realDevices, ...options } = changes;
	const compose = () =>
		composeTerminal({
			dataDir,
			host: 'browser',
			keyStore: fileKeyStore(dataDir),
			appVersion: '0.0.0-test',
			openDevices: realDevices ?? (() => devices),
			demo: true,
			demoPrinter: PRINTER,
			ballastBytes: 0,
			...options,
			clock,
		});
	const events: TerminalEvent[] = [];
	let running = await compose();
	running.onEvent((event) => events.push(event));
	let commands = 0;

	const till: TempTerminal = {
		get running() {
			return running;
		},
		dataDir,
		clock,
		devices,
		events,
		reply: async (name, input, { commandId, approval, session = 'till' } = {}) => {
			commands += 1;
			return (await running.answer(session, {
				request: name,
				input,
				commandId: commandId ?? `command-${commands}-${name.replace('/', '-')}`,
				...(approval === undefined ? {} : { approval }),
			})) as Reply<RequestOutput<typeof name>>;
		},
		ask: async (name, input, how) => {
			const reply = await till.reply(name, input, how);
			if (!reply.ok) throw new Error(`${name} was refused: ${JSON.stringify(reply.refusal)}`);
			return reply.value;
		},
		refused: async (name, input, how) => {
			const reply = await till.reply(name, input, how);
			if (reply.ok) throw new Error(`${name} was not refused`);
			return reply.refusal;
		},
		signIn: async (role, session = 'till') => {
			await till.ask('operator/sign-in', approvalOf(role), { session });
		},
		openShop: async () => {
			await till.signIn('cashier');
			await till.ask('shift/open', { floatText: '500' });
		},
		restart: async () => {
			await running.close();
			running = await compose();
			running.onEvent((event) => events.push(event));
		},
		close: async () => {
			await running.close();
			rmSync(root, { recursive: true, force: true });
		},
	};
	return till;
}
