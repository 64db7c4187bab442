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
	},
);
