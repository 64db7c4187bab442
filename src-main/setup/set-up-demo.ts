/**
 * The demo store of `npm start -- --demo`: set up without the wizard, with operators whose PINs the
 * start line names. A real store's line never does.
 */
import type { Role } from '#shared/operator/role.ts';
import { invariant } from '#shared/kernel/invariant.ts';
import type { Settings } from '#shared/contract/settings-view.ts';
import { insertOperator } from '../operator/operator-store.ts';
import { hashPin } from '../operator/pin-hash.ts';
import { defaultSettings } from '../settings/default-settings.ts';
import { demoBook } from '../promotion/demo-book.ts';
import { insertBook, type BookRow } from '../promotion/price-book-store.ts';
import type { Terminal } from '../terminal.ts';
import { placeNow } from '../pass-card/pass-place.ts';
import { seedDemoMembers } from './demo-members.ts';
import { completeSetup } from './complete-setup.ts';

export type DemoOperator = {
	readonly no: string;
	readonly pin: string;
	readonly name: string;
	readonly role: Role;
};

export const demoOperators: readonly DemoOperator[] = [
	{ no: '1001', pin: '274913', name: '王店主', role: 'owner' },
	{ no: '1002', pin: '582047', name: '陈店长', role: 'manager' },
	{ no: '1003', pin: '639158', name: '小李', role: 'cashier' },
];

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

export async function setUpDemo(
	terminal: Terminal,
	{ printer, promotions }: DemoOptions,
): Promise<void> {
	const [owner, ...others] = demoOperators;
	invariant(owner !== undefined, 'a demo has an owner');
	const done = await completeSetup(terminal, {
		settings: { ...demoSettings, printer },
		ownerNo: owner.no,
		ownerName: owner.name,
		ownerPin: owner.pin,
		goods: 'demo',
	});
	invariant(done.ok, 'the demo store must be set up');
	const hashed = await Promise.all(
		others.map(async (one) => ({
			...one,
			pinHash: await hashPin(one.pin, terminal.ids.bytes(16)),
		})),
	);
	terminal.pen.transaction(() => {
		if (promotions) {
			insertBook(terminal.pen, bookRow(terminal.clock.now(), owner.no));
			seedDemoMembers(terminal, { operator: owner.no, today: placeNow(terminal).today });
		}
		for (const { no, name, role, pinHash } of hashed) {
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
