/** Every change of a member, newest first: for managers, and somebody else asks one to release it. */
import { useState } from 'react';
import type { RequestOutput } from '#shared/contract/terminal-contract.ts';
import { localTime, type Instant } from '#shared/kernel/time.ts';
import { PROFILE_FIELDS } from '#shared/member/member.ts';
import { reaches } from '#shared/operator/role.ts';
import type { Words } from '#shared/words/words-of.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { Table, type Column } from '../ui/table.tsx';
import styles from './tab.module.css';

type Change = RequestOutput<'member/history'>['changes'][number];

export function HistoryTab({ memberId }: { readonly memberId: string }) {
	const words = useWords();
	const { status } = useStore(useTerminal().status);
	const { page: say } = words.member;
	const [wanted, setWanted] = useState(() =>
		reaches(status?.operator?.role ?? 'cashier', 'manager'),
	);
	const { changes, refusal } = useHistory(memberId, wanted);
	const said = refusal === undefined ? undefined : sayRefusal(words, refusal);
	const zone = status?.store.timeZone ?? 'Asia/Shanghai';
	return (
		<div className={styles['tab']}>
			{said !== undefined && <NoticeBar tone="red" say={said.say} next={said.next} alert />}
			{changes === undefined ? (
				<div className={styles['ask']}>
					<p>{say.history.lead}</p>
					<Button size="large" onPress={() => setWanted(true)}>
						{say.history.ask}
					</Button>
				</div>
			) : (
				<Table
					label={say.history.list}
					columns={columnsOf(words, zone)}
					rows={changes.map((change, at) => ({ ...change, at }))}
					keyOf={({ at }) => at}
					empty={say.history.empty}
				/>
			)}
		</div>
	);
}

function columnsOf({ member }: Words, zone: string): readonly Column<Change>[] {
	const { history: say } = member.page;
	return [
		{
			id: 'at',
			title: say.at,
			cell: ({ atMs }) => {
				const { date, time } = localTime(atMs as Instant, zone);
				return `${date} ${time.slice(0, 5)}`;
			},
		},
		{ id: 'field', title: say.field, cell: ({ field }) => nameOf(member, field) },
		{
			id: 'before',
			title: say.before,
			cell: ({ field, before }) => valueOf(member, field, before),
		},
		{ id: 'after', title: say.after, cell: ({ field, after }) => valueOf(member, field, after) },
		{
			id: 'who',
			title: say.who,
			cell: ({ operator, approver }) => {
				if (operator === '') return say.byItself;
				return approver === '' ? operator : sayFilled(say.approved, { operator, approver });
			},
		},
	];
}

/** A state in words; other values are text already. */
function valueOf({ states }: Words['member'], field: string, value: string): string {
	const isState = field === 'state' && Object.hasOwn(states, value);
	return isState ? states[value as keyof typeof states] : value;
}

/** A field without words of its own is named as it is. */
function nameOf({ fields, page, panel }: Words['member'], field: string): string {
	if (field === 'accountLimit') return page.history.accountLimit;
	if (field === 'priceList') return panel.priceList;
	const { of } = page.history;
	if (isOf(of, field)) return of[field];
	const known = PROFILE_FIELDS.find((one) => one === field);
	return known === undefined ? field : fields[known];
}

type Of = Words['member']['page']['history']['of'];

function isOf(of: Of, field: string): field is keyof Of {
	return Object.hasOwn(of, field);
}

type History = {
	readonly changes: readonly Change[] | undefined;
	readonly refusal: ClientRefusal | undefined;
};

function useHistory(memberId: string, wanted: boolean): History {
	const { client } = useTerminal();
	const { value: got } = useAsked(`${memberId} ${String(wanted)}`, async () =>
		wanted ? await client.ask('member/history', { memberId }) : undefined,
	);
	return {
		changes: got?.ok === true ? got.value.changes : undefined,
		refusal: got?.ok === false ? got.refusal : undefined,
	};
}
