/**
 * The last twenty sales of a member, what they come to on average, and what is bought most: as bars
 * on one scale with the same figures beside them (MEM-16).
 */
import type { RequestOutput } from '#shared/contract/terminal-contract.ts';
import { localTime, type Instant } from '#shared/kernel/time.ts';
import { sayRefusal } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import { MoneyText } from '../ui/money-text.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { Table, type Column } from '../ui/table.tsx';
import tab from './tab.module.css';
import styles from './visits.module.css';

type Visits = RequestOutput<'member/visits'>;
type Sale = Visits['sales'][number];

export function VisitsTab({ memberId }: { readonly memberId: string }) {
	const words = useWords();
	const { visits: say } = words.member.page;
	const { client } = useTerminal();
	const { value: got } = useAsked(memberId, () => client.ask('member/visits', { memberId }));
	if (got === undefined) return null;
	if (!got.ok) {
		const said = sayRefusal(words, got.refusal);
		return <NoticeBar tone="red" say={said.say} next={said.next} alert />;
	}
	const { sales, top, averageFen } = got.value;
	return (
		<div className={tab['columns']}>
			<SalesTable sales={sales} />
			<section aria-label={say.top} className={tab['side']}>
				<p className={styles['average']}>
					{say.average} <MoneyText fen={averageFen} />
				</p>
				<h3>{say.top}</h3>
				<TopGoods top={top} />
			</section>
		</div>
	);
}

function SalesTable({ sales }: { readonly sales: readonly Sale[] }) {
	const { visits: say } = useWords().member.page;
	const { status } = useStore(useTerminal().status);
	const zone = status?.store.timeZone ?? 'Asia/Shanghai';
	const columns: readonly Column<Sale>[] = [
		{
			id: 'date',
			title: say.date,
			cell: ({ atMs, bizDate }) =>
				`${bizDate} ${localTime(atMs as Instant, zone).time.slice(0, 5)}`,
		},
		{ id: 'no', title: say.receiptNo, cell: ({ receiptNo }) => receiptNo },
		{ id: 'lines', title: say.lines, cell: ({ lineCount }) => lineCount, figures: true },
		{
			id: 'total',
			title: say.total,
			cell: ({ totalFen }) => <MoneyText bare fen={totalFen} />,
			figures: true,
		},
	];
	return (
		<Table
			label={say.list}
			columns={columns}
			rows={sales}
			keyOf={({ pos }) => pos}
			empty={say.empty}
		/>
	);
}

/** Bars are drawing; the figures stand in the table. */
function TopGoods({ top }: { readonly top: Visits['top'] }) {
	const { visits: say } = useWords().member.page;
	if (top.length === 0) return <p className={tab['soft']}>{say.noTop}</p>;
	const most = Math.max(1, ...top.map(({ times }) => times));
	return (
		<table className={styles['top']} aria-label={say.top}>
			<thead>
				<tr>
					<th scope="col">{say.goods}</th>
					<th scope="col">{say.times}</th>
					<th scope="col">{say.amount}</th>
				</tr>
			</thead>
			<tbody>
				{top.map(({ name, times, netFen }) => (
					<tr key={name}>
						<th scope="row">
							{name}
							<svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden>
								<rect width={(times / most) * 100} height="6" />
							</svg>
						</th>
						<td>{times}</td>
						<td>
							<MoneyText bare fen={netFen} />
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
