/** Refusals of questions to the customer (顾客确认), in words. */
import { bilingual } from './bilingual.ts';

export const customerAskRefusals = bilingual(
	{
		'customer-ask/no-screen': {
			say: '没有打开的客显，什么都没有变',
			next: '请在本机办理，或在后台打开顾客屏',
		},
		'customer-ask/busy': { say: '客显上另有一个问题在等顾客', next: '请先等它结束' },
		'customer-ask/over': { say: '客显上的这个问题已经结束', next: '需要时请再发一次' },
		'customer-ask/not-answered': {
			say: '顾客没有在客显上确认，或确认已过期，什么都没有变',
			next: '请再发到客显，或在本机办理',
		},
		'customer-ask/other-thing': {
			say: '顾客在客显上确认的不是这一笔，什么都没有变',
			next: '请核对金额，再发到客显确认一次',
		},
		'customer-ask/has-pin': {
			say: '这位会员已有密码',
			next: '改密码请在会员页输入旧密码，或请店长放行',
		},
		'customer-ask/not-signed': { say: '还没有签名', next: '请在框里签名，或输入姓名缩写' },
	},
	{
		'customer-ask/no-screen': {
			say: 'No customer’s screen is open; nothing changed',
			next: 'Do it here, or open the customer’s screen in the back office',
		},
		'customer-ask/busy': {
			say: 'Another question waits on the customer’s screen',
			next: 'Wait until it is over',
		},
		'customer-ask/over': {
			say: 'This question on the customer’s screen is over',
			next: 'Ask again if it is still needed',
		},
		'customer-ask/not-answered': {
			say: 'The customer did not confirm it there, or too long ago; nothing changed',
			next: 'Ask on the customer’s screen again, or do it here',
		},
		'customer-ask/other-thing': {
			say: 'What the customer confirmed is not this; nothing changed',
			next: 'Check the amount and ask on the customer’s screen again',
		},
		'customer-ask/has-pin': {
			say: 'This member has a PIN',
			next: 'To change it type the old one on the member’s page, or ask the manager',
		},
		'customer-ask/not-signed': {
			say: 'Nothing was signed',
			next: 'Sign in the box, or type the initials',
		},
	},
);
