/**
 * What an import would do, before it does it: five figures, and behind each the rows with their
 * reason. The same page stands there afterwards as the result.
 */
import type { ImportPlanView } from '#shared/contract/views.ts';
import { useWords } from '../app/use-words.ts';
import { MoneyText } from '../ui/money-text.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { DryRunFigures, type DryRunFigure } from './dry-run-figures.tsx';
import { IssueRows, Shown, type IssueRowsProps } from './issue-rows.tsx';
import { sayColumn, sayReason, sayValue } from './say-import.ts';
import styles from './import.module.css';

export function DryRun({ plan }: { readonly plan: ImportPlanView }) {
	return (
		<DryRunFigures
			say={useWords().goods.importing}
			counts={plan}
			first={firstWorthLooking(plan)}
			rows={(figure) => <Rows plan={plan} figure={figure} />}
		/>
	);
}

/** What keeps rows out is looked at first, then what would change. */
function firstWorthLooking(plan: ImportPlanView): DryRunFigure {
	const order = ['refused', 'changed', 'added', 'warned'] as const;
	return order.find((figure) => plan[figure] > 0) ?? 'added';
}

function Rows({ plan, figure }: { readonly plan: ImportPlanView; readonly figure: DryRunFigure }) {
	switch (figure) {
		case 'added':
		case 'unchanged':
			return <AddedRows plan={plan} />;
		case 'changed':
			return <ChangedRows plan={plan} />;
		case 'refused':
			return <GoodsIssues issues={plan.refusedRows} count={plan.refused} />;
		case 'warned':
			return <GoodsIssues issues={plan.warnedRows} count={plan.warned} />;
	}
}

function AddedRows({ plan }: { readonly plan: ImportPlanView }) {
	const say = useWords().goods.importing;
	const columns: readonly Column<ImportPlanView['additions'][number]>[] = [
		{ id: 'sku', title: say.columns.sku, cell: ({ sku }) => sku },
		{ id: 'name', title: say.columns.name, cell: ({ name }) => name },
		{
			id: 'price',
			title: say.columns.price,
			figures: true,
			cell: ({ priceFen }) => <MoneyText fen={priceFen} />,
		},
	];
	return (
		<Shown rows={plan.additions.length} count={plan.added}>
			<Table
				label={say.figures.added}
				columns={columns}
				rows={plan.additions}
				keyOf={({ sku }) => sku}
				empty={say.tables.none}
			/>
		</Shown>
	);
}

function ChangedRows({ plan }: { readonly plan: ImportPlanView }) {
	const words = useWords();
	const say = words.goods.importing;
	const columns: readonly Column<ImportPlanView['changes'][number]>[] = [
		{ id: 'sku', title: say.columns.sku, cell: ({ sku }) => sku },
		{ id: 'name', title: say.columns.name, cell: ({ name }) => name },
		{ id: 'field', title: say.columns.field, cell: ({ field }) => sayColumn(words, field) },
		{
			id: 'before',
			title: say.columns.before,
			cell: ({ field, before }) => (
				<span className={styles['before']}>{sayValue(words, field, before)}</span>
			),
		},
		{
			id: 'after',
			title: say.columns.after,
			cell: ({ field, after }) => <b>{sayValue(words, field, after)}</b>,
		},
	];
	return (
		<Shown rows={new Set(plan.changes.map(({ sku }) => sku)).size} count={plan.changed}>
			<Table
				label={say.figures.changed}
				columns={columns}
				rows={plan.changes}
				keyOf={({ sku, field, after }) => `${sku} ${field} ${after}`}
				empty={say.tables.none}
			/>
		</Shown>
	);
}

function GoodsIssues(props: Pick<IssueRowsProps, 'issues' | 'count'>) {
	const words = useWords();
	return (
		<IssueRows
			{...props}
			sayReason={(reason) => sayReason(words, reason)}
			sayColumn={(column) => sayColumn(words, column)}
		/>
	);
}
