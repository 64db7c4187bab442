/**
 * What an event does to the lots of stored value, as a pure function of it: lots that are laid down
 * and movements of both pockets. The rows follow from these in the event's own transaction, and
 * `verify` makes them again.
 */
import type { JournalEvent, TakenTender } from './event.ts';
import type { PaidBack } from './refund-event.ts';
import type { SvLotRoots, SvPart } from './stored-value-event.ts';

export type SvMoveKind =
	| 'top-up'
	| 'open'
	| 'spend'
	| 'unspend'
	| 'undo'
	| 'refund'
	| 'bonus-expire'
	| 'adjust'
	| 'transfer';

export type SvMove = {
	readonly kind: SvMoveKind;
	readonly lotId: string;
	readonly memberId: string;
	/** Signed: out of the pocket is negative. */
	readonly principalFen: number;
	readonly bonusFen: number;
	/** Present when the lot begins with this. */
	readonly roots?: SvLotRoots;
	/** Present when bonus that had ended goes on. */
	readonly newEnd?: string;
};

export function storedValueMoves(event: JournalEvent): SvMove[] {
	switch (event.kind) {
		case 'stored-value/topped-up':
			return [begin('top-up', event)];
		case 'stored-value/opened':
			return [begin('open', event)];
		case 'stored-value/top-up-undone':
			return moves('undo', { memberId: event.member_id, parts: [event], sign: -1 });
		case 'stored-value/refunded':
			return moves('refund', { memberId: event.member_id, parts: event.parts, sign: -1 });
		case 'stored-value/bonus-expired':
			return moves('bonus-expire', { memberId: event.member_id, parts: event.parts, sign: -1 });
		case 'stored-value/adjusted':
			return [
				...(event.lot === undefined ? [] : [begin('adjust', event.lot)]),
				...moves('adjust', { memberId: event.member_id, parts: event.parts ?? [], sign: -1 }),
			];
		case 'stored-value/transferred':
			return [
				...moves('transfer', { memberId: event.from_member_id, parts: event.parts, sign: -1 }),
				...event.lots.map((lot) => begin('transfer', lot)),
			];
		case 'sale/completed':
			return [
				...event.tenders.flatMap(spentBy),
				...(event.returned?.paid_back ?? []).flatMap(givenBack),
			];
		case 'sale/refunded':
			return event.returned.paid_back.flatMap(givenBack);
		default:
			return [];
	}
}

function begin(kind: SvMoveKind, roots: SvLotRoots): SvMove {
	const { lot_id: lotId, member_id: memberId, principal_fen, bonus_fen } = roots;
	const opened = { principalFen: principal_fen, bonusFen: bonus_fen };
	return { kind, lotId, memberId, ...opened, roots };
}

type Moved = {
	readonly memberId: string;
	readonly parts: readonly SvPart[];
	/** Out of the pockets is −1. */
	readonly sign: 1 | -1;
};

function moves(kind: SvMoveKind, { memberId, parts, sign }: Moved): SvMove[] {
	return parts.map(({ lot_id: lotId, principal_fen, bonus_fen }) => ({
		kind,
		lotId,
		memberId,
		principalFen: sign * principal_fen,
		bonusFen: sign * bonus_fen,
	}));
}

function spentBy(tender: TakenTender): SvMove[] {
	if (tender.kind === 'cash' || tender.parts === undefined) return [];
	return moves('spend', { memberId: tender.subject ?? '', parts: tender.parts, sign: -1 });
}

function givenBack({ parts = [], subject: memberId = '' }: PaidBack): SvMove[] {
	return parts.flatMap((part) => {
		const back = moves('unspend', { memberId, parts: [part], sign: 1 });
		const { bonus_expires: newEnd } = part;
		return newEnd === undefined ? back : back.map((move) => ({ ...move, newEnd }));
	});
}
