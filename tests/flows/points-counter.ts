/** A counter with a member, for the flow tests of points: juice at ¥6.50 for members, 0.8 points. */
import { expect } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { approvalOf, openTempTerminal } from '#kit/temp-terminal.ts';
import { showCard } from '#kit/show-card.ts';
import { verifyTill } from '#kit/verify-till.ts';
import type { SaleCompleted } from '#shared/journal/event.ts';
import type { FoundBy } from '#shared/member/member.ts';
import type { PointsBook } from '#shared/points/points-book.ts';

const JUICE = '2000000000022';
export const released = { approval: approvalOf('manager') };
const DAY_MS = 86_400_000;

export type PointsCounter = Awaited<ReturnType<typeof openPointsCounter>>;

export async function openPointsCounter() {
	const till = await openTempTerminal();
	await till.openShop();
	const addMember = async (phone: string) => (await till.ask('member/add', { phone })).memberId;
	const memberId = await addMember('13800138000');
	const counter = {
		till,
		memberId,
		addMember,
		scan: (quantityText: string) => till.ask('scan/submit', { text: JUICE, quantityText }),
		/** By the card in their hand, unless said otherwise. */
		async attach(whose = memberId, foundBy: FoundBy = 'card') {
			if (foundBy === 'card') await showCard(till, whose);
			return till.ask('sale/attach-member', { memberId: whose, foundBy });
		},
		current: () => till.ask('sale/current', {}),
		async complete() {
			const { saleId, revision, totals } = await counter.current();
			const { totalFen, exchange } = totals;
			const backFen = exchange?.backFen ?? 0;
			return till.ask('sale/complete', { saleId, revision, totalFen, backFen });
		},
		/** So many juices for the member, with the most useful points or none. */
		async sell(quantityText: string, how: 'plain' | 'with-points' = 'plain') {
			await counter.attach();
			await counter.scan(quantityText);
			if (how === 'with-points') await till.ask('sale/redeem-points', {});
			return counter.complete();
		},
		async refund(pos: number, lines: readonly { n: number; quantityText: string }[]) {
			const wanted = { pos, lines: [...lines] };
			const { paidFen } = await till.ask('refund/preview', wanted);
			const asked = { ...wanted, expectedPaidFen: paidFen, reason: 'other' as const };
			return till.ask('refund/complete', asked, released);
		},
		points: (whose = memberId) => till.ask('points/statement', { memberId: whose }),
		give: (points: number) =>
			till.ask('points/adjust', { memberId, points, reason: '补登' }, released),
		/** The rules with some of them changed. */
		async setBook(change: Partial<PointsBook>) {
			const { book } = await till.ask('points/book', {});
			await till.ask('points/change-book', { book: { ...book, ...change } }, released);
		},
		async wait(days: number) {
			till.clock.advance(days * DAY_MS);
			await till.signIn('cashier');
		},
		async sales(): Promise<SaleCompleted[]> {
			const events = await journalOf(till);
			return events.filter((event): event is SaleCompleted => event.kind === 'sale/completed');
		},
		async verifyClean() {
			expect(await verifyTill(till)).toEqual([]);
		},
	};
	return counter;
}
