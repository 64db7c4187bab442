/** Refusals of what the store itself keeps for a customer, in words. */
import { bilingual } from './bilingual.ts';

export const creditRefusals = bilingual(
	{
		'credit/bad-code': {
			say: '这不是完整的余额凭证码，钱没有动',
			next: '请再扫一次，或照凭证重新输入',
		},
		'credit/not-found': {
			say: '本机没有这张余额凭证，钱没有动',
			next: '请核对凭证；别的门店或收银台开的，请到那里用',
		},
		'credit/empty': { say: '这张余额凭证已经用完了', next: '请换一种方式收款' },
		'credit/short': {
			say: '凭证上只能用 ¥{free:yuan}，钱没有动',
			next: '请改小金额，或不输金额直接用完它',
		},
		'account/not-found': { say: '没有这个挂账客户，钱没有动', next: '请在名单里选一个' },
		'account/inactive': { say: '这个客户已停止挂账，钱没有动', next: '请换一种方式，或请店长恢复' },
		'account/above-limit': {
			say: '超过挂账额度，最多还能挂 ¥{free:yuan}，钱没有动',
			next: '请先输入不超过的金额，其余用别的方式收',
		},
		'account/nothing-owed': { say: '这个客户没有欠款', next: '不用还款' },
		'account/overpays': { say: '只欠 ¥{owed:yuan}，钱没有收', next: '请改小金额' },
		'account/no-credit': { say: '这个客户没有多付的钱，钱没有动', next: '不用退款' },
		'account/above-credit': {
			say: '只多付了 ¥{credit:yuan}，钱没有动',
			next: '请改小金额',
		},
		'account/pay-out-way': {
			say: '多付的钱只能退现金或转账，钱没有动',
			next: '请换一种方式',
		},
		'account/cash-step': {
			say: '金额要大于 0，现金是 ¥{step:yuan} 的整数倍，钱没有收',
			next: '请重新输入，零头可以转账',
		},
	},
	{
		'credit/bad-code': {
			say: 'This is no whole store-credit code; nothing was taken',
			next: 'Scan it again, or type it as it stands on the slip',
		},
		'credit/not-found': {
			say: 'This terminal knows no such slip; nothing was taken',
			next: 'Check the slip; one of another store or till is spent there',
		},
		'credit/empty': { say: 'Nothing is left on this slip', next: 'Take the money another way' },
		'credit/short': {
			say: 'Only ¥{free:yuan} can be taken from this slip; nothing was taken',
			next: 'Take less, or type no amount to use all of it',
		},
		'account/not-found': {
			say: 'No such account customer; nothing was taken',
			next: 'Choose one from the list',
		},
		'account/inactive': {
			say: 'This customer may not buy on account; nothing was taken',
			next: 'Take the money another way, or ask the manager',
		},
		'account/above-limit': {
			say: 'Above the limit: ¥{free:yuan} at most; nothing was taken',
			next: 'Type no more than that and take the rest another way',
		},
		'account/nothing-owed': { say: 'This customer owes nothing', next: 'There is nothing to pay' },
		'account/no-credit': {
			say: 'This customer has paid nothing too much; nothing was moved',
			next: 'There is nothing to pay out',
		},
		'account/above-credit': {
			say: 'Only ¥{credit:yuan} was paid too much; nothing was moved',
			next: 'Type less',
		},
		'account/pay-out-way': {
			say: 'What was paid too much leaves in cash or by transfer; nothing was moved',
			next: 'Take one of these ways',
		},
		'account/cash-step': {
			say: 'More than nothing, and cash in whole ¥{step:yuan}; nothing was taken',
			next: 'Type it again; the odd fen may come by transfer',
		},
		'account/overpays': {
			say: 'Only ¥{owed:yuan} is owed; nothing was taken',
			next: 'Type less',
		},
	},
);
