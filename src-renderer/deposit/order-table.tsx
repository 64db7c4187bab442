/** The list of orders with a deposit: whose, what, when, and what is still due. */
import type { DepositOrderView } from '#shared/contract/deposit-requests.ts';
import { useWords } from '../app/use-words.ts';
import { MoneyText } from '../ui/money-text.tsx';
import { Table, type Column } from '../ui/table.tsx';
import type { Listed } from './use-orders.ts';
import styles from './deposit.module.css';

export type OrderTableProps = {
	readonly orders: Listed | undefined;
	readonly chosen: string | undefined;
	readonly searched: boolean;
	readonly onChoose: (orderNo: string) => void;
};

export function OrderTable({ orders, chosen, searched, onChoose }: OrderTableProps) {
	const { deposit: say } = useWords();
	const { columns: title } = say;
	if (orders === undefined) return <div />;
	const columns: readonly Column<DepositOrderView>[] = [
		{ id: 'customer', title: title.customer, cell: (order) => <Customer order={order} /> },
		{
			id: 'goods',
			title: title.goods,
			cell: ({ firstNames }) => <span className={styles['goods']}>{firstNames.join('、')}</span>,
		},
		{ id: 'due', title: title.due, cell: (order) => <DueDate order={order} /> },
		{
			id: 'total',
			title: title.total,
			figures: true,
			cell: ({ totalFen }) => <MoneyText bare fen={totalFen} />,
		},
		{
			id: 'paid',
			title: title.paid,
			figures: true,
			cell: ({ paidFen }) => <MoneyText bare fen={paidFen} />,
		},
		{
			id: 'balance',
			title: title.balance,
			figures: true,
			cell: ({ balanceFen }) => (
				<b>
					<MoneyText bare fen={balanceFen} />
				</b>
			),
		},
	];
	return (
		<div className={styles['table']}>
			<Table
				label={say.list}
				columns={columns}
				rows={orders.orders}
				keyOf={({ orderNo }) => orderNo}
				chosen={chosen}
				onChoose={({ orderNo }) => onChoose(orderNo)}
				empty={searched ? say.emptyFound : say.empty}
			/>
			{orders.more && <p className={styles['more']}>{say.more}</p>}
		</div>
	);
}

function Customer({ order }: { readonly order: DepositOrderView }) {
	const { deposit: say } = useWords();
	const { label, phone, orderNo, onCounter } = order;
	return (
		<span className={styles['customer']}>
			<b>{label === '' ? say.unlabelled : label}</b>
			<small>
				{onCounter ? say.onCounter : orderNo} {phone}
			</small>
		</span>
	);
}

export function DueDate({ order }: { readonly order: DepositOrderView }) {
	const { deposit: say } = useWords();
	const { dueDate, overdue } = order;
	if (dueDate === '') return say.noDate;
	return (
		<span className={styles['due']} data-overdue={overdue ? '' : undefined}>
			{dueDate}
			{overdue && <small>{say.overdue}</small>}
		</span>
	);
}
