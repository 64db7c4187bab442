/**
 * member-list/export (MEM-11): a list for analysis, masked, with a mark of who took it, when and
 * where in its first and last row. Whole phones are the owner's, with a reason. The journal keeps
 * that a list was taken and by which kinds of filter, and nobody's name.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { localTime } from '#shared/kernel/time.ts';
import { maskCard, maskName, maskPhone } from '#shared/member/mask.ts';
import { reaches } from '#shared/operator/role.ts';
import { formatYuan } from '#shared/receipt/format.ts';
import { pocketsOf } from '../member/member-figures.ts';
import { listCards, listTags, type MemberRow } from '../member/member-store.ts';
import { listTiers } from '../member/tier-store.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { turn } from '../catalog/in-slices.ts';
import { dateOfMs } from './find-members.ts';
import { startListFile } from './list-file.ts';
import { conditionOf, scanMembers } from './scan-members.ts';

type Input = ParsedInput<'member-list/export'>;
type Exported = RequestOutput<'member-list/export'>;

/** A larger list is taken in parts, by tier or by birth month. */
const MOST_ROWS = 50_000;
const AT_ONCE = 50;

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

export async function exportMembers(
	terminal: Terminal,
	caller: Caller,
	input: Input,
): Promise<Result<Exported, AnyRefusal>> {
	const { filter, format, whole } = input;
	if (whole && !isOwner(caller)) {
		return refuse({ code: 'permission/needs-approval', role: 'owner' });
	}
	const mark = markOf(terminal, caller);
	const file = startListFile(format, '会员');
	let rows = 0;
	try {
		file.add([[mark], [...HEADERS]]);
		const condition = conditionOf(terminal, filter);
		let after: number | undefined;
		for (;;) {
			const some = await scanMembers(terminal, condition, { after, limit: AT_ONCE });
			rows += some.length;
			if (rows > MOST_ROWS) {
				return refuse({ code: 'member-list/too-many', most: MOST_ROWS });
			}
			file.add(some.map((member) => lineOf(terminal, member, whole)));
			if (some.length < AT_ONCE) break;
			after = some.at(-1)?.id;
			await turn();
		}
		file.add([[mark]]);
		const base64 = await file.finish();
		terminal.pen.transaction(() => {
			terminal.pen.append({
				kind: 'member/exported',
				v: 1,
				...byWhom(caller),
				body: { format, rows, whole: whole ? 1 : 0, reason: input.reason, by: namedIn(filter) },
			});
		});
		return ok({ file: fileName(terminal, format), base64, rows });
	} finally {
		file.drop();
	}
}

function isOwner({ operator, approver }: Caller): boolean {
	return [operator, approver].some((who) => who !== undefined && reaches(who.role, 'owner'));
}

/** `门店 S01 · 店长 1002 · 2026-11-26 10:20 · 含个人信息，仅供内部使用`. */
function markOf({ clock, settings }: Terminal, { operator, approver }: Caller): string {
	const { storeName, storeCode, timeZone } = settings.current();
	const { date, time } = localTime(clock.now(), timeZone);
	const released = approver === undefined ? '' : `（${approver.operatorNo} 授权）`;
	const who = `${operator.name} ${operator.operatorNo}${released}`;
	return `${storeName} ${storeCode} · ${who} · ${date} ${time.slice(0, 5)} · 含个人信息，仅供内部使用`;
}

function fileName({ clock, settings }: Terminal, format: string): string {
	const { storeCode, timeZone } = settings.current();
	return `会员-${storeCode}-${localTime(clock.now(), timeZone).date}.${format}`;
}

/** The names of the fields that were filtered by; what for may be a person. */
function namedIn(filter: Input['filter']): string[] {
	return Object.entries(filter)
		.filter(([, value]) => value !== '' && value !== 0 && value !== undefined)
		.map(([name]) => name);
}

function lineOf(terminal: Terminal, member: MemberRow, whole: boolean): string[] {
	const { pen } = terminal;
	const { principalFen, bonusFen, points } = pocketsOf(pen, member.member_id);
	const card = listCards(pen, member.id).find(({ state }) => state === 'active')?.card_no ?? '';
	const phone = member.phone ?? '';
	return [
		whole ? card : maskCard(card),
		whole ? phone : maskPhone(phone),
		whole ? member.name : maskName(member.name),
		listTiers(pen).find(({ code }) => code === member.tier)?.name ?? '',
		formatYuan(principalFen),
		formatYuan(bonusFen),
		String(points),
		String(member.visits),
		formatYuan(member.spent_fen),
		dateOfMs(terminal, member.last_ms),
		whole ? member.birthday : member.birthday.slice(-5),
		listTags(pen, member.id)
			.map(({ tag }) => tag)
			.join('、'),
		dateOfMs(terminal, member.created_ms),
		member.marketing === 1 ? '是' : '否',
	];
}
