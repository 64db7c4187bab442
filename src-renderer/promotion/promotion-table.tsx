/**
 * Every promotion with its state, its dates and what it gave; a bar on one scale shows at a glance
 * which one gives most. The bar is drawing; the figure beside it is what counts.
 */
import type { PromotionView } from '#shared/contract/pricing-views.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import type { Words } from '#shared/words/words-of.ts';
import { MoneyText } from '../ui/money-text.tsx';
import { Table } from '../ui/table.tsx';
import styles from './promotion.module.css';

export function PromotionTable({ promotions }: { readonly promotions: readonly PromotionView[] }) {
	const { promotion: say } = useWords();
	const { columns } = say;
	const most = Math.max(1, ...promotions.map(({ amountFen }) => amountFen));
	return (
		<div className={styles['table']}>
			<Table
				label={say.list}
				empty={say.none}
				rows={promotions}
				keyOf={({ id }) => id}
				columns={[
					{ id: 'name', title: columns.name, cell: (one) => <Name promotion={one} /> },
					{
						id: 'state',
						title: columns.state,
						cell: ({ state }) => (
							<span className={styles['state']} data-state={state}>
								{say.states[state]}
							</span>
						),
					},
					{ id: 'dates', title: columns.dates, cell: (one) => sayDates(say, one) },
					{
						id: 'today',
						title: columns.today,
						figures: true,
						cell: ({ timesToday, amountTodayFen }) => (
							<Figures times={timesToday} fen={amountTodayFen} />
						),
					},
					{
						id: 'all',
						title: columns.all,
						figures: true,
						cell: ({ times, amountFen }) => <Figures times={times} fen={amountFen} />,
					},
					{
						id: 'bar',
						title: columns.most,
						cell: ({ amountFen }) => <Bar part={amountFen / most} />,
					},
				]}
			/>
		</div>
	);
}

function Name({ promotion }: { readonly promotion: PromotionView }) {
	const { promotion: say } = useWords();
	const { name, kind, membersOnly, exclusive } = promotion;
	const known = say.kinds;
	const about = [
		Object.hasOwn(known, kind) ? known[kind as keyof typeof known] : '',
		membersOnly ? say.membersOnly : '',
		exclusive ? say.exclusive : '',
	];
	return (
		<span className={styles['name']}>
			<b>{name}</b>
			<small>{about.filter((part) => part !== '').join(' · ')}</small>
		</span>
	);
}

function Figures({ times, fen }: { readonly times: number; readonly fen: number }) {
	const { columns } = useWords().promotion;
	return (
		<span className={styles['figures']}>
			<MoneyText fen={fen} />
			<small>{sayFilled(columns.times, { count: times })}</small>
		</span>
	);
}

function Bar({ part }: { readonly part: number }) {
	const width = Math.max(0, Math.min(1, part)) * 100;
	return (
		<svg
			className={styles['bar']}
			viewBox="0 0 100 10"
			preserveAspectRatio="none"
			aria-hidden="true"
		>
			<rect width={width} height="10" />
		</svg>
	);
}

function sayDates(say: Words['promotion'], { from, until }: PromotionView): string {
	if (from === '' && until === '') return say.always;
	if (until === '') return sayFilled(say.from, { from });
	return from === '' ? sayFilled(say.until, { until }) : sayFilled(say.between, { from, until });
}
