/** Why a family, who draw on one pool, is refused something, and what to do next. */
import { bilingual } from './bilingual.ts';

export const familyRefusals = bilingual(
	{
		'family/self': { say: '主账户和副账户是同一个人', next: '请选另一位会员' },
		'family/linked-already': { say: '这位会员已经在一个家庭里', next: '请先解除原来的关联' },
		'family/is-primary': { say: '这位会员自己是主账户', next: '请先解除其名下的副账户' },
		'family/primary-is-linked': { say: '主账户自己是别人的副账户', next: '请选真正的主账户' },
		'family/full': { say: '最多关联 {most} 个副账户，已满', next: '请先解除一个，再关联' },
		'family/own-balance': {
			say: '这位会员自己还有储值 ¥{held:yuan} 或积分 {points:count}，关联后会用不到',
			next: '请先用完、退还或转给主账户',
		},
		'family/top-up-primary': { say: '副账户用的是主账户的储值，钱没有动', next: '请充到主账户' },
		'family/not-linked': { say: '这位会员没有关联到家庭', next: '请刷新后核对' },
		'family/primary-frozen': {
			say: '主账户已停用，其储值和积分都还在，不能使用',
			next: '请店长在主账户的会员页恢复，或换一种方式收款',
		},
		'family/day-limit': {
			say: '副账户今天还能用 ¥{left:yuan}，钱没有动',
			next: '请减少金额，或请主账户改限额',
		},
		'family/month-limit': {
			say: '副账户本月还能用 ¥{left:yuan}，钱没有动',
			next: '请减少金额，或请主账户改限额',
		},
	},
	{
		'family/self': { say: 'Both are the same person', next: 'Choose another member' },
		'family/linked-already': {
			say: 'This member is in a family already',
			next: 'Unlink them there first',
		},
		'family/is-primary': {
			say: 'This member has a family of their own',
			next: 'Unlink those who draw on it first',
		},
		'family/primary-is-linked': {
			say: 'The primary draws on somebody else’s pool',
			next: 'Choose the real primary',
		},
		'family/full': {
			say: 'At most {most} members can be linked',
			next: 'Unlink one before you link another',
		},
		'family/own-balance': {
			say: 'They have ¥{held:yuan} or {points:count} points of their own, out of reach once linked',
			next: 'Use, refund or transfer it to the primary first',
		},
		'family/top-up-primary': {
			say: 'They draw on the primary’s stored value; no money moved',
			next: 'Put it on the primary',
		},
		'family/not-linked': {
			say: 'This member is in no family',
			next: 'Refresh and compare',
		},
		'family/primary-frozen': {
			say: 'The primary is suspended; value and points are untouched and cannot be used',
			next: 'Let a manager release the primary, or take another way to pay',
		},
		'family/day-limit': {
			say: 'They may spend ¥{left:yuan} more today; no money moved',
			next: 'Take less, or have the primary change the limit',
		},
		'family/month-limit': {
			say: 'They may spend ¥{left:yuan} more this month; no money moved',
			next: 'Take less, or have the primary change the limit',
		},
	},
);
