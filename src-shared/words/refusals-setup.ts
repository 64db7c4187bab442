/** Refusals of setting up, keys, settings and a ledger that cannot be opened, in words. */
import { bilingual } from './bilingual.ts';

export const setupRefusals = bilingual(
	{
		'ledger/busy': { say: '账本正被另一个收银台程序使用', next: '请关闭另一个程序，再打开这个' },
		'ledger/wrong-key': { say: '密钥打不开这本账', next: '请用恢复密钥；账本没有改动' },
		'ledger/newer': { say: '账本是更新版本的程序写的', next: '请升级程序；账本没有改动' },
		'ledger/corrupt': {
			say: '账本有损坏：{table}',
			next: '请不要继续收银，马上联系支持；没有覆盖任何内容',
		},
		'vault/key-lost': { say: '找不到账本的密钥', next: '请输入设置时打印的恢复密钥' },
		'vault/wrap-missing': { say: '恢复密钥的密钥包不见了', next: '请找回备份里的密钥包文件' },
		'vault/recovery-key-mistyped': { say: '第 {groups} 组抄错了', next: '请对照纸上的字再输一次' },
		'vault/recovery-key-wrong': { say: '这不是这本账的恢复密钥', next: '请找到这台收银台的那一张' },
		'setup/recovery-key-not-confirmed': {
			say: '恢复密钥还没有抄写确认',
			next: '请先把恢复密钥输入一遍',
		},
		'setup/weak-pin': { say: '密码太简单', next: '请用 4 到 12 位数字，不要 1234 或 1111' },
		'settings/invalid': { say: '设置不对：{field}', next: '请检查后再保存' },
		'operator/exists': { say: '工号 {operatorNo} 已经有人用了', next: '请换一个工号' },
		'operator/not-found': { say: '没有这个工号', next: '请检查工号' },
		'operator/last-owner': { say: '至少要留一位老板', next: '请先添加另一位老板' },
	},
	{
		'ledger/busy': {
			say: 'Another terminal program uses this ledger',
			next: 'Close it, then open this one',
		},
		'ledger/wrong-key': {
			say: 'The key does not open this ledger',
			next: 'Use the recovery key; nothing was changed',
		},
		'ledger/newer': {
			say: 'A newer program wrote this ledger',
			next: 'Update the program; nothing was changed',
		},
		'ledger/corrupt': {
			say: 'The ledger is damaged: {table}',
			next: 'Stop selling and call support; nothing was overwritten',
		},
		'vault/key-lost': {
			say: 'The key of the ledger is missing',
			next: 'Enter the recovery key printed at setup',
		},
		'vault/wrap-missing': {
			say: 'The recovery envelope is missing',
			next: 'Bring the envelope file back from a backup',
		},
		'vault/recovery-key-mistyped': {
			say: 'Mistyped groups: {groups}',
			next: 'Compare with the paper and type again',
		},
		'vault/recovery-key-wrong': {
			say: 'Not the recovery key of this ledger',
			next: 'Find the sheet of this terminal',
		},
		'setup/recovery-key-not-confirmed': {
			say: 'The recovery key is not confirmed',
			next: 'Type it back once first',
		},
		'setup/weak-pin': { say: 'The PIN is too easy', next: 'Use 4 to 12 digits, not 1234 or 1111' },
		'settings/invalid': { say: 'A setting is not right: {field}', next: 'Check it and save again' },
		'operator/exists': { say: 'Number {operatorNo} is taken', next: 'Choose another number' },
		'operator/not-found': { say: 'No such operator', next: 'Check the number' },
		'operator/last-owner': { say: 'One owner must remain', next: 'Add another owner first' },
	},
);
