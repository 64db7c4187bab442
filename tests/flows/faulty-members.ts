/**
 * A list of 10,000 members as an old system exports it, with 300 faults planted in it: every sort
 * of fault twenty times, each in a row of its own that is otherwise sound. Seeded: the same list
 * every time.
 */
import { utils, write } from '@e965/xlsx';
import type { Cell } from '#shared/catalog/read-cell.ts';

const HEADER = [
	'会员卡号',
	'手机号',
	'姓名',
	'性别',
	'生日',
	'身份证号',
	'等级',
	'标签',
	'储值本金',
	'赠金余额',
	'积分',
	'消费次数',
	'累计消费',
	'最近消费时间',
] as const;
type Column = (typeof HEADER)[number];

type Fault = { readonly row: number; readonly column: Column; readonly reason: string };
export type MemberLine = Record<Column, Cell>;

type FaultyList = {
	/** Sound rows by their number in the sheet, 2 for the first. */
	readonly sound: ReadonlyMap<number, MemberLine>;
	readonly faults: readonly Fault[];
	readonly csv: Uint8Array;
	readonly xlsx: Uint8Array;
};

/** Fifteen sorts of fault: what is written over a sound row, and how it is named. */
const FAULTS: readonly (readonly [Column, string, (row: MemberLine, sound: MemberLine) => Cell])[] =
	[
		['手机号', 'phone-twice', (_row, sound) => sound['手机号']],
		['会员卡号', 'card-twice', (_row, sound) => sound['会员卡号']],
		['手机号', 'phone-shape', (row) => String(row['手机号']).slice(0, 10)],
		['手机号', 'phone-taken', () => '13800000001'],
		['会员卡号', 'card-taken', () => '77000001'],
		['会员卡号', 'bank-card', () => '6222020200112230'],
		['身份证号', 'identity-check-digit', () => '110101194912310021'],
		['身份证号', 'identity-date', () => '110105194902300020'],
		['生日', 'no-such-date', () => '1991-02-29'],
		['最近消费时间', 'in-the-future', () => '2099-01-01'],
		['等级', 'tier-unknown', () => '紫金'],
		['储值本金', 'negative', () => '-100.00'],
		['赠金余额', 'part-of-a-fen', () => '10.005'],
		['积分', 'part-of-one', () => '99.5'],
		['积分', 'not-a-number', () => '一百'],
	];
const EACH = 20;
const ROWS = 10_000;

/** `tiers` are the names of the store's tiers; one member with phone 13800000001 and card 77000001. */
export function faultyMembers(tiers: readonly string[]): FaultyList {
	const rows = Array.from({ length: ROWS }, (_, index) => soundRow(index, tiers));
	const faults: Fault[] = [];
	for (const [sort, [column, reason, wrong]] of FAULTS.entries()) {
		for (let time = 0; time < EACH; time += 1) {
			// Spread over the whole list, never on the first rows, which duplicates point at.
			const index = 500 + (sort * EACH + time) * 31;
			const [row, sound] = [rows[index], rows[time]];
			if (row === undefined || sound === undefined) throw new Error('the list is too short');
			row[column] = wrong(row, sound);
			faults.push({ row: index + 2, column, reason });
		}
	}
	const faulty = new Set(faults.map(({ row }) => row));
	const sound = rows.map((row, index) => [index + 2, row] as const);
	const cells = [[...HEADER], ...rows.map((row) => HEADER.map((column) => row[column]))];
	const text = cells.map((row) => row.map((cell) => `"${String(cell)}"`).join(',')).join('\r\n');
	const sheet = utils.aoa_to_sheet(cells);
	const book = utils.book_new(sheet, '会员');
	return {
		sound: new Map(sound.filter(([number]) => !faulty.has(number))),
		faults: faults.sort((a, b) => a.row - b.row),
		csv: Buffer.from(`\ufeff${text}`, 'utf8'),
		xlsx: new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer),
	};
}

const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨欧阳';
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英';

function soundRow(index: number, tiers: readonly string[]): MemberLine {
	const draw = drawer(index);
	const day = (from: number, days: number) =>
		new Date(Date.UTC(from, 0, 1 + draw(days))).toISOString().slice(0, 10);
	return {
		会员卡号: `66${String(index).padStart(6, '0')}`,
		手机号: `139${String(10_000_000 + index * 7919).slice(-8)}`,
		姓名: pick(SURNAMES, draw) + pick(GIVEN, draw) + (draw(2) === 0 ? '' : pick(GIVEN, draw)),
		性别: ['男', '女', ''][draw(3)] ?? '',
		生日: draw(4) === 0 ? '' : draw(10) === 0 ? '02-29' : day(1950, 20_000),
		身份证号: '',
		等级: draw(5) === 0 ? '' : (tiers[draw(tiers.length)] ?? ''),
		标签: draw(3) === 0 ? '老客,茶' : '',
		储值本金: draw(2) === 0 ? `${draw(3000)}.${String(draw(100)).padStart(2, '0')}` : '',
		赠金余额: draw(3) === 0 ? `${draw(300)}.50` : '0',
		积分: draw(2) === 0 ? String(draw(20_000)) : '',
		消费次数: String(draw(60)),
		累计消费: `${draw(9000)}.90`,
		最近消费时间: draw(6) === 0 ? '' : `${day(2024, 600)} 18:20:00`,
	};
}

function pick(characters: string, draw: (below: number) => number): string {
	const all = [...characters];
	return all[draw(all.length)] ?? '';
}

/** A small generator of its own for each row (mulberry32). */
function drawer(seed: number): (below: number) => number {
	let state = (seed + 1) * 0x9e3779b9;
	return (below) => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
	};
}
