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
	| 'points'
	| 'lastVisit'
	| 'visits'
	| 'spent'
	| 'joined';

const NAMES: Readonly<Record<MemberField, readonly string[]>> = {
	card: [
		'卡号',
		'会员卡号',
		'会员号',
		'会员编号',
		'会员卡',
		'编号',
		'cardno',
		'cardnumber',
		'card',
		'memberno',
		'membernumber',
	],
	phone: [
		'手机',
		'手机号',
		'手机号码',
		'电话',
		'电话号码',
		'联系电话',
		'会员手机',
		'phone',
		'phonenumber',
		'mobile',
		'tel',
	],
	name: [
		'姓名',
		'会员姓名',
		'会员名称',
		'名称',
		'客户姓名',
		'顾客姓名',
		'昵称',
		'name',
		'membername',
	],
	gender: ['性别', '会员性别', 'gender', 'sex'],
	birthday: ['生日', '会员生日', '出生日期', '出生年月日', 'birthday', 'birthdate', 'dateofbirth'],
	address: ['地址', '联系地址', '家庭地址', '住址', 'address'],
	note: ['备注', '会员备注', '说明', 'note', 'notes', 'remark', 'remarks'],
	identityNo: ['身份证', '身份证号', '身份证号码', '证件号', '证件号码', 'idnumber', 'idcard'],
	taxNo: ['税号', '统一社会信用代码', '纳税人识别号', 'taxno', 'taxnumber'],
	kind: ['会员类型', '会员类别', '类型', 'membertype', 'type'],
	tier: ['等级', '会员等级', '会员级别', '级别', '卡等级', 'tier', 'level', 'grade'],
	tags: ['标签', '会员标签', 'tags', 'tag'],
	principal: [
		'余额',
		'本金',
		'储值',
		'储值余额',
		'储值本金',
		'本金余额',
		'卡余额',
		'账户余额',
		'balance',
		'principal',
	],
	bonus: ['赠金', '赠送', '赠送金额', '赠送余额', '赠金余额', '储值赠金', 'bonus', 'bonusbalance'],
	points: ['积分', '剩余积分', '可用积分', '当前积分', '积分余额', '会员积分', 'points'],
	lastVisit: [
		'最近消费',
		'最近消费日期',
		'最近消费时间',
		'最后消费日期',
		'最后消费时间',
		'上次消费',
		'lastvisit',
	],
	visits: ['消费次数', '到店次数', '累计次数', 'visits'],
	spent: ['累计消费', '累计消费金额', '消费总额', '消费金额', 'spent', 'totalspent'],
	joined: [
		'入会日期',
		'入会时间',
		'办卡日期',
		'办卡时间',
		'开卡日期',
		'开卡时间',
		'注册日期',
		'注册时间',
		'建档日期',
		'joined',
		'joindate',
		'registered',
	],
};

const FIELD_OF = fieldsByName(NAMES);

export type MemberColumns = ColumnsOf<MemberField>;

/** The row that names most fields, if a phone or a card is among them; else undefined. */
export function recognizeMemberColumns(
	rows: readonly (readonly Cell[])[],
): MemberColumns | undefined {
	return findHeader(rows, FIELD_OF, (at) => at.has('phone') || at.has('card'));
}
