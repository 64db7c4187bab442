/** Why a tier, a benefit, a card or a leaving is refused, and what to do next. */
import { bilingual } from './bilingual.ts';

export const tierRefusals = bilingual(
	{
		'tier/table-wrong': { say: '等级表还不能保存，没有改动', next: '请改好标出的一行' },
		'tier/unknown': { say: '没有这个等级', next: '请从等级表里选一个' },
		'tier/end-past': { say: '到期日不对，或已经过去', next: '请填今天以后的日期，或留空表示长期' },
		'tier/no-fee': { say: '没有找到这笔会员费，钱没有动', next: '请刷新会员页后再选' },
		'tier/not-sold': {
			say: '这个等级不是付费等级，钱没有动',
			next: '请选付费等级，或由店长手工定级',
		},
		'tier/not-higher': {
			say: '会员现在的等级不比它低，钱没有动',
			next: '请选更高的等级，或等现在的到期',
		},
		'tier/paid-higher': {
			say: '会员付费的等级更高，没有改动',
			next: '请选同级或更高的等级，或先退会员费',
		},
		'tier/fee-changed': {
			say: '金额已变为 ¥{amount:yuan}，钱没有动',
			next: '请把新金额告诉会员后再确认',
		},
		'tier/fee-not-paid': {
			say: '各种收款合计 ¥{paid:yuan}，会员费是 ¥{fee:yuan}，钱没有动',
			next: '请改到正好相等',
		},
		'tier/fee-cash-step': {
			say: '现金收不到 ¥{step:yuan} 以下的零头，钱没有动',
			next: '请改现金金额，或换一种方式收零头',
		},
		'tier/fee-above-cap': {
			say: '预收的会员费不能超过 ¥{cap:yuan}，钱没有动',
			next: '没登记手机号的请先登记；或等一部分天数过去后再续',
		},
		'tier/fee-over': { say: '这笔会员费已经用完或退过，没有可退的', next: '请刷新会员页核对' },
		'tier/fee-later-first': { say: '后面还有续的一段，钱没有动', next: '请先退后面那一段' },
		'tier/fee-not-seven-day': {
			say: '已过七天，或已经享受过会员权益，不能按七日无理由退',
			next: '请选别的退费原因',
		},
		'tier/fee-not-today': { say: '只能撤销今天收的会员费，钱没有动', next: '请改用退会员费' },
		'tier/fee-used': { say: '今天已经享受过会员权益，不能撤销', next: '请改用退会员费' },
		'member-rules/wrong': { say: '规则还不能保存，没有改动', next: '请改好标出的一处' },
		'member/holds-tier-fee': {
			say: '还有没到期的会员费 ¥{held:yuan}',
			next: '请先退会员费，或等到期',
		},
		'card-type/unknown-category': {
			say: '适用分类里有一个已经不存在',
			next: '请重新选择适用分类',
		},
		'benefit/not-theirs': { say: '会员当前等级没有这项权益', next: '请刷新后核对权益清单' },
		'benefit/used-up': {
			say: '这项权益今年的 {perYear} 次已经用完',
			next: '明年 1 月 1 日起可再用',
		},
		'card-type/unknown': { say: '没有这种卡类型', next: '请从卡类型里选一个' },
		'card-type/off': { say: '这种卡已停用，不能发卡，也不能用', next: '请换一种卡，或由店长启用' },
		'card-type/not-here': { say: '这种卡不能在本店用', next: '请到卡面写明的门店，或报手机号' },
		'member/not-their-card': {
			say: '这位会员名下没有可以这样操作的这张卡',
			next: '请核对卡号和卡的状态',
		},
		'member/same-member': { say: '两边是同一位会员', next: '请选另一位' },
		'member/not-frozen': { say: '这位会员没有停用', next: '请刷新后核对' },
		'member/too-many-tags': { say: '标签最多 {most} 个，没有改动', next: '请先去掉几个' },
		'member/holds-stored-value': {
			say: '还有储值 ¥{held:yuan}，不能注销',
			next: '请先退还或转让储值',
		},
		'member/holds-points': { say: '还有积分 {points:count}', next: '请先用完，或由店长调整为 0' },
		'member/owes-points': { say: '还欠积分 {points:count}', next: '请先补回，或由店长调整' },
		'member/holds-passes': { say: '还有 {passes} 张次卡没有用完', next: '请先用完、退卡或转让' },
		'member/owes-account': { say: '挂账还欠 ¥{owed:yuan}', next: '请先结清挂账' },
		'member/account-credit': {
			say: '企业多付了挂账 ¥{credit:yuan}，还没退',
			next: '请先在挂账里按【退款】退给企业',
		},
		'member/account-held': {
			say: '没有完成的单上挂账 ¥{held:yuan}',
			next: '请先完成或撤销那张单',
		},
		'member/owes-stored-value': {
			say: '储值透支 ¥{owed:yuan}，不能注销',
			next: '请先充值补上',
		},
		'member/holds-orders': {
			say: '还有 {orders} 张定金单没有取货',
			next: '请先取货，或退定金',
		},
		'member/on-open-sale': {
			say: '还有 {sales} 张没结的单（柜台上或挂着）',
			next: '请先结账或作废，或在那张单上去掉会员',
		},
		'member/has-family': { say: '还在家庭关联中', next: '请先解除家庭关联' },
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
		'tier/no-fee': {
			say: 'This fee was not found; no money moved',
			next: 'Refresh the member’s page and choose again',
		},
		'tier/not-sold': {
			say: 'This tier is not one that is paid for; no money moved',
			next: 'Choose a paid tier, or have a manager grant it',
		},
		'tier/not-higher': {
			say: 'The tier they have is not lower; no money moved',
			next: 'Choose a higher one, or wait until theirs ends',
		},
		'tier/paid-higher': {
			say: 'They paid for a higher tier; nothing was changed',
			next: 'Choose that or a higher one, or give the fee back first',
		},
		'tier/fee-changed': {
			say: 'It is ¥{amount:yuan} by now; no money moved',
			next: 'Tell the member the new amount and confirm again',
		},
		'tier/fee-not-paid': {
			say: 'The payments come to ¥{paid:yuan}, the fee is ¥{fee:yuan}; no money moved',
			next: 'Make them equal',
		},
		'tier/fee-cash-step': {
			say: 'Cash goes in steps of ¥{step:yuan}; no money moved',
			next: 'Change the cash, or take the rest another way',
		},
		'tier/fee-above-cap': {
			say: 'No more than ¥{cap:yuan} may be prepaid; no money moved',
			next: 'Note a phone where none is known, or renew when some of the days are over',
		},
		'tier/fee-over': {
			say: 'Nothing is left of this fee, or it was given back',
			next: 'Refresh the member’s page and compare',
		},
		'tier/fee-later-first': {
			say: 'Another one was bought behind it; no money moved',
			next: 'Give the later one back first',
		},
		'tier/fee-not-seven-day': {
			say: 'Seven days are over, or something of the tier was used',
			next: 'Choose another reason',
		},
		'tier/fee-not-today': {
			say: 'Only a fee of today can be undone; no money moved',
			next: 'Give the fee back instead',
		},
		'tier/fee-used': {
			say: 'Something of the tier was used today',
			next: 'Give the fee back instead',
		},
		'member-rules/wrong': {
			say: 'The rules cannot be saved yet; nothing changed',
			next: 'Mend what is marked',
		},
		'member/holds-tier-fee': {
			say: 'There is ¥{held:yuan} of a fee whose days are not over',
			next: 'Give the fee back first, or wait for its end',
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
		'card-type/unknown': { say: 'There is no such type of card', next: 'Choose one of the list' },
		'card-type/off': {
			say: 'This type of card is off: none is issued or used',
			next: 'Take another, or have a manager put it on',
		},
		'card-type/not-here': {
			say: 'This card is not good in this store',
			next: 'Use it where the card says, or give the phone number',
		},
		'member/not-their-card': {
			say: 'This member has no such card in that state',
			next: 'Compare the number and the state of the card',
		},
		'member/same-member': { say: 'Both are the same member', next: 'Choose another one' },
		'member/not-frozen': { say: 'This member is not frozen', next: 'Refresh and compare' },
		'member/too-many-tags': {
			say: 'At most {most} tags; nothing changed',
			next: 'Take some off first',
		},
		'member/holds-stored-value': {
			say: 'There is ¥{held:yuan} of stored value left',
			next: 'Refund or transfer it first',
		},
		'member/holds-points': {
			say: 'There are {points:count} points left',
			next: 'Use them, or have a manager adjust them to 0',
		},
		'member/owes-points': {
			say: 'They owe {points:count} points',
			next: 'Let them earn it back, or have a manager adjust it',
		},
		'member/holds-passes': {
			say: '{passes} passes are not used up',
			next: 'Use, refund or transfer them first',
		},
		'member/owes-account': {
			say: 'The account still owes ¥{owed:yuan}',
			next: 'Settle the account first',
		},
		'member/account-credit': {
			say: '¥{credit:yuan} paid on the account is the company’s',
			next: 'Pay it out of the account first',
		},
		'member/account-held': {
			say: '¥{held:yuan} on account stands in a sale that is not finished',
			next: 'Finish or cancel that sale first',
		},
		'member/owes-stored-value': {
			say: '¥{owed:yuan} of stored value was spent beyond what was there',
			next: 'Let them top it up first',
		},
		'member/holds-orders': {
			say: '{orders} orders with a deposit are not collected',
			next: 'Hand the goods over, or give the deposit back first',
		},
		'member/on-open-sale': {
			say: '{sales} sales of theirs are not finished, on the counter or parked',
			next: 'Finish or void them, or take the member off the sale',
		},
		'member/has-family': { say: 'They are linked in a family', next: 'Unlink them first' },
	},
);
