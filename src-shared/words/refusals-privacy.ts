/** Refusals of privacy (隐私), in words. */
import { bilingual } from './bilingual.ts';

export const privacyRefusals = bilingual(
	{
		'consent/text-changed': {
			say: '同意书的文字刚刚换过，没有记录',
			next: '请让会员看新的文字，再记一次',
		},
		'consent/needs-guardian': {
			say: '会员未满 14 岁，还没有监护人同意，没有记录',
			next: '请父母或监护人看同意书，先记下监护人同意',
		},
		'privacy/managers-only': {
			say: '身份证号只有店长和老板本人登录才能看',
			next: '请店长自己登录后查看',
		},
		'privacy/reason-names': {
			say: '原因里有姓名、电话或证件号，没有改动',
			next: '原因会一直留着，请只写为什么，不写是谁',
		},
		'health-note/off': { say: '本店不记健康备注', next: '确有需要，请店长在设置里打开' },
		'health-note/no-consent': {
			say: '会员还没有同意记录健康情况，没有保存',
			next: '请先让会员看健康备注同意书，再记',
		},
		'health-note/too-many': { say: '健康备注已经有 50 条', next: '请先销毁不再需要的' },
		'health-note/not-found': { say: '没有这条健康备注', next: '请重新打开会员页' },
		'privacy/not-found': { say: '没有这个请求', next: '请刷新列表' },
		'privacy/asked-already': { say: '这位会员已有同样的请求在办', next: '请在请求列表里答复它' },
		'privacy/answered-already': { say: '这个请求已经答复过', next: '请刷新列表' },
		'privacy/needs-reason': { say: '拒绝要写明理由，告诉会员', next: '请写上理由' },
		'privacy/erase-first': { say: '删除请求要先执行删除，或写明理由拒绝', next: '请按“删除”继续' },
		'privacy/copy-first': {
			say: '还没有导出，这个请求没有关闭',
			next: '请先按“导出全部资料”，交给会员后再答复',
		},
		'privacy/other-kind': { say: '会员没有要求删除', next: '请先登记删除请求' },
		'privacy/still-holds': {
			say: '会员还有 {count} 项没有结清，钱和卡都在，没有删除',
			next: '请先退储值、退次卡、还欠款，再删除',
		},
		'privacy/nothing-sealed': { say: '这位会员没有封存的资料', next: '资料已按期销毁，或从未封存' },
	},
	{
		'consent/text-changed': {
			say: 'The text was just changed; nothing was recorded',
			next: 'Show the member the new text and ask again',
		},
		'consent/needs-guardian': {
			say: 'The member is under 14 and no guardian has agreed; nothing was recorded',
			next: 'Show a parent or guardian the text and record their consent first',
		},
		'privacy/managers-only': {
			say: 'Only a manager or owner who is signed in sees an ID number',
			next: 'Ask the manager to sign in and look',
		},
		'privacy/reason-names': {
			say: 'The reason holds a name, phone or ID number; nothing was changed',
			next: 'It is kept for ever: write why, not who',
		},
		'health-note/off': {
			say: 'This store keeps no health notes',
			next: 'If there is a need, a manager turns them on in the settings',
		},
		'health-note/no-consent': {
			say: 'The member has not agreed to health notes; nothing was kept',
			next: 'Show the member the text for health notes first',
		},
		'health-note/too-many': {
			say: 'There are 50 health notes already',
			next: 'Destroy those that are not needed any more',
		},
		'health-note/not-found': { say: 'No such health note', next: 'Open the member’s page again' },
		'privacy/not-found': { say: 'No such request', next: 'Load the list again' },
		'privacy/asked-already': {
			say: 'The same request of this member is open already',
			next: 'Answer it in the list of requests',
		},
		'privacy/answered-already': {
			say: 'This request was answered already',
			next: 'Load the list again',
		},
		'privacy/needs-reason': {
			say: 'A refusal needs the reason the member is told',
			next: 'Write the reason',
		},
		'privacy/erase-first': {
			say: 'A request to be forgotten is carried out first, or refused with a reason',
			next: 'Press “Erase” to go on',
		},
		'privacy/copy-first': {
			say: 'Nothing was exported yet; the request stays open',
			next: 'Press Export everything, hand it over, then answer',
		},
		'privacy/other-kind': {
			say: 'The member did not ask to be forgotten',
			next: 'Take down that request first',
		},
		'privacy/still-holds': {
			say: '{count} things are not settled; money and cards are there, nothing was erased',
			next: 'Give back stored value and passes and settle what is owed first',
		},
		'privacy/nothing-sealed': {
			say: 'Nothing of this member is kept sealed',
			next: 'It was destroyed on its date, or never kept',
		},
	},
);
