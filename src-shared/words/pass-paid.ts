/** Words of what is paid for on a pass that was sold: a longer time (付费续期), another one (续卡). */
import { bilingual } from './bilingual.ts';

export const passPaidWords = bilingual(
	{
		extendTitle: '{name} 付费续期',
		extendLead: '延长 {days} 天，¥{price:yuan}；已到期的从今天算起。',
		renewTitle: '{name} 续卡',
		renewLead: '再买一张同样的，¥{price:yuan}；旧卡没用完的跟新卡一起到期。',
		renewTimeLead: '再买一张同样的，¥{price:yuan}；旧卡还没到期的，新卡从到期的次日开始。',
		owed: '这笔钱是预收款，按剩余次数分摊，退卡时一并结算。',
		noOffer: '这张卡的模板没有设付费续期。可以续卡，或请店长免费延期。',
		notSold: '这张卡已不再出售，请选别的卡。',
		renewed: '{name} 已续卡，旧卡到 {until}',
		renewedFrom: '{name} 已续卡，新卡 {from} 至 {until}',
		undone: '已撤销续期，退 ¥{fee:yuan}',
		line: '{date} 付费续期 {days} 天 ¥{fee:yuan}',
	},
	{
		extendTitle: 'Extend {name} for money',
		extendLead: '{days} days longer for ¥{price:yuan}; one that ended counts from today.',
		renewTitle: 'Renew {name}',
		renewLead:
			'The same once more for ¥{price:yuan}; what is left on the old one ends with the new.',
		renewTimeLead:
			'The same once more for ¥{price:yuan}; it begins on the day after the old one ends.',
		owed: 'Owed until uses are had, and settled with the pass when it is given back.',
		noOffer: 'Its template offers no paid extension. Renew it, or have a manager extend it.',
		notSold: 'This pass is sold no more; choose another one.',
		renewed: '{name} is renewed; the old one ends on {until}',
		renewedFrom: '{name} is renewed, from {from} to {until}',
		undone: 'The extension is undone, ¥{fee:yuan} given back',
		line: '{date} extended {days} days for ¥{fee:yuan}',
	},
);
