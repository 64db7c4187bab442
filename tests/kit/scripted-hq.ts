/**
 * An HQ that a test writes: it signs with a key of its own, is there or away, and says yes or no
 * to amounts. What it signs goes in by the door that the sync worker will use.
 */
import { generateKeyPairSync, sign } from 'node:crypto';
import type { Authorization, HqPort, WantedAuthorization } from '#main/allowance/hq-link.ts';
import type { HqDoor, TerminalOptions } from '#main/running-terminal.ts';
import { encodeCanonical } from '#shared/journal/canonical-json.ts';
import { rowsOf } from './rows-of.ts';
import type { TempTerminal } from './temp-terminal.ts';

export type ScriptedHq = {
	/** For the terminal that is to have this HQ. */
	readonly options: Pick<TerminalOptions, 'hq' | 'onHqDoor'>;
	/** Gives the terminal HQ's key; from then on messages are for it. */
	enrol(till: TempTerminal): Promise<void>;
	readonly asked: WantedAuthorization[];
	state: ReturnType<HqPort['state']>;
	answer: (wanted: WantedAuthorization) => Promise<Authorization>;
	/** This terminal's id, as HQ names it. */
	terminalId: string;
	/** Signed and in the envelope, with terminal and time unless they are given. */
	signed(message: Record<string, unknown>): { message: unknown; signature: string };
	/** Signed and handed in; 'ok', or `code: field`. */
	tell(message: Record<string, unknown>): string;
	handIn(raw: unknown): string;
	snapshot(memberId: string, has?: Record<string, unknown>): string;
	grant(memberId: string, grants: Record<string, unknown>): string;
	/** How far HQ has this terminal's journal, when it has all of it. */
	head(): Promise<{ through_inc: number; through_n: number }>;
	/** A grant of exactly what was asked for. */
	grants(wanted: WantedAuthorization): Promise<Authorization>;
};

export function scriptHq(): ScriptedHq {
	const { publicKey, privateKey } = generateKeyPairSync('ed25519');
	const couponKey = Buffer.from(String(publicKey.export({ format: 'jwk' }).x), 'base64url');
	let door: HqDoor | undefined;
	let bound: TempTerminal | undefined;
	let messages = 0;
	const boundTill = () => {
		if (bound === undefined) throw new Error('no terminal is enrolled');
		return bound;
	};
	const port: HqPort = {
		state: () => hq.state,
		authorize: (wanted) => {
			hq.asked.push(wanted);
			return hq.answer(wanted);
		},
	};
	const hq: ScriptedHq = {
		options: { hq: port, onHqDoor: (opened) => (door = opened) },
		enrol: async (till) => {
			bound = till;
			await till.signIn('owner');
			const change = { couponKey: couponKey.toString('base64') };
			await till.ask('settings/change', { change });
			const [identity] = await rowsOf<{ id: string }>(
				till,
				'SELECT lower(hex(terminal)) AS id FROM identity',
			);
			hq.terminalId = identity?.id ?? '';
		},
		asked: [],
		state: 'none',
		answer: () => Promise.resolve({ answer: 'unreachable' }),
		terminalId: '',
		signed: (wanted) => {
			messages += 1;
			const head = { terminal_id: hq.terminalId, at_ms: boundTill().clock.now() + messages };
			const message = { ...head, ...wanted };
			const bytes = Buffer.from(encodeCanonical(message));
			return { message, signature: sign(null, bytes, privateKey).toString('base64url') };
		},
		handIn: (raw) => {
			const taken = door?.acceptAllowance(raw);
			if (taken === undefined) throw new Error('the terminal opened no door');
			return taken.ok ? 'ok' : `${taken.refusal.code}: ${taken.refusal.field}`;
		},
		tell: (message) => hq.handIn(hq.signed(message)),
		snapshot: (memberId, has = {}) =>
			hq.tell({
				kind: 'member_snapshot',
				member_id: memberId,
				through_inc: 0,
				through_n: 0,
				principal_fen: 0,
				bonus_fen: 0,
				points: 0,
				uses: [],
				blocked: 0,
				...has,
			}),
		grant: (memberId, grants) =>
			hq.tell({
				kind: 'grant',
				grant_id: `grant_${messages}`,
				member_id: memberId,
				for_uid: '',
				stored_value_fen: 0,
				points: 0,
				...grants,
			}),
		head: async () => {
			const [row] = await rowsOf<{ through_inc: number; through_n: number }>(
				boundTill(),
				'SELECT inc AS through_inc, n AS through_n FROM head',
			);
			if (row === undefined) throw new Error('the journal is empty');
			return row;
		},
		grants: ({ uid, memberId, purse, amount }) => {
			const isPoints = purse === 'points';
			const message = hq.signed({
				kind: 'grant',
				grant_id: `for_${uid}`,
				member_id: memberId,
				for_uid: uid,
				stored_value_fen: isPoints ? 0 : amount,
				points: isPoints ? amount : 0,
			});
			return Promise.resolve({ answer: 'granted', message });
		},
	};
	return hq;
}
