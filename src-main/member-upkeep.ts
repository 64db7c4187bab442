/**
 * What the passing of days does to members, a little at a time: bonus that is over, points that
 * expire, tiers whose period ends, what must be forgotten. Each noun gives a turn that does at most
 * a few rows and says how many; while something was done the next turn comes soon, so a night's
 * work is done in a while and no sale waits for it.
 */
import type { Terminal } from './terminal.ts';
import { every } from './system/every.ts';
import { soon } from './system/soon.ts';
import { earnTierFees } from './member/earn-tier-fees.ts';
import { turnOfDay } from './member-list/turn-of-day.ts';
import { sendWinBacks } from './member-list/win-back.ts';
import { expirePoints } from './points/expire-points.ts';
import { retentionTurn } from './privacy/run-retention.ts';
import { expireBonus } from './stored-value/expire-bonus.ts';

/** Does at most a few milliseconds of work; how many rows it did. */
export type UpkeepTurn = (terminal: Terminal) => number;

const TURNS: readonly (readonly [name: string, turn: UpkeepTurn])[] = [
	['stored-value/expire-bonus', expireBonus],
	['points/expire', expirePoints],
	['tier/earn-fees', earnTierFees],
	['member-list/day', turnOfDay],
	['member-list/win-back', sendWinBacks],
	['privacy/retention', retentionTurn],
];

const EACH_MS = 60_000;

/** Looks now and every minute. A turn that fails is logged and tried again at the next look. */
export function startMemberUpkeep(terminal: Terminal): { stop(): void } {
	let stopped = false;
	const round = () => {
		for (const [name, turn] of TURNS) runTurn(terminal, name, turn);
	};
	const runTurn = (on: Terminal, name: string, turn: UpkeepTurn): void => {
		if (stopped) return;
		try {
			if (turn(on) > 0) soon(() => runTurn(on, name, turn));
		} catch (failure) {
			on.log.fault('members/upkeep', failure, { turn: name });
		}
	};
	round();
	const timer = every(EACH_MS, round);
	return {
		stop: () => {
			stopped = true;
			timer.stop();
		},
	};
}
