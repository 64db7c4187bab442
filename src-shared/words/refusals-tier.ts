/** Why a tier, a benefit, a card, a family or a leaving is refused, and what to do next. */
import { bilingual } from './bilingual.ts';

export const tierRefusals = bilingual(
	{
		'tier/table-wrong': { say: '等级表还不能保存，没有改动', next: '请改好标出的一行' },
		'tier/unknown': { say: '没有这个等级', next: '请从等级表里选一个' },
		'tier/end-past': { say: '到期日不对，或已经过去', next: '请填今天以后的日期，或留空表示长期' },
		'card-type/unknown-category': {
			say: '适用分类里有一个已经不存在',
			next: '请重新选择适用分类',
		},
		'benefit/not-theirs': { say: '会员当前等级没有这项权益', next: '请刷新后核对权益清单' },
		'benefit/used-up': {
			say: '这项权益今年的 {perYear} 次已经用完',
			next: '明年 1 月 1 日起可再用',
		},
	},
	{
		'tier/table-wrong': {
			say: 'The table of tiers cannot be saved yet; nothing changed',
			next: 'Mend the row that is marked',
		},
		'tier/unknown': { say: 'There is no such tier', next: 'Choose one of the table' },
		'tier/end-past': {
			say: 'The end is no date, or past',
			next: 'Give a later date, or none for good',
		},
		'card-type/unknown-category': {
			say: 'One of the categories is gone',
			next: 'Choose the categories again',
		},
		'benefit/not-theirs': {
			say: 'Their tier does not give this',
			next: 'Refresh the checklist and compare',
		},
		'benefit/used-up': {
			say: 'All {perYear} of this year are used',
			next: 'There are new ones from 1 January',
		},
	},
);
