/** What the torture is started with. */
import { parseArgs } from 'node:util';
import { plants, type Plant } from './plants.ts';

export const USAGE =
	'usage: npm run torture -- [--kills N] [--states N] [--flips N] [--seed S] [--quick]\n' +
	`         [--plant ${plants.join('|')}] [--only PART] [--again FOLDER --state T.I.V]`;

export type Arguments = {
	readonly kills: number;
	readonly states: number;
	readonly flips: number;
	readonly seed: number;
	readonly quick: boolean;
	readonly plant: Plant | undefined;
	/** One part only. */
	readonly only: string | undefined;
	/** Evidence of an earlier run, and the state of it to look at once more. */
	readonly again: string | undefined;
	readonly state: string | undefined;
};

/** Undefined when an argument is unknown or no number. */
export function readArguments(argv: readonly string[]): Arguments | undefined {
	try {
		const { values } = parseArgs({
			args: [...argv],
			options: {
				kills: { type: 'string' },
				states: { type: 'string' },
				flips: { type: 'string' },
				seed: { type: 'string', default: '1' },
				quick: { type: 'boolean', default: false },
				plant: { type: 'string' },
				only: { type: 'string' },
				again: { type: 'string' },
				state: { type: 'string' },
			},
		});
		const { quick } = values;
		const sizes = quick
			? { kills: 16, states: 1500, flips: 200 }
			: { kills: 200, states: 20_000, flips: 2000 };
		const plant = plants.find((one) => one === values.plant);
		if (plant === undefined && values.plant !== undefined) return undefined;
		return {
			kills: count(values.kills, sizes.kills),
			states: count(values.states, sizes.states),
			flips: count(values.flips, sizes.flips),
			seed: count(values.seed, 1),
			quick,
			plant,
			only: values.only,
			again: values.again,
			state: values.state,
		};
	} catch {
		return undefined;
	}
}

function count(text: string | undefined, otherwise: number): number {
	if (text === undefined) return otherwise;
	const number = Number(text);
	if (!Number.isSafeInteger(number) || number < 0) throw new RangeError(text);
	return number;
}
