/** Refusals of passes (次卡), in words. */
import { bilingual } from './bilingual.ts';

export const passCardRefusals = bilingual(
	{
		'pass-card/not-found': { say: '本机没有这张次卡', next: '请在会员的次卡里选一张' },
		'pass-card/refunded': { say: '这张次卡已经退了', next: '请选另一张，或用别的方式付款' },
		'pass-card/expired': {
			say: '这张次卡 {until} 已到期，没有扣次',
			next: '请店长延期后再用，次数都还在',
		},
		'pass-card/not-begun': {
			say: '这张次卡 {from} 才开始，没有扣次',
			next: '之前请用旧卡',
		},
		'pass-card/used-up': {
			say: '次数不够，还剩 {left} 次，没有扣次',
			next: '请减少次数，或买一张新卡',
		},
		'pass-card/day-limit': {
			say: '每天最多用 {limit} 次，今天还能用 {free} 次，没有扣次',
			next: '请减少次数，或改天再用',
		},
		'pass-card/offline-limit': {
			say: '断网时每张卡每天用 1 次，今天还能用 {free} 次，没有扣次',
			next: '请等联网后再用，或用别的方式付款',
		},
		'pass-card/other-store': { say: '这张次卡不能在本店用', next: '请到售卡门店使用' },
		'pass-card/no-such-item': { say: '这张次卡里没有这个项目', next: '请选卡里的项目' },
		'pass-card/other-service': { say: '这个项目不在次卡范围内', next: '请选次卡包含的项目' },
		'pass-card/no-such-use': { say: '没有这次核销', next: '请在核销记录里选一次' },
		'pass-card/undone-before': { say: '这次核销已经撤销过了', next: '次数已退回，不用再撤' },
		'pass-card/tenders-wrong': {
			say: '几种付款合计 ¥{given:yuan}，应付 ¥{due:yuan}，没有收款',
			next: '请改好金额再收',
		},
		'pass-card/no-offer': { say: '这张次卡没有付费续期', next: '可以续卡，或请店长免费延期' },
		'pass-card/no-such-extension': { say: '没有这次续期', next: '请在续期记录里选一次' },
		'pass-card/extension-earlier': {
			say: '续期不是今天办的，不能撤销',
			next: '钱还在卡里，需要时请办退卡',
		},
		'pass-card/extension-used': {
			say: '续期后已经用过，不能撤销',
			next: '请先撤销核销，或办退卡',
		},
		'pass-card/no-end': { say: '这张次卡长期有效', next: '不用延期' },
		'pass-card/same-member': { say: '这张次卡已经是这位会员的', next: '请选另一位会员' },
		'pass-card/not-transferable': {
			say: '这张次卡约定不转让',
			next: '可以退卡后给对方另买；约定是否有效请以法规为准',
		},
		'pass-card/not-seven-day': {
			say: '已用过或已超过七日，不能按七日无理由退',
			next: '请选其他退卡原因',
		},
		'pass-card/changed-meanwhile': {
			say: '金额已变成 ¥{amount:yuan}，钱没有动',
			next: '请核对新金额后再确认',
		},
		'pass-card/cash-step': {
			say: '现金要是 ¥{step:yuan} 的整数倍，钱没有收',
			next: '请换一种方式收款',
		},
		'pass-card/no-template': { say: '这种次卡已不再出售', next: '请选另一种' },
		'pass-card/above-cap': {
			say: '超过这位会员一张卡的上限 ¥{cap:yuan}，钱没有动',
			next: '请分成几张；没登记手机号的，登记后上限更高',
		},
		'pass-card/sold-later': { say: '购卡日期还没到', next: '请核对购卡日期' },
		'pass-card/template-wrong': { say: '这张次卡还不能保存', next: '请改好标出的一项' },
	},
	{
		'pass-card/not-found': {
			say: 'This terminal knows no such pass',
			next: 'Choose one of the member’s passes',
		},
		'pass-card/refunded': {
			say: 'This pass was given back',
			next: 'Choose another, or take the money another way',
		},
		'pass-card/expired': {
			say: 'This pass ended on {until}; nothing was used',
			next: 'Ask the manager to extend it; its uses are all there',
		},
		'pass-card/not-begun': {
			say: 'This pass begins on {from}; nothing was used',
			next: 'Use the older one until then',
		},
		'pass-card/used-up': {
			say: 'Only {left} uses are left; nothing was used',
			next: 'Use fewer, or sell a new pass',
		},
		'pass-card/day-limit': {
			say: '{limit} uses a day at most, {free} more today; nothing was used',
			next: 'Use fewer, or come another day',
		},
		'pass-card/offline-limit': {
			say: 'Offline a pass is used once a day, {free} more today; nothing was used',
			next: 'Wait for the line, or take the money another way',
		},
		'pass-card/other-store': {
			say: 'This pass is not good in this store',
			next: 'It is used where it was sold',
		},
		'pass-card/no-such-item': {
			say: 'This pass has no such service',
			next: 'Choose one that it has',
		},
		'pass-card/other-service': {
			say: 'The pass does not cover this service',
			next: 'Choose a service that it covers',
		},
		'pass-card/no-such-use': { say: 'There is no such use', next: 'Choose one from the list' },
		'pass-card/undone-before': {
			say: 'This use was taken back already',
			next: 'The uses are back; there is nothing to do',
		},
		'pass-card/tenders-wrong': {
			say: 'The payments make ¥{given:yuan}, not the ¥{due:yuan} that is due; nothing was taken',
			next: 'Mend the amounts and take them again',
		},
		'pass-card/no-offer': {
			say: 'This pass is not extended for money',
			next: 'Renew it, or have a manager extend it free of charge',
		},
		'pass-card/no-such-extension': {
			say: 'There is no such extension',
			next: 'Choose one from the list',
		},
		'pass-card/extension-earlier': {
			say: 'It was not extended today and stays so',
			next: 'The money is on the pass; give the pass back if need be',
		},
		'pass-card/extension-used': {
			say: 'It was used since it was extended',
			next: 'Take the use back first, or give the pass back',
		},
		'pass-card/no-end': { say: 'This pass has no end', next: 'There is nothing to extend' },
		'pass-card/same-member': {
			say: 'This pass is this member’s already',
			next: 'Choose another member',
		},
		'pass-card/not-transferable': {
			say: 'As agreed this pass stays with its member',
			next: 'Give it back and sell the other a new one; what the law says of such terms counts',
		},
		'pass-card/not-seven-day': {
			say: 'It was used, or seven days have passed',
			next: 'Choose another reason',
		},
		'pass-card/changed-meanwhile': {
			say: 'The amount is ¥{amount:yuan} by now; no money was moved',
			next: 'Check the new amount and confirm again',
		},
		'pass-card/cash-step': {
			say: 'Cash comes in whole ¥{step:yuan}; nothing was taken',
			next: 'Take the money another way',
		},
		'pass-card/no-template': { say: 'This pass is no longer sold', next: 'Choose another' },
		'pass-card/above-cap': {
			say: 'Above the ¥{cap:yuan} a card of this member may hold; no money moved',
			next: 'Sell it as several; where no phone is known, note it for a higher limit',
		},
		'pass-card/sold-later': {
			say: 'It was sold on a day to come',
			next: 'Check the day of the sale',
		},
		'pass-card/template-wrong': {
			say: 'This pass cannot be saved yet',
			next: 'Put the marked field right',
		},
	},
);
