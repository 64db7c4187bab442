/** Refusals of members (会员), in words. */
import { bilingual } from './bilingual.ts';

export const memberRefusals = bilingual(
	{
		'member/not-found': {
			say: '没有找到这个会员',
			next: '请换手机号、卡号或姓名再找，或按 F9 新建',
		},
		'member/bank-card': {
			say: '刷的是银行卡，不是会员卡；卡号已丢弃，没有保存',
			next: '请刷会员卡，或报手机号',
		},
		'member/card-lost': { say: '这张卡已经挂失，不能使用', next: '请核对本人，报手机号查找或补卡' },
		'member/card-replaced': { say: '这张卡已经换过，不能再用', next: '请用新卡，或报手机号' },
		'member/card-mistyped': { say: '卡号有一位不对，校验不过', next: '请照卡面重新输入，或刷卡' },
		'member/two-meant': {
			say: '这个号码是一位会员的手机号，又是另一位的卡号',
			next: '请按 F9 查找，从名单里选；或刷卡',
		},
		'member/card-taken': { say: '这个卡号已经是别人的', next: '请换一张新卡' },
		'member/bad-card': { say: '这不是卡号：要 4 到 24 位字母或数字', next: '请重新输入或刷卡' },
		'member/foreign-code': { say: '这个会员码不是本店的', next: '请出示本店会员码，或报手机号' },
		'member/code-expired': { say: '会员码已过期', next: '请会员刷新后再扫，或报手机号' },
		'member/code-unreadable': { say: '会员码没有读全', next: '请再扫一次' },
		'member/frozen': {
			say: '这个会员已停用，余额和积分都还在，不能使用',
			next: '请店长在会员页恢复',
		},
		'member/closed': {
			say: '这个会员已注销、归档，或并入了别的会员',
			next: '请打开会员页：注销、归档的由店长启用，合并的改用另一个',
		},
		'member/needs-phone-or-card': {
			say: '手机号和卡号至少要有一个',
			next: '请输入手机号或刷一张卡；要转走或删掉的，先补另一样',
		},
		'member/bad-phone': { say: '手机号不对：要 1 开头的 11 位', next: '请重新输入' },
		'member/phone-taken': {
			say: '这个手机号已经是会员',
			next: '请直接查找，不要再建一个；已注销的由店长在会员页启用',
		},
		'member/old-phone-wrong': { say: '原手机号不对', next: '请会员再报一次，或请店长授权' },
		'member/bad-birthday': { say: '没有这一天', next: '请按 1990-05-01 或 5-1 输入' },
		'member/birthday-too-soon': { say: '生日 12 个月内只能改一次', next: '请核对证件，由店长授权' },
		'member/bad-identity-number': { say: '身份证号不对', next: '请照证件重新输入' },
		'member/identity-off': { say: '本店不登记身份证号', next: '确有需要，请店长在设置里打开' },
		'member/bad-tax-number': {
			say: '税号不对：不是 18 位，或有一位输错了（校验位不符）',
			next: '请照营业执照上的统一社会信用代码重新输入',
		},
		'member/referrer-unknown': { say: '没有找到推荐人', next: '请核对推荐码，或先不填' },
		'member/referred-self': { say: '不能推荐自己', next: '请去掉推荐人' },
		'member/none-attached': { say: '这一单没有会员', next: '请先按 F9 查找会员' },
		'member/weak-pin': { say: '密码太简单，没有改', next: '请会员换六个不连续、不相同的数字' },
		'member/wrong-pin': { say: '会员密码不对，钱没有动，还能试 {left} 次', next: '请会员再输一次' },
		'member/wrong-tail': {
			say: '手机尾号不对，钱没有动，还能试 {left} 次',
			next: '请会员再报一次，或刷卡、扫会员码',
		},
		'member/pin-locked': {
			say: '密码或手机尾号错得太多，已锁 {minutes} 分钟，钱没有动',
			next: '请换一种方式收款，或请店长重设密码',
		},
	},
	{
		'member/not-found': {
			say: 'No such member',
			next: 'Try phone, card or name, or press F9 to make one',
		},
		'member/bank-card': {
			say: 'That is a bank card; its number was discarded and kept nowhere',
			next: 'Swipe the member card, or ask for the phone',
		},
		'member/card-lost': {
			say: 'This card was reported lost',
			next: 'Make sure who it is, search by phone, or issue another card',
		},
		'member/card-replaced': {
			say: 'This card was replaced',
			next: 'Use the new card, or the phone',
		},
		'member/card-mistyped': {
			say: 'One digit of the card number is wrong',
			next: 'Type it again from the card, or swipe it',
		},
		'member/two-meant': {
			say: 'That number is the phone of one member and the card of another',
			next: 'Press F9 and choose from the list, or swipe the card',
		},
		'member/card-taken': { say: 'This card is somebody else’s', next: 'Take another card' },
		'member/bad-card': {
			say: 'No card number: 4 to 24 letters or digits',
			next: 'Type it again or swipe the card',
		},
		'member/foreign-code': {
			say: 'This member code is not this store’s',
			next: 'Ask for this store’s code, or the phone',
		},
		'member/code-expired': {
			say: 'The member code is too old',
			next: 'Ask the member to refresh it, or for the phone',
		},
		'member/code-unreadable': { say: 'The member code is not whole', next: 'Scan it again' },
		'member/frozen': {
			say: 'This member is suspended; balance and points are untouched and cannot be used',
			next: 'A manager releases them on the member’s page',
		},
		'member/closed': {
			say: 'This member has left, was put away or was merged into another',
			next: 'Open their page: a manager releases who left; use the other one of two',
		},
		'member/needs-phone-or-card': {
			say: 'A phone or a card is needed',
			next: 'Type the phone or swipe a card; before one goes, give them the other',
		},
		'member/bad-phone': { say: 'No mobile number: 11 digits from 1', next: 'Type it again' },
		'member/phone-taken': {
			say: 'This phone is a member already',
			next: 'Search instead of making another; a manager releases who left',
		},
		'member/old-phone-wrong': {
			say: 'That is not the old phone',
			next: 'Ask again, or let a manager release it',
		},
		'member/bad-birthday': { say: 'There is no such day', next: 'Type 1990-05-01 or 5-1' },
		'member/birthday-too-soon': {
			say: 'A birthday changes once in 12 months',
			next: 'Check a document and let a manager release it',
		},
		'member/bad-identity-number': { say: 'That ID number is wrong', next: 'Type it from the card' },
		'member/identity-off': {
			say: 'This store keeps no ID numbers',
			next: 'A manager can switch it on in the settings',
		},
		'member/bad-tax-number': {
			say: 'Not a tax number: not 18 places, or one of them is wrong (check digit)',
			next: 'Type the unified social credit code again from the licence',
		},
		'member/referrer-unknown': {
			say: 'Nobody by that referral code',
			next: 'Check it, or leave it empty',
		},
		'member/referred-self': { say: 'Nobody refers themselves', next: 'Leave it empty' },
		'member/none-attached': { say: 'No member on this sale', next: 'Press F9 to find one' },
		'member/weak-pin': {
			say: 'That PIN is too easy; nothing changed',
			next: 'Ask for six digits that are not alike or in a row',
		},
		'member/wrong-pin': {
			say: 'Wrong member PIN; no money moved, {left} tries left',
			next: 'Ask the member to type it again',
		},
		'member/wrong-tail': {
			say: 'Wrong last four of the phone; no money moved, {left} tries left',
			next: 'Ask the member again, or let them show card or code',
		},
		'member/pin-locked': {
			say: 'Too many wrong PINs or phones; locked for {minutes} minutes, no money moved',
			next: 'Take another way to pay, or let a manager set a new PIN',
		},
	},
);
