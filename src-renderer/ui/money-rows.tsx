/** Amounts with their names: a group of `dt` and `dd` for a list that is given its look around it. */
import { MoneyText } from './money-text.tsx';

export type MoneyRowsProps = { readonly rows: readonly (readonly [title: string, fen: number])[] };

export function MoneyRows({ rows }: MoneyRowsProps) {
	return rows.map(([title, fen]) => (
		<div key={title}>
			<dt>{title}</dt>
			<dd>
				<MoneyText fen={fen} />
			</dd>
		</div>
	));
}
