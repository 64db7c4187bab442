/** Refusals of privacy (隐私), in words. */
import { bilingual } from './bilingual.ts';

export const privacyRefusals = bilingual(
	{
		'consent/text-changed': {
			say: '同意书的文字刚刚换过，没有记录',
			next: '请让会员看新的文字，再记一次',
		},
		'privacy/managers-only': {
			say: '身份证号只有店长和老板本人登录才能看',
			next: '请店长自己登录后查看',
		},
	},
	{
		'consent/text-changed': {
			say: 'The text was just changed; nothing was recorded',
			next: 'Show the member the new text and ask again',
		},
		'privacy/managers-only': {
			say: 'Only a manager or owner who is signed in sees an ID number',
			next: 'Ask the manager to sign in and look',
		},
	},
);
