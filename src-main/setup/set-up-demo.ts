/**
 * The demo store of `npm start -- --demo`: set up without the wizard, with operators whose PINs the
 * start line names. A real store's line never does.
 */
import type { Role } from '#shared/operator/role.ts';
import { invariant } from '#shared/kernel/invariant.ts';
import type { Settings } from '#shared/contract/settings-view.ts';
import { insertOperator } from '../operator/operator-store.ts';
import { defaultSettings } from '../settings/default-settings.ts';
import { demoBook } from '../promotion/demo-book.ts';
import { insertBook, type BookRow } from '../promotion/price-book-store.ts';
import type { Terminal } from '../terminal.ts';
import { placeNow } from '../pass-card/pass-place.ts';
import { seedDemoMembers } from './demo-members.ts';
import { setUpStore } from './complete-setup.ts';

export type DemoOperator = {
	readonly no: string;
	readonly pin: string;
	readonly name: string;
	readonly role: Role;
	/** Of `pin`, made once with a low cost: a PIN that is shown to everybody guards nothing. */
	readonly pinHash: string;
};

export const demoOperators: readonly DemoOperator[] = [
	{
		no: '1001',
		pin: '274913',
		name: '王店主',
		role: 'owner',
		pinHash: demoHash('Z3VpdGFpLWRlbW8tMTAwMQ', 'jUr9qRmV+3MxoB6sws5weHXDzgwLofdYU3ofbv0svXo'),
	},
	{
		no: '1002',
		pin: '582047',
		name: '陈店长',
		role: 'manager',
		pinHash: demoHash('Z3VpdGFpLWRlbW8tMTAwMg', 'Lf82f0w3s8d94R9+eaHy7pteL7w5jmRKGRMGBArpbh0'),
	},
	{
		no: '1003',
		pin: '639158',
		name: '小李',
		role: 'cashier',
		pinHash: demoHash('Z3VpdGFpLWRlbW8tMTAwMw', 'VZGo/s7bHrewdx5Y+hIG7igLF/j43Cd3MRYabPcJmow'),
	},
];

function demoHash(salt: string, hash: string): string {
	return `scrypt$1024$8$1$${salt}==$${hash}=`;
}

/** A demo must not lock anybody out of looking around. */
const demoSettings: Settings = {
	...defaultSettings,
	storeName: '柜台示范店',
	storeCode: 'DEMO',
	storeAddress: '杭州市西湖区示范路 8 号',
	storePhone: '0571-0000000',
	idleLockMinutes: 0,
};

export type DemoOptions = {
	readonly printer: Settings['printer'];
	/** With a price book in force, and members. */
	readonly promotions: boolean;
};

export function setUpDemo(terminal: Terminal, { printer, promotions }: DemoOptions): void {
	const [owner, ...others] = demoOperators;
	invariant(owner !== undefined, 'a demo has an owner');
	const store = {
		settings: { ...demoSettings, printer },
		ownerNo: owner.no,
		ownerName: owner.name,
		ownerPinHash: owner.pinHash,
		goods: 'demo',
	} as const;
	const done = setUpStore(terminal, store, (work) => terminal.pen.transaction(work));
	invariant(done.ok, 'the demo store must be set up');
	terminal.pen.transaction(() => {
		if (promotions) {
			insertBook(terminal.pen, bookRow(terminal.clock.now(), owner.no));
			seedDemoMembers(terminal, { operator: owner.no, today: placeNow(terminal).today });
		}
		for (const { no, name, role, pinHash } of others) {
			insertOperator(terminal.pen, {
				operatorNo: no,
				name,
				role,
				pinHash,
				createdMs: terminal.clock.now(),
			});
			terminal.pen.append({
				kind: 'operator/added',
				v: 1,
				operator: owner.no,
				body: { operator_no: no, name, role },
			});
		}
	});
	if (promotions) terminal.priceBook.reload();
}

function bookRow(atMs: number, by: string): BookRow {
	return { version: 1, loaded_ms: atMs, loaded_by: by, rows_json: demoBook };
}
