/**
 * sale/redeem-points: so many, none, or (F8) the most useful; a second F8 takes them off again.
 * They are the member's, who shows that they are there as for stored value (SV-5).
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import type { SaleChangeView } from '#shared/contract/views.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { mostUseful, redeem } from '#shared/points/redeem-points.ts';
import { usePoints } from '#shared/sale/change-terms.ts';
import type { OpenSale } from '#shared/sale/open-sale.ts';
import { floorProof } from '../allowance/floor-proof.ts';
import { findMember, type MemberRow } from '../member/member-store.ts';
import { foundNow, proveTyped, type Proof } from '../member/presence.ts';
import { priceOpenSale } from '../pricing/price-open-sale.ts';
import { moveBasket, showMoved } from '../sale/basket.ts';
import { findOpenSale } from '../sale/open-sale-store.ts';
import type { Caller, Terminal } from '../terminal.ts';
import { openRoomOn, overNow } from './points-on-sale.ts';
import { proofRefusal } from './prove-points.ts';

export async function redeemPoints(
	terminal: Terminal,
	caller: Caller,
	{ saleId, points, proof: typed }: ParsedInput<'sale/redeem-points'>,
): Promise<Result<SaleChangeView, AnyRefusal>> {
	const whose = memberOn(terminal, findOpenSale(terminal.pen));
	const proof =
		typed === undefined || whose === undefined
			? ok('none' as const)
			: await proveTyped(terminal, whose, typed);
	if (!proof.ok) return proof;
	const moved = moveBasket(terminal, caller, {
		make: (sale) => {
			if (saleId !== undefined && sale.saleId !== saleId) {
				return refuse({ code: 'sale/not-open' });
			}
			if (sale.lines.length === 0) return refuse({ code: 'sale/empty' });
			const toggledOff = points === undefined && sale.terms.points !== undefined;
			if (points === 0 || toggledOff) return ok(usePoints(sale, undefined));
			// Whoever proved it while the PIN was checked is who the sale is of now.
			const isSame = memberOn(terminal, sale)?.member_id === whose?.member_id;
			const shown = isSame ? proof.value : 'none';
			const wanted = wantedOn(terminal, sale, { points, proof: shown });
			return wanted.ok ? ok(usePoints(sale, wanted.value)) : wanted;
		},
		judge: ({ after }) => after.setAside.points,
	});
	return showMoved(moved);
}

function memberOn({ pen }: Terminal, sale: OpenSale | undefined): MemberRow | undefined {
	const attached = sale?.terms.member;
	return attached === undefined ? undefined : findMember(pen, attached.memberId);
}

type Wanted = { readonly points: number | undefined; readonly proof: Proof };

function wantedOn(
	terminal: Terminal,
	sale: OpenSale,
	{ points, proof }: Wanted,
): Result<number, AnyRefusal> {
	// As if none were used yet: what they pay already is open again.
	const bare = usePoints(sale, undefined).sale;
	const room = openRoomOn(terminal, bare, priceOpenSale(terminal, bare));
	const member = memberOn(terminal, sale);
	if (room === undefined || member === undefined) return refuse({ code: 'member/none-attached' });
	const { book, redeeming } = room;
	const wanted = points ?? mostUseful(book, redeeming);
	if (wanted === 0) {
		const least = Math.max(book.redeemLeast, book.redeemStep);
		return refuse(room.familyRefusal(least) ?? { code: 'points/none-useful' });
	}
	const amount = redeem(book, wanted, redeeming);
	if (!amount.ok) return refuse(overNow(room, wanted) ?? amount.refusal);
	const foundBy = foundNow(terminal, sale);
	const { account: memberId, inLots: balance } = room;
	const purse = { purse: 'points', memberId, balance } as const;
	const missing =
		floorProof(terminal, purse, { amount: wanted, foundBy, proof }) ??
		proofRefusal(book, member, { points: wanted, foundBy, proof });
	return missing === undefined ? ok(wanted) : refuse(missing);
}
