/**
 * A member's passes (次卡) on their page: what is left of each and until when, the uses of the chosen
 * one with a way to take one back, and everything else that is done with a pass.
 */
import { useState } from 'react';
import type { PassView } from '#shared/contract/pass-card-views.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useShell } from '../app/shell-parts.ts';
import { useWords } from '../app/use-words.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { ExtendDialog, TransferDialog } from './change-dialogs.tsx';
import { Extensions } from './extensions.tsx';
import { PaidExtensionDialog, RenewDialog } from './paid-change-dialogs.tsx';
import { PassRefundWizard } from './pass-refund-wizard.tsx';
import { sayLeft, sayState, sayUntil } from './say-pass.ts';
import { SellPassDialog } from './sell-pass-dialog.tsx';
import { UsePassDialog } from './use-pass-dialog.tsx';
import { usePasses } from './use-passes.ts';
import { useTemplate } from './use-template.ts';
import styles from './pass-card.module.css';

export type PassPaneProps = {
	readonly memberId: string;
	/** Of somebody who left: nothing new is begun. */
	readonly isShut?: boolean;
	/** Something was done: whoever shows the figures elsewhere asks anew. */
	readonly onChanged?: () => void;
	/** The way back; without it the pane is part of a page that has its own. */
	readonly onClose?: () => void;
};

type Opened = 'use' | 'sell' | 'renew' | 'paid-extend' | 'extend' | 'transfer' | 'refund';

export function PassPane(props: PassPaneProps) {
	const { memberId, isShut = false, onChanged, onClose } = props;
	const words = useWords();
	const { passCard: say } = words;
	const { passes = [], refusal, again } = usePasses(memberId);
	const [chosen, setChosen] = useState<string>();
	const [opened, setOpened] = useState<Opened>();
	const [done, setDone] = useState('');
	const [undoing, setUndoing] = useState<ClientRefusal>();
	const current = passes.find(({ passId }) => passId === chosen) ?? passes[0];
	const finish = (sentence: string) => {
		setDone(sentence);
		setUndoing(undefined);
		again();
		onChanged?.();
	};
	const wrong = refusal ?? undoing;
	const said = wrong === undefined ? undefined : sayRefusal(words, wrong);
	return (
		<section className={styles['pane']} aria-label={say.title}>
			<header className={styles['head']}>
				<h3>{say.title}</h3>
				{onClose !== undefined && <Button onPress={onClose}>{words.app.button.back}</Button>}
			</header>
			<div className={styles['list']}>
				{said !== undefined && <NoticeBar tone="red" say={said.say} next={said.next} alert />}
				{current?.needsExtension === true && <NoticeBar tone="amber" say={say.pane.offer} />}
				<PassTable passes={passes} chosen={current?.passId} onChoose={setChosen} />
				{current !== undefined && (
					<Extensions pass={current} onUndone={finish} onRefused={setUndoing} />
				)}
				{current !== undefined && <Uses pass={current} onUndone={finish} onRefused={setUndoing} />}
			</div>
			<Foot done={done} current={current} isShut={isShut} onOpen={setOpened} />
			<OpenedDialog
				opened={opened}
				memberId={memberId}
				pass={current}
				onClose={() => setOpened(undefined)}
				onDone={finish}
			/>
		</section>
	);
}

type PassTableProps = {
	readonly passes: readonly PassView[];
	readonly chosen: string | undefined;
	readonly onChoose: (passId: string) => void;
};

function PassTable({ passes, chosen, onChoose }: PassTableProps) {
	const { passCard: say } = useWords();
	const columns: readonly Column<PassView>[] = [
		{ id: 'name', title: say.pane.pass, cell: ({ name }) => name },
		{
			id: 'left',
			title: say.pane.left,
			cell: ({ items }) =>
				items.map((item) => (
					<div key={item.itemNo}>
						{item.name} {sayLeft(say, item)}
					</div>
				)),
		},
		{ id: 'valid', title: say.pane.valid, cell: (pass) => sayUntil(say, pass) },
		{
			id: 'owed',
			title: say.pane.owed,
			cell: ({ leftFen }) => <MoneyText bare fen={leftFen} />,
			figures: true,
		},
		{
			id: 'state',
			title: say.pane.state,
			cell: (pass) => {
				const state = sayState(say, pass);
				return state === '' ? say.pane.usable : <span className={styles['faint']}>{state}</span>;
			},
		},
	];
	return (
		<Table
			label={say.pane.list}
			columns={columns}
			rows={passes}
			keyOf={({ passId }) => passId}
			chosen={chosen}
			onChoose={({ passId }) => onChoose(passId)}
			empty={say.pane.empty}
		/>
	);
}

type UsesProps = {
	readonly pass: PassView;
	readonly onUndone: (sentence: string) => void;
	readonly onRefused: (refusal: ClientRefusal) => void;
};

function Uses({ pass, onUndone, onRefused }: UsesProps) {
	const { client } = useTerminal();
	const { sounds } = useShell();
	const { passCard: say } = useWords();
	const { passId, uses } = pass;

	async function undo({ useId, name, times }: PassView['uses'][number]): Promise<void> {
		const undone = await client.ask('pass-card/undo-use', { passId, useId });
		if (undone.ok) {
			sounds.yes();
			onUndone(sayFilled(say.pane.undoneDone, { times, item: name }));
		} else {
			sounds.no();
			onRefused(undone.refusal);
		}
	}

	if (uses.length === 0) return <p className={styles['faint']}>{say.pane.noUses}</p>;
	return (
		<section aria-label={say.pane.uses}>
			<h3>{say.pane.uses}</h3>
			<ul className={styles['uses']}>
				{uses.map((use) => {
					const { useId, usedOn: date, name: item, times, technician, undone } = use;
					return (
						<li key={useId} data-undone={undone ? '' : undefined}>
							<span>
								{sayFilled(say.pane.useLine, { date, item, times })}{' '}
								{technician !== '' && sayFilled(say.pane.technician, { technician })}
							</span>
							{undone ? (
								<small>{say.pane.undone}</small>
							) : (
								pass.state === 'active' && (
									<Button onPress={() => void undo(use)}>{say.pane.undo}</Button>
								)
							)}
						</li>
					);
				})}
			</ul>
		</section>
	);
}

type FootProps = {
	readonly done: string;
	readonly current: PassView | undefined;
	readonly isShut: boolean;
	readonly onOpen: (opened: Opened) => void;
};

function Foot({ done, current, isShut, onOpen }: FootProps) {
	const { passCard: say } = useWords();
	const isHeld = current?.state === 'active';
	const template = useTemplate(current?.templateId ?? '');
	// What its template does not offer, or no template any more, is no button.
	const isOffered = template?.template.extension !== undefined;
	return (
		<div className={styles['foot']}>
			{done !== '' && <NoticeBar tone="plain" say={done} alert />}
			<div className={styles['buttons']}>
				{!isShut && template !== undefined && template !== null && (
					<Button disabled={!isHeld} onPress={() => onOpen('renew')}>
						{say.pane.renew}
					</Button>
				)}
				{!isShut && isOffered && (
					<Button disabled={!isHeld} onPress={() => onOpen('paid-extend')}>
						{say.pane.paidExtend}
					</Button>
				)}
				{!isShut && (
					<Button disabled={!isHeld} onPress={() => onOpen('extend')}>
						{say.pane.extend}
					</Button>
				)}
				<Button disabled={!isHeld} onPress={() => onOpen('transfer')}>
					{say.pane.transfer}
				</Button>
				<Button disabled={!isHeld} onPress={() => onOpen('refund')}>
					{say.pane.refund}
				</Button>
				{!isShut && (
					<>
						<Button size="large" onPress={() => onOpen('sell')}>
							{say.pane.sell}
						</Button>
						<Button size="large" tone="accent" disabled={!isHeld} onPress={() => onOpen('use')}>
							{say.pane.use}
						</Button>
					</>
				)}
			</div>
		</div>
	);
}

const CHANGES = {
	renew: RenewDialog,
	'paid-extend': PaidExtensionDialog,
	extend: ExtendDialog,
	transfer: TransferDialog,
} as const;

type OpenedDialogProps = {
	readonly opened: Opened | undefined;
	readonly memberId: string;
	readonly pass: PassView | undefined;
	readonly onClose: () => void;
	readonly onDone: (sentence: string) => void;
};

function OpenedDialog({ opened, memberId, pass, onClose, onDone }: OpenedDialogProps) {
	const member = { memberId, onClose, onDone };
	if (opened === 'sell') return <SellPassDialog {...member} />;
	if (opened === undefined || pass === undefined) return null;
	if (opened === 'use') return <UsePassDialog {...member} passId={pass.passId} />;
	if (opened === 'refund') return <PassRefundWizard {...member} passId={pass.passId} />;
	const Change = CHANGES[opened];
	return <Change pass={pass} onClose={onClose} onDone={onDone} />;
}
