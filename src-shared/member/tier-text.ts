/**
 * How a tier is written by people: points times `1.2`, a share of the price as 折 (`9.5`, and 10 is
 * no discount), benefits a line each with how often a year behind them.
 */
import type { TierBenefit } from './tier.ts';

/** `1.2` is 12 000 basis points; undefined for what is no number with four decimals at most. */
export function timesOf(text: string): number | undefined {
	return scaled(text, 4);
}

/** `9.5` (折) is 9 500 basis points of the list price; 0 and more than 10 are none. */
export function zheOf(text: string): number | undefined {
	const bp = scaled(text, 3);
	return bp === undefined || bp < 1 || bp > 10_000 ? undefined : bp;
}

export function formatTimes(bp: number): string {
	return plain(bp, 4);
}

export function formatZhe(bp: number): string {
	return plain(bp, 3);
}

/** `免费礼品 4`: a name, and how often a year; without a number as often as they like. */
export function benefitsOf(text: string, before: readonly TierBenefit[]): TierBenefit[] {
	const lines = text.split('\n').map((line) => line.trim());
	return lines
		.filter((line) => line !== '')
		.map((line, at) => {
			const [, name = line, times = '0'] = /^(.*?)\s+(\d{1,3})$/.exec(line) ?? [];
			const known = before.find((benefit) => benefit.name === name);
			return { code: known?.code ?? freeCode(before, at), name, perYear: Number(times) };
		});
}

export function formatBenefits(benefits: readonly TierBenefit[]): string {
	return benefits
		.map(({ name, perYear }) => (perYear === 0 ? name : `${name} ${perYear}`))
		.join('\n');
}

/** What ¥100 brings and costs: points at one a yuan, and the fen that are charged. */
export function previewOf({
	pointsRate,
	charge,
}: {
	readonly pointsRate: number;
	readonly charge: number;
}): { readonly points: number; readonly fen: number } {
	return { points: Math.floor(pointsRate / 100), fen: charge };
}

function freeCode(before: readonly TierBenefit[], at: number): string {
	let nth = at + 1;
	while (before.some(({ code }) => code === `b${nth}`)) nth += 20;
	return `b${nth}`;
}

function scaled(text: string, places: number): number | undefined {
	const match = new RegExp(`^(\\d{1,3})(?:\\.(\\d{1,${places}}))?$`).exec(text.trim());
	if (match === null) return undefined;
	return Number(`${match[1] ?? ''}${(match[2] ?? '').padEnd(places, '0')}`);
}

function plain(value: number, places: number): string {
	const digits = String(value).padStart(places + 1, '0');
	const rest = digits.slice(-places).replace(/0+$/, '');
	return digits.slice(0, -places) + (rest === '' ? '' : `.${rest}`);
}
