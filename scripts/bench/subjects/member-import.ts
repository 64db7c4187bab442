/**
 * Ten thousand members out of a file, through the requests of the import, into an empty till; one
 * line of JSON: ms until it is planned, ms until all are in.
 */
import { writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { people } from '../../population/people.ts';
import { openBenchTill } from '../till/open-bench-till.ts';

const [dataDir = '', count = '10000'] = process.argv.slice(2);
const rows = Number(count);
const till = await openBenchTill({ dataDir, lines: 2 });
const town = people(7);
const lines = Array.from({ length: rows }, (_, index) => {
	const { n, name, phone, cardNo, gender, birthday } = town.person(index + 1);
	const sex = { '': '', female: '女', male: '男' }[gender];
	const opening = n % 3 === 0 ? ['500.00', '50.00', String(n % 900)] : ['', '', ''];
	return [cardNo, phone, name, sex, birthday, ...opening].join(',');
});
const text = ['会员卡号,手机号,姓名,性别,生日,本金余额,赠送余额,积分', ...lines].join('\n');
const files = [{ name: 'members.csv', base64: Buffer.from(text).toString('base64') }];

const from = performance.now();
let plan = await till.ask('member-import/start', { files });
while (plan.state === 'reading') {
	await pause(5);
	plan = await till.ask('member-import/look', { importId: plan.importId });
}
const planned = performance.now();
if (plan.state !== 'planned' || plan.added !== rows) {
	const first = JSON.stringify(plan.refusedRows).slice(0, 300);
	throw new Error(`planned ${plan.added} of ${rows} (${plan.state}): ${first}`);
}
plan = await till.ask('member-import/commit', { importId: plan.importId });
const done = performance.now();
if (plan.written !== rows) throw new Error(`wrote ${plan.written} of ${rows} (${plan.state})`);
const money = plan.principalFen > 0 && plan.points > 0;
if (!money) throw new Error('the opening balances were not understood');
writeSync(1, `${JSON.stringify({ planMs: planned - from, ms: done - from })}\n`);
await till.close();
