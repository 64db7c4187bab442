/** Everything that is wrong with a price book, by table, row and field, in words. */
import type { RequestOutput } from '#shared/contract/terminal-contract.ts';
import type { Words } from '#shared/words/words-of.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { Table } from '../ui/table.tsx';
import styles from './promotion.module.css';

type Checked = RequestOutput<'price-book/check'>;
type Problem = Checked['problems'][number];

export function BookProblems({ checked }: { readonly checked: Checked }) {
	const { book: say } = useWords().promotion;
	const { problems, problemCount } = checked;
	const rows = problems.map((problem, at) => ({ ...problem, at }));
	return (
		<>
			<NoticeBar
				tone="red"
				say={sayFilled(say.bad, { count: problemCount })}
				next={
					problems.length < problemCount ? sayFilled(say.shown, { shown: problems.length }) : ''
				}
				alert
			/>
			<div className={styles['table']}>
				<Table
					label={say.problem}
					empty=""
					rows={rows}
					keyOf={({ at }) => at}
					columns={[
						{ id: 'where', title: say.where, cell: (one) => sayWhere(say, one) },
						{
							id: 'field',
							title: say.field,
							cell: ({ field }) => (field === '' ? say.wholeRow : <code>{field}</code>),
						},
						{ id: 'problem', title: say.problem, cell: (one) => sayProblem(say, one) },
					]}
				/>
			</div>
		</>
	);
}

type Say = Words['promotion']['book'];

function sayWhere({ tables, row: sentence }: Say, { table, row }: Problem): string {
	const name = Object.hasOwn(tables, table) ? tables[table as keyof typeof tables] : table;
	return row === 0 ? name : sayFilled(sentence, { table: name, row });
}

function sayProblem({ problems }: Say, { problem }: Problem): string {
	return Object.hasOwn(problems, problem) ? problems[problem as keyof typeof problems] : problem;
}
