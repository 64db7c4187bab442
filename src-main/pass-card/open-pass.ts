/**
 * pass-card/open: a pass that was sold before this ledger is brought along (期初), with the uses that
 * were had and what is owed for the others. No money moves; a time card has earned its days so far.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { cumulative } from '#shared/kernel/allocate.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import {
	daysUsed,
	soldItems,
	usesOf,
	valueOf,
	type PassCard,
} from '#shared/pass-card/pass-card.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { rootsOf } from './lay-down-pass.ts';
import { activeMember, placeNow } from './pass-place.ts';
import { showPass } from './show-pass.ts';
import { templateOf, templateRefusal } from './template-requests.ts';

type Input = ParsedInput<'pass-card/open'>;

export function openPass(
	terminal: Terminal,
	caller: Caller,
	input: Input,
): Result<RequestOutput<'pass-card/open'>, AnyRefusal> {
	const { pen } = terminal;
	const done = caller.commit(() => {
		const member = activeMember(pen, input.memberId);
		if (!member.ok) return member;
		const template = templateOf(input.template);
		const wrong = templateRefusal(pen, template);
		if (wrong !== undefined) return refuse(wrong);
		const opened = passFrom(terminal, input);
		if (!opened.ok) return opened;
		const card = opened.value;
		const { event } = pen.append({
			kind: 'pass/opened',
			v: 1,
			...byWhom(caller),
			body: { ...rootsOf(card, ''), recognised_before_fen: card.recognisedBeforeFen },
		});
		const held = { card, templateId: '', openedMs: event.at_ms, extensions: [], uses: [] };
		return ok({ pass: showPass(held, placeNow(terminal)) });
	});
	if (done.ok) terminal.statusChanged();
	return done;
}

/** Refuses a sale of tomorrow, and more uses than were sold. */
function passFrom(terminal: Terminal, input: Input): Result<PassCard, AnyRefusal> {
	const { today, store } = placeNow(terminal);
	const { memberId, soldOn, usedBefore } = input;
	const template = templateOf(input.template);
	const items = soldItems(template).map((item, at) => {
		return { ...item, usedBefore: usedBefore[at] ?? 0 };
	});
	const tooMany = items.find((item) => item.usedBefore > usesOf(item));
	if (tooMany !== undefined) return refuse({ code: 'pass-card/used-up', left: usesOf(tooMany) });
	if (soldOn > today) return refuse({ code: 'pass-card/sold-later' });
	const passId = terminal.ids.next('pass');
	const whose = { passId, memberId, homeStore: store, soldOn };
	const before = { uses: [], recognisedBeforeFen: 0, extendedDays: 0 };
	const card: PassCard = { ...template, ...whose, items, ...before };
	return ok({ ...card, recognisedBeforeFen: earnedBefore(card, today) });
}

function earnedBefore(card: PassCard, today: string): number {
	if (card.kind === 'unlimited') {
		// Of its sale, whether it began then or waits: the days so far count as had from there.
		const days = card.validDays ?? 1;
		const gone = card.startRule === 'purchase' ? daysUsed(card, today) : 0;
		return cumulative(card.priceFen, gone, days);
	}
	return card.items.reduce((sum, item) => {
		const units = Array.from({ length: item.usedBefore }, (_, at) => at + 1);
		return sum + valueOf(item, units);
	}, 0);
}
