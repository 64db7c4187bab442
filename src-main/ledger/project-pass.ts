/**
 * The rows of passes (次卡) that follow from an event, in the event's own transaction. The tables
 * refuse a use below nothing, a position had twice and more left than was paid.
 */
import type {
	PassEvent,
	PassExtensionSold,
	PassExtensionUndone,
	PassOpened,
	PassRefunded,
	PassSold,
	PassUsed,
	PassUseUndone,
} from '#shared/journal/pass-event.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import type { Connection } from './connect.ts';
import { prepared } from './prepared.ts';

/** True for events that change passes. */
export function isPassEvent(event: JournalEvent): event is PassEvent {
	return event.kind.startsWith('pass/');
}

export function projectPass(db: Connection, pos: number, event: PassEvent): void {
	switch (event.kind) {
		case 'pass/sold':
		case 'pass/opened':
			return layDown(db, pos, event);
		case 'pass/used':
			return use(db, pos, event);
		case 'pass/use-undone':
			return undo(db, pos, event);
		case 'pass/extended':
			prepared(
				db,
				`UPDATE pass_card SET extended_days = extended_days + :days,
				   valid_from = :from, valid_until = :until,
				   terms_json = iif(:starts = '', terms_json,
				     json_set(terms_json, '$.starts_on', :starts)) WHERE pass_id = :pass`,
			).run({
				...endOf(event),
				pass: event.pass_id,
				days: event.days,
				starts: event.starts_on ?? '',
			});
			return;
		case 'pass/extension-sold':
			return extend(db, pos, event);
		case 'pass/extension-undone':
			return shorten(db, pos, event);
		case 'pass/transferred':
			prepared(db, 'UPDATE pass_card SET member_id = ? WHERE pass_id = ?').run(
				event.member_id,
				event.pass_id,
			);
			return;
		case 'pass/refunded':
			return refund(db, event);
		default:
	}
}

function layDown(db: Connection, pos: number, event: PassSold | PassOpened): void {
	const { pass_id: pass, member_id, template_id, terms, items, price_fen: price } = event;
	const { home_store, sold_on, valid_from: from, valid_until: until } = event;
	const before = event.kind === 'pass/opened' ? event.recognised_before_fen : 0;
	const starts = event.starts_on === undefined ? {} : { starts_on: event.starts_on };
	const named = { template_id, terms, items, home_store, sold_on, ...starts };
	const roots = { ...named, recognised_before_fen: before };
	const { name } = terms;
	const given = event.kind === 'pass/sold' && event.with_lot !== undefined;
	const gift = given ? { with_lot: event.with_lot } : {};
	const renewing = event.kind === 'pass/sold' && event.renews !== undefined;
	const renewal = renewing ? { renews: event.renews } : {};
	prepared(
		db,
		`INSERT INTO pass_card (pass_id, member_id, state, price_fen, left_fen, valid_from,
		   valid_until, terms_json, opened_pos, opened_ms)
		 VALUES (:pass, :member, 'active', :price, :left, :from, :until, :roots, :pos, :at)`,
	).run({
		pass,
		member: member_id,
		price,
		left: price - before,
		from,
		until,
		roots: JSON.stringify({ name, ...roots, ...gift, ...renewal }),
		pos,
		at: event.at_ms,
	});
	const insert = prepared(db, 'INSERT INTO pass_item VALUES (?, ?, ?, ?)');
	for (const { item_no: no, paid, gift, used_before = 0 } of items) {
		insert.run(pass, no, paid + gift, paid + gift - used_before);
	}
}

function use(db: Connection, pos: number, event: PassUsed): void {
	const { pass_id: pass, use_id: id, item_no: item, times, units } = event;
	moveLeft(db, event, -1);
	prepared(
		db,
		`INSERT INTO pass_use (pass_id, use_id, item_no, times, units_json, value_fen, used_on, pos,
		   at_ms, operator, technician, member_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
	).run(
		pass,
		id,
		item,
		times,
		JSON.stringify(units),
		event.recognised_fen,
		event.used_on,
		pos,
		event.at_ms,
		event.operator ?? '',
		event.done_by?.code ?? event.technician ?? '',
		event.member_id,
	);
	const insert = prepared(db, 'INSERT INTO pass_unit VALUES (?, ?, ?, ?)');
	for (const unit of units) insert.run(pass, item, unit, id);
}

function undo(db: Connection, pos: number, event: PassUseUndone): void {
	const { pass_id: pass, use_id: id } = event;
	moveLeft(db, event, 1);
	prepared(db, 'UPDATE pass_use SET undone_pos = ? WHERE pass_id = ? AND use_id = ?').run(
		pos,
		pass,
		id,
	);
	prepared(db, 'DELETE FROM pass_unit WHERE pass_id = ? AND item_no = ? AND use_id = ?').run(
		pass,
		event.item_no,
		id,
	);
}

function moveLeft(db: Connection, event: PassUsed | PassUseUndone, sign: 1 | -1): void {
	const { pass_id: pass, item_no: item, units, recognised_fen: value } = event;
	prepared(
		db,
		`UPDATE pass_card SET left_fen = left_fen + :value, valid_from = :from, valid_until = :until
		 WHERE pass_id = :pass`,
	).run({ ...endOf(event), pass, value: sign * value });
	prepared(
		db,
		'UPDATE pass_item SET left_uses = left_uses + ? WHERE pass_id = ? AND item_no = ?',
	).run(sign * units.length, pass, item);
}

function refund(db: Connection, event: PassRefunded): void {
	prepared(
		db,
		`UPDATE pass_card SET state = 'refunded', left_fen = left_fen - :refund - :kept,
		   refund_fen = :refund, kept_fen = :kept WHERE pass_id = :pass`,
	).run({ pass: event.pass_id, refund: event.refund_fen, kept: event.kept_fen });
	prepared(db, 'UPDATE pass_item SET left_uses = 0 WHERE pass_id = ?').run(event.pass_id);
}

function extend(db: Connection, pos: number, event: PassExtensionSold): void {
	const { pass_id: pass, extension_id: id, days, fee_fen: fee } = event;
	moveFee(db, event, 1);
	prepared(
		db,
		`INSERT INTO pass_extension (pass_id, extension_id, days, fee_fen, shares_json, sold_on, pos)
		 VALUES (?, ?, ?, ?, ?, ?, ?)`,
	).run(pass, id, days, fee, JSON.stringify(event.shares), event.sold_on, pos);
}

function shorten(db: Connection, pos: number, event: PassExtensionUndone): void {
	moveFee(db, event, -1);
	prepared(
		db,
		'UPDATE pass_extension SET undone_pos = ? WHERE pass_id = ? AND extension_id = ?',
	).run(pos, event.pass_id, event.extension_id);
}

function moveFee(
	db: Connection,
	event: PassExtensionSold | PassExtensionUndone,
	sign: 1 | -1,
): void {
	prepared(
		db,
		`UPDATE pass_card SET price_fen = price_fen + :fee, left_fen = left_fen + :fee,
		   extended_days = extended_days + :days, valid_from = :from, valid_until = :until
		 WHERE pass_id = :pass`,
	).run({
		...endOf(event),
		pass: event.pass_id,
		fee: sign * event.fee_fen,
		days: sign * event.days,
	});
}

type End = { readonly valid_from: string; readonly valid_until: string };

function endOf({ valid_from: from, valid_until: until }: End): { from: string; until: string } {
	return { from, until };
}
