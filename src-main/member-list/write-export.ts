/** The members of an export, read and written into a file, in a thread of its own. */
import { maskCard, maskName, maskPhone } from '#shared/member/mask.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import type { ReaderJobs, ReaderWalk } from '../ledger/serve-reader.ts';
import { pocketsOf } from '../member/member-figures.ts';
import { listCards, listTags, type MemberRow } from '../member/member-store.ts';
import { listTiers } from '../member/tier-store.ts';
import { fileOf, type ListCell } from './list-file.ts';
import { dateOfMs, type Days } from './store-days.ts';
import { walkMembers, type Condition } from './walk-members.ts';

const AT_ONCE = 500;

const HEADERS = [
	'会员卡号',
	'手机号',
	'姓名',
	'等级',
	'储值本金',
	'赠金余额',
	'积分',
	'消费次数',
	'累计消费',
	'最近消费日期',
	'生日',
	'标签',
	'入会日期',
	'营销同意',
] as const;

export type ExportWanted = {
	readonly condition: Condition;
	readonly format: 'xlsx' | 'csv';
	readonly whole: boolean;
	/** Who took it, when and where: the first row and the last. */
	readonly mark: string;
	readonly days: Days;
	/** A larger list is not written. */
	readonly most: number;
};

export type ExportWritten = { readonly base64: string; readonly rows: number } | 'too-many';

/** `undefined` when it was stopped. */
export function writeExport(
	ledger: ReadableLedger,
	wanted: ExportWanted,
	walk: ReaderWalk,
): ExportWritten | undefined {
	const { condition, format, mark, most } = wanted;
	const lines: (readonly ListCell[])[] = [[mark], [...HEADERS]];
	const tierName = new Map(listTiers(ledger).map(({ code, name }) => [code, name]));
	let after: number | undefined;
	let rows = 0;
	let first = 0;
	for (;;) {
		const page = { after, limit: AT_ONCE };
		// Its own progress is that of a page.
		const some = walkMembers(ledger, { condition, page }, { ...walk, moved: () => undefined });
		if (some === undefined) return undefined;
		rows += some.length;
		if (rows > most) return 'too-many';
		lines.push(...some.map((row) => lineOf(ledger, row, { ...wanted, tierName })));
		const last = some.at(-1)?.id ?? 0;
		if (some.length < AT_ONCE) break;
		after = last;
		first ||= some[0]?.id ?? 1;
		walk.moved(Math.trunc(((first - last) * 1000) / first));
	}
	return { base64: fileOf(format, '会员', [...lines, [mark]]), rows };
}

export const exportJobs = { write: writeExport } satisfies ReaderJobs;

type Shown = Pick<ExportWanted, 'whole' | 'days'> & {
	readonly tierName: ReadonlyMap<string, string>;
};

function lineOf(
	ledger: ReadableLedger,
	member: MemberRow,
	{ whole, days, tierName }: Shown,
): ListCell[] {
	const { principalFen, bonusFen, points, pointDebt } = pocketsOf(ledger, member.member_id);
	const card = listCards(ledger, member.id).find(({ state }) => state === 'active')?.card_no ?? '';
	const phone = member.phone ?? '';
	return [
		whole ? card : maskCard(card),
		whole ? phone : maskPhone(phone),
		whole ? member.name : maskName(member.name),
		tierName.get(member.tier) ?? '',
		{ fen: principalFen },
		{ fen: bonusFen },
		Math.max(0, points - pointDebt),
		member.visits,
		{ fen: member.spent_fen },
		dateOfMs(days, member.last_ms),
		whole ? member.birthday : member.birthday.slice(-5),
		listTags(ledger, member.id)
			.map(({ tag }) => tag)
			.join('、'),
		dateOfMs(days, member.created_ms),
		member.marketing === 1 ? '是' : '否',
	];
}
