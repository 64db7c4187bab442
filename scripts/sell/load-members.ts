/** A town of members, brought in from lists as a store does that had another program before. */
import { setTimeout as pause } from 'node:timers/promises';
import type { People, Person } from '../population/people.ts';
import type { Till } from './till.ts';

const A_FILE = 10_000;
const HEADER = ['会员卡号', '手机号', '姓名', '性别', '生日', '标签'];

/** Members 1 to `count`; how many came in. */
export async function loadMembers(till: Till, people: People, count: number): Promise<number> {
	let added = 0;
	for (let first = 1; first <= count; first += A_FILE) {
		const last = Math.min(count, first + A_FILE - 1);
		const rows = Array.from({ length: last - first + 1 }, (_, at) =>
			rowOf(people.person(first + at)),
		);
		const csv = [HEADER, ...rows].map((row) => row.join(',')).join('\n');
		added += await importFile(till, `members-${first}.csv`, csv);
	}
	return added;
}

function rowOf({ cardNo, phone, name, gender, birthday, tags }: Person): string[] {
	const sex = { '': '', female: '女', male: '男' }[gender];
	return [cardNo, phone, name, sex, birthday.replace(/^--/, ''), tags.join(' ')];
}

async function importFile(till: Till, name: string, csv: string): Promise<number> {
	const base64 = Buffer.from(`\uFEFF${csv}`, 'utf8').toString('base64');
	let plan = await till.ask('member-import/start', { files: [{ name, base64 }] });
	const { importId } = plan;
	const until = async (state: typeof plan.state) => {
		while (plan.state === state) {
			await pause(20);
			plan = await till.ask('member-import/look', { importId });
		}
	};
	await until('reading');
	plan = await till.ask('member-import/commit', { importId });
	await until('committing');
	if (plan.state !== 'done' || plan.refused > 0) {
		throw new Error(`${name}: ${plan.state}, ${plan.refused} refused`);
	}
	return plan.written;
}
