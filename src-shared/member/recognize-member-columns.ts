/**
 * What each column of somebody's list of members means: the names seen in exports of Chinese member
 * systems, and plain English ones. Only a phone or a card number must be there.
 */
import { fieldsByName, findHeader, type ColumnsOf } from '../catalog/find-header.ts';
import type { Cell } from '../catalog/read-cell.ts';

export type MemberField =
	| 'card'
	| 'phone'
	| 'name'
	| 'gender'
	| 'birthday'
	| 'address'
	| 'note'
	| 'identityNo'
	| 'taxNo'
	| 'kind'
	| 'tier'
	| 'tags'
	| 'principal'
	| 'bonus'
	/** Of both pockets where the principal has a column too, else the principal itself. */
	| 'balance'
	| 'points'
	| 'lastVisit'
	| 'visits'
	| 'spent'
	| 'joined';

export const DATE_FIELDS = ['birthday', 'lastVisit', 'joined'] as const satisfies MemberField[];

const NAMES: Readonly<Record<MemberField, readonly string[]>> = {
	card: ['卡号', '会员卡号', '会员卡', 'cardno', 'cardnumber', 'card'],
	phone: ['手机', '手机号', '手机号码', '会员手机', 'phone', 'phonenumber', 'mobile'],
	name: ['姓名', '会员姓名', '会员名称', '客户姓名', '顾客姓名', 'name', 'membername'],
	gender: ['性别', '会员性别', 'gender', 'sex'],
	birthday: ['生日', '会员生日', '出生日期', '出生年月日', 'birthday', 'birthdate', 'dateofbirth'],
	address: ['地址', '联系地址', '家庭地址', '住址', 'address'],
	note: ['备注', '会员备注', 'note', 'notes', 'remark', 'remarks'],
	identityNo: ['身份证', '身份证号', '身份证号码', 'idnumber', 'idcard'],
	taxNo: ['税号', '统一社会信用代码', '纳税人识别号', 'taxno', 'taxnumber'],
	kind: ['会员类型', '会员类别', 'membertype'],
	tier: ['等级', '会员等级', '会员级别', '级别', '卡等级', 'tier', 'level', 'grade'],
	tags: ['标签', '会员标签', 'tags', 'tag'],
	principal: ['本金', '储值本金', '本金余额', 'principal'],
	bonus: ['赠金', '赠送余额', '赠金余额', '储值赠金', 'bonus', 'bonusbalance'],
	balance: ['余额', '储值', '储值余额', '卡余额', '账户余额', 'balance'],
	points: ['剩余积分', '可用积分', '当前积分', '积分余额', 'points'],
	lastVisit: ['最近消费', '最近消费日期', '最后消费日期', '上次消费', 'lastvisit'],
	visits: ['消费次数', '累计次数', 'visits'],
	spent: ['累计消费', '累计消费金额', '消费总额', 'spent', 'totalspent'],
	joined: ['入会日期', '入会时间', 'joined', 'joindate'],
};

/** What these say is meant where nothing says it better. */
const LOOSER: Readonly<Partial<Record<MemberField, readonly string[]>>> = {
	card: ['会员号', '会员编号', 'memberno', 'membernumber'],
	phone: ['电话', '电话号码', '联系电话', 'tel'],
	name: ['昵称', '名称'],
	note: ['说明'],
	identityNo: ['证件号', '证件号码'],
	kind: ['类型', 'type'],
	// 赠送金额 may be all that was ever given.
	bonus: ['赠送', '赠送金额'],
	points: ['积分', '会员积分'],
	lastVisit: ['最近消费时间', '最后消费时间'],
	visits: ['到店次数'],
	spent: ['消费金额'],
	joined: ['办卡日期', '开卡日期', '注册日期', '建档日期', 'registered'],
};

/** 编号 beside a card is the number of the row; a time stands beside its date. */
const LOOSEST: Readonly<Partial<Record<MemberField, readonly string[]>>> = {
	card: ['编号'],
	joined: ['办卡时间', '开卡时间', '注册时间'],
};

const FIELD_OF = fieldsByName(NAMES, LOOSER, LOOSEST);

export type MemberColumns = ColumnsOf<MemberField>;

/**
 * The row that names most fields, if a phone or a card is among them; else undefined. A balance is
 * the principal where nothing else is.
 */
export function recognizeMemberColumns(
	rows: readonly (readonly Cell[])[],
): MemberColumns | undefined {
	const found = findHeader(rows, FIELD_OF, (at) => at.has('phone') || at.has('card'));
	return found === undefined || found.at.has('principal') ? found : balanceAsPrincipal(found);
}

function balanceAsPrincipal(columns: MemberColumns): MemberColumns {
	const { at, title } = columns;
	const index = at.get('balance');
	if (index === undefined) return columns;
	const words = title.get('balance') ?? '';
	return {
		...columns,
		at: new Map([...at, ['principal', index] as const].filter(([field]) => field !== 'balance')),
		title: new Map([...title, ['principal', words] as const]),
	};
}
