/** A member shows a card at the till: main reads it itself, whatever a screen says afterwards. */
import { approvalOf, type TempTerminal } from './temp-terminal.ts';

const cards = new WeakMap<TempTerminal, Map<string, string>>();

/** Issues them one of the store's own numbers the first time, and scans it each time. */
export async function showCard(till: TempTerminal, memberId: string): Promise<void> {
	const known = cards.get(till) ?? new Map<string, string>();
	cards.set(till, known);
	const text = known.get(memberId) ?? (await issue(till, memberId));
	known.set(memberId, text);
	await till.ask('member/find', { text, source: 'scanned', purpose: 'page' });
}

async function issue(till: TempTerminal, memberId: string): Promise<string> {
	const released = { approval: approvalOf('manager') };
	return (await till.ask('member/issue-card', { memberId }, released)).cardNo;
}
