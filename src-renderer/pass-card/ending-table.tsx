/** Passes that end soon or have ended with something left: who is asked about an extension. */
import type { PassOverview } from '#shared/contract/pass-card-views.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { MoneyText } from '../ui/money-text.tsx';
import { Table, type Column } from '../ui/table.tsx';
import styles from './pass-card.module.css';

type Row = PassOverview['ending'][number];

export type EndingTableProps = {
	/** Goes to the passes of this member. */
	readonly onOpen: (memberId: string) => void;
};

export function EndingTable({ onOpen }: EndingTableProps) {
	const { client } = useTerminal();
	const { passCard } = useWords();
	const { ending: say } = passCard;
	const { value } = useAsked('', async () => {
		const shown = await client.ask('pass-card/overview', {});
		return shown.ok ? shown.value : undefined;
	});
	const columns: readonly Column<Row>[] = [
		{ id: 'pass', title: passCard.pane.pass, cell: ({ passName }) => passName },
		{
			id: 'member',
			title: say.member,
			cell: ({ memberName, memberPhone }) => `${memberName} ${memberPhone}`.trim(),
		},
		{
			id: 'left',
			title: passCard.pane.left,
			cell: ({ usesLeft: left }) =>
				left === 0 ? passCard.unlimited : sayFilled(say.uses, { left }),
		},
		{
			id: 'owed',
			title: passCard.pane.owed,
			cell: ({ leftFen }) => <MoneyText bare fen={leftFen} />,
			figures: true,
		},
		{
			id: 'until',
			title: passCard.pane.valid,
			cell: ({ validUntil, ended }) => (
				<span className={ended ? styles['faint'] : undefined}>
					{sayFilled(ended ? say.ended : say.ends, { date: validUntil })}
				</span>
			),
		},
	];
	if (value === undefined) return null;
	const { passes: count, owedFen: owed, ending } = value;
	return (
		<section className={styles['ending']} aria-label={say.title}>
			<h3>{say.title}</h3>
			<p className={styles['faint']}>{sayFilled(say.owed, { count, owed })}</p>
			<Table
				label={say.title}
				columns={columns}
				rows={ending}
				keyOf={({ passId }) => passId}
				onChoose={({ memberId }) => onOpen(memberId)}
				empty={say.none}
			/>
		</section>
	);
}
