/**
 * A small world for the laws of allowances: one member, an HQ, several terminals that each fold
 * their own journal with the rules of src-shared. Messages are late or lost, clocks lie, disks are
 * put back. The truth (what really left the store) is kept beside what anybody knows.
 */
import { foldAllowances, noAllowances } from '#shared/allowance/fold-allowances.ts';
import type { SpendState } from '#shared/allowance/spendable-now.ts';
import { takeAllowance } from '#shared/allowance/take-allowance.ts';
import type { AllowanceTaken } from '#shared/journal/allowance-event.ts';
import type { JournalEvent } from '#shared/journal/event.ts';

export const MEMBER = 'mem_a';

export type Limits = { readonly floor: number; readonly cap: number; readonly maxAgeMs: number };

type Terminal = {
	journal: JournalEvent[];
	folded: ReturnType<typeof noAllowances>;
	/** How many of its events HQ has posted. */
	posted: number;
	told: { readonly available: number; readonly atMs: number; readonly through: number } | undefined;
	clockMs: number;
	blocked: boolean;
};

export type World = ReturnType<typeof openWorld>;

export function openWorld(count: number, { balance, limits }: { balance: number; limits: Limits }) {
	const terminals = Array.from({ length: count }, (): Terminal => {
		return {
			journal: [],
			folded: noAllowances(),
			posted: 0,
			told: undefined,
			clockMs: 0,
			blocked: false,
		};
	});
	const hq = { posted: balance, escrow: new Map<string, { at: number; left: number }>(), nowMs: 0 };
	/** Really spent on each grant, whether or not anybody remembers. */
	const truly = new Map<string, { granted: number; spent: number }>();
	const problems: string[] = [];
	/** Terminals that ever spent on a floor. */
	const risky = new Set<number>();
	let grants = 0;

	const available = () => {
		return hq.posted - [...hq.escrow.values()].reduce((sum, { left }) => sum + left, 0);
	};

	function append(at: number, event: Record<string, unknown>): void {
		const terminal = terminals[at];
		if (terminal === undefined) return;
		const whole = { biz_date: '2026-03-02', ...event } as unknown as JournalEvent;
		terminal.journal.push(whole);
		problems.push(...foldAllowances(terminal.folded, terminal.journal.length, whole));
	}

	function stateOf(terminal: Terminal): SpendState {
		const { folded, told } = terminal;
		const held = [...folded.grants.values()].filter(({ state }) => state === 'held');
		const floors = folded.floors.get(`${MEMBER} fen`) ?? [];
		const through = told?.through ?? 0;
		return {
			hq: 'away',
			balance: Number.MAX_SAFE_INTEGER,
			grant: held.reduce((sum, { fenLeft }) => sum + fenLeft, 0),
			snapshot:
				told === undefined
					? undefined
					: { available: told.available, ageMs: terminal.clockMs - told.atMs },
			spentSince: floors
				.filter(({ pos }) => pos > through)
				.reduce((sum, { amount }) => sum + amount, 0),
			capLeft: limits.cap - (folded.risked.get('2026-03-02') ?? 0),
			frozen: folded.frozen,
			blocked: terminal.blocked,
		};
	}

	return {
		problems,
		truly,
		frozen: (at: number) => terminals[at]?.folded.frozen === true,
		overdraft: () => Math.max(0, -available()),
		risky: () => risky.size,

		/** Spends offline; what was taken, 0 when it was refused. */
		spend(at: number, amount: number): number {
			const terminal = terminals[at];
			if (terminal === undefined) return 0;
			const held = [...terminal.folded.grants].flatMap(([grantId, { state, fenLeft }]) => {
				return state === 'held' && fenLeft > 0 ? [{ grantId, left: fenLeft }] : [];
			});
			const taken = takeAllowance(stateOf(terminal), limits, { amount, grants: held });
			if (!taken.ok || taken.value === undefined) return 0;
			const { from_grants: ofGrants, from_floor: ofFloor } = taken.value;
			for (const { grant_id: id, amount: part } of ofGrants) {
				const true_ = truly.get(id);
				if (true_ !== undefined) true_.spent += part;
			}
			if (ofFloor > 0) risky.add(at);
			const allowance: AllowanceTaken = {
				purse: 'stored_value',
				member_id: MEMBER,
				...taken.value,
				risk_fen: ofFloor,
				through_pos: terminal.told?.through ?? 0,
				floor_most: Math.min(limits.floor, terminal.told?.available ?? 0),
				cap_fen: limits.cap,
			};
			append(at, { kind: 'sale/completed', allowance: [allowance] });
			return amount;
		},

		/** HQ sets part of what is there aside for a terminal, which gets it; frozen ones do not. */
		grant(at: number, wanted: number): void {
			const amount = Math.min(wanted, Math.max(0, available()));
			if (amount === 0 || terminals[at]?.folded.frozen === true) return;
			grants += 1;
			const id = `g${grants}`;
			hq.escrow.set(id, { at, left: amount });
			truly.set(id, { granted: amount, spent: 0 });
			append(at, {
				kind: 'allowance/granted',
				grant_id: id,
				member_id: MEMBER,
				for_uid: '',
				stored_value_fen: amount,
				points: 0,
			});
		},

		release(at: number): void {
			const terminal = terminals[at];
			const held = [...(terminal?.folded.grants ?? [])].find(([, { state }]) => state === 'held');
			if (held === undefined) return;
			const [grant_id, { fenLeft: stored_value_fen }] = held;
			append(at, { kind: 'allowance/released', grant_id, stored_value_fen, points: 0 });
		},

		/** HQ posts the next events of a terminal; what happened is never refused. */
		push(at: number, most: number): void {
			const terminal = terminals[at];
			if (terminal === undefined) return;
			for (const event of terminal.journal.slice(terminal.posted, terminal.posted + most)) {
				terminal.posted += 1;
				post(event);
			}
		},

		/** A snapshot arrives; a frozen terminal does not take it. */
		tell(at: number): void {
			const terminal = terminals[at];
			if (terminal === undefined || terminal.folded.frozen) return;
			hq.nowMs += 1;
			const through = Math.max(terminal.posted, terminal.told?.through ?? 0);
			terminal.told = { available: Math.max(0, available()), atMs: hq.nowMs, through };
			terminal.blocked = available() < 0;
		},

		topUp: (amount: number) => void (hq.posted += amount),
		/** Spent at HQ's yes, elsewhere. */
		spendOnline: (amount: number) => void (hq.posted -= Math.min(amount, Math.max(0, available()))),
		skew: (at: number, ms: number) => {
			const terminal = terminals[at];
			if (terminal !== undefined) terminal.clockMs += ms;
		},

		/** The disk is put back: the last events are gone, and the witness says so. */
		rollBack(at: number, lost: number): void {
			const terminal = terminals[at];
			if (terminal === undefined) return;
			const kept = terminal.journal.slice(0, Math.max(0, terminal.journal.length - lost));
			terminal.journal = [];
			terminal.folded = noAllowances();
			for (const event of kept) append(at, event);
			append(at, { kind: 'gap/declared' });
		},

		/** HQ heard all there is: it settles the grants of the terminal, which forgets them. */
		handshake(at: number): void {
			const terminal = terminals[at];
			if (terminal?.folded.frozen !== true) return;
			// What HQ had and the terminal lost was pulled back before: here it is posted already.
			terminal.posted = Math.min(terminal.posted, terminal.journal.length);
			this.push(at, Number.MAX_SAFE_INTEGER);
			for (const [id, escrow] of hq.escrow) if (escrow.at === at) hq.escrow.delete(id);
			append(at, { kind: 'allowance/unfrozen', freeze: '', voided: [], settled_ms: hq.nowMs });
			terminal.told = undefined;
			terminal.posted = terminal.journal.length;
		},
	};

	function post(event: JournalEvent): void {
		if (event.kind === 'allowance/released') hq.escrow.delete(event.grant_id);
		if (event.kind !== 'sale/completed') return;
		for (const { from_grants: ofGrants, from_floor: ofFloor } of event.allowance ?? []) {
			for (const { grant_id: id, amount } of ofGrants) {
				const escrow = hq.escrow.get(id);
				if (escrow !== undefined) escrow.left -= amount;
				hq.posted -= amount;
			}
			hq.posted -= ofFloor;
		}
	}
}
