/** card-type/list and card-type/put: the types of cards (CFG-1), read anew at every scan. */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { basisPoint } from '#shared/kernel/rate.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { prepared } from '../ledger/prepared.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { cardsByType, listCardTypes, putCardType } from './card-type-store.ts';

type CardTypes = RequestOutput<'card-type/list'>;

export function showCardTypes({ pen, settings }: Pick<Terminal, 'pen' | 'settings'>): CardTypes {
	const cards = cardsByType(pen);
	return {
		types: listCardTypes(pen).map((type) => ({
			...type,
			stores: [...type.stores],
			categories: [...type.categories],
			cards: cards.get(type.code) ?? 0,
		})),
		storeCode: settings.current().storeCode,
	};
}

export function saveCardType(
	terminal: Terminal,
	caller: Caller,
	input: ParsedInput<'card-type/put'>,
): Result<CardTypes, AnyRefusal> {
	const { pen, clock } = terminal;
	return caller.commit(() => {
		const unknown = input.categories.find((id) => !isCategory(terminal, id));
		if (unknown !== undefined) {
			return refuse({ code: 'card-type/unknown-category', category: unknown });
		}
		putCardType(pen, { ...input, charge: basisPoint(input.charge) }, clock.now());
		const { code, kind, registered, stores, categories, charge, active } = input;
		pen.append({
			kind: 'card-type/changed',
			v: 1,
			...byWhom(caller),
			body: {
				code,
				card_kind: kind,
				registered: Number(registered),
				stores,
				categories,
				charge_bp: charge,
				active: Number(active),
			},
		});
		return ok(showCardTypes(terminal));
	});
}

function isCategory({ pen }: Pick<Terminal, 'pen'>, id: number): boolean {
	const row = prepared(pen.db, 'SELECT 1 FROM category WHERE category_id = ?').get(id);
	return row !== undefined;
}
