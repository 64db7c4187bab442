/** Why a price list (价格表) or an account of a company (挂账) is refused, and what to do next. */
import { bilingual } from './bilingual.ts';

export const priceListRefusals = bilingual(
	{
		'price-list/not-found': { say: '没有这张价格表，没有改动', next: '请从价格表里选一张' },
		'price-list/dates-wrong': { say: '截止日早于开始日，没有保存', next: '请改日期，或留空' },
		'price-list/not-falling': {
			say: '第 {row} 行买得多反而不便宜，没有保存',
			next: '数量越多单价要越低，请改这一行',
		},
		'price-list/unknown-category': {
			say: '有一个分类已经不存在，没有保存',
			next: '请重新选择分类',
		},
		'price-list/no-header': {
			say: '{file} 里找不到表头，没有改动',
			next: '要有“条码”或“货号”一列，和“单价”一列；“数量起”可不填',
		},
		'account/member-has-none': {
			say: '这位会员没有挂账账户，钱没有动',
			next: '请换一种付款方式，或由店长在会员页开通挂账',
		},
		'account/of-another': {
			say: '这个挂账账户是另一位会员的，没有改动',
			next: '请用本人名下的账户，或换一个代码',
		},
		'account/not-company': {
			say: '只有企业会员可以挂账，没有改动',
			next: '请先把会员类型改为企业',
		},
	},
	{
		'price-list/not-found': {
			say: 'There is no such price list; nothing changed',
			next: 'Choose one of the lists',
		},
		'price-list/dates-wrong': {
			say: 'The last day is before the first; nothing is saved',
			next: 'Change the dates, or leave them empty',
		},
		'price-list/not-falling': {
			say: 'Row {row}: more would cost no less each; nothing is saved',
			next: 'Each larger quantity needs a lower price; mend that row',
		},
		'price-list/unknown-category': {
			say: 'One of the categories is gone; nothing is saved',
			next: 'Choose the categories again',
		},
		'price-list/no-header': {
			say: 'No header was found in {file}; nothing changed',
			next: 'It needs a column “barcode” or “sku” and one “price”; “from” is optional',
		},
		'account/member-has-none': {
			say: 'This member has no account; nothing was taken',
			next: 'Take the money another way, or have a manager open one on their page',
		},
		'account/of-another': {
			say: 'This account is another member’s; nothing changed',
			next: 'Use their own, or another code',
		},
		'account/not-company': {
			say: 'Only companies buy on account; nothing changed',
			next: 'Change the kind of the member to company first',
		},
	},
);
