/** Refusals of paying in part before collecting (定金, 分期), in words. */
import { bilingual } from './bilingual.ts';

export const depositRefusals = bilingual(
	{
		'deposit/no-amount': { say: '还没有收定金', next: '请输入这次收多少' },
		'deposit/exceeds': {
			say: '比还要付的多 ¥{over:yuan}，没有收',
			next: '请改小金额；多付的先退给顾客',
		},
		'deposit/cash-step': {
			say: '现金收不了零头，没有收',
			next: '请输入能找得开的整数金额，或换扫码、刷卡',
		},
		'deposit/not-found': { say: '找不到这张定金单', next: '请核对单号，或按姓名、手机后四位找' },
		'deposit/over': { say: '这张定金单已经结束', next: '请看销售记录，或核对单号' },
		'deposit/on-counter': {
			say: '这张定金单正在收银台上',
			next: '请在收银台收款，或先挂单放回',
		},
		'deposit/holds-sale': {
			say: '这一单已收定金 ¥{paid:yuan}，不能作废',
			next: '请挂单放回，或在定金列表里取消并退钱',
		},
		'deposit/changed-meanwhile': {
			say: '已付金额变成 ¥{paid:yuan}，钱没有退',
			next: '请再核对一次',
		},
		'deposit/not-over': { say: '顾客没有多付', next: '请看定金列表' },
	},
	{
		'deposit/no-amount': { say: 'No deposit was taken', next: 'Type how much is paid now' },
		'deposit/exceeds': {
			say: '¥{over:yuan} more than is left to pay; nothing was taken',
			next: 'Take less; give back what was paid too much first',
		},
		'deposit/cash-step': {
			say: 'Cash has no such small change; nothing was taken',
			next: 'Type a round amount, or take a card or a code',
		},
		'deposit/not-found': {
			say: 'There is no such order',
			next: 'Check the number, or look for the name or the end of the phone',
		},
		'deposit/over': {
			say: 'This order is over',
			next: 'See the list of sales, or check the number',
		},
		'deposit/on-counter': {
			say: 'This order is on the counter',
			next: 'Take the money there, or park it first',
		},
		'deposit/holds-sale': {
			say: 'A deposit of ¥{paid:yuan} is taken; this cannot be voided',
			next: 'Park it, or cancel it in the list of deposits and give the money back',
		},
		'deposit/changed-meanwhile': {
			say: 'By now ¥{paid:yuan} is paid; no money was given back',
			next: 'Look at it again',
		},
		'deposit/not-over': { say: 'Nothing was paid too much', next: 'See the list of deposits' },
	},
);
