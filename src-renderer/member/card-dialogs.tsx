/** Issuing a card, giving a new number for one, handing one on to another member. */
import { useState } from 'react';
import type { MemberPageView, MemberPanelView } from '#shared/contract/member-views.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import { QuestionDialog } from '../settings/question-dialog.tsx';
import { SelectField } from '../settings/select-field.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Choice } from '../ui/choice.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { MemberFinder, type Taken } from './member-finder.tsx';
import { sayWho } from './say-member.ts';
import styles from './lists.module.css';

export type CardOpened =
	| { readonly kind: 'issue' }
	| { readonly kind: 'replace' | 'transfer' | 'restore'; readonly card: Card };

type Card = MemberPageView['cards'][number];

export type CardDialogsProps = {
	readonly opened: CardOpened | undefined;
	readonly panel: MemberPanelView;
	readonly onClose: () => void;
	/** A sentence of what was done. */
	readonly onDone: (sentence: string) => void;
};

type CardDialogProps = Omit<CardDialogsProps, 'opened'>;

export function CardDialogs({ opened, ...rest }: CardDialogsProps) {
	if (opened === undefined) return null;
	switch (opened.kind) {
		case 'issue':
			return <IssueDialog {...rest} />;
		case 'replace':
			return <ReplaceDialog {...rest} card={opened.card} />;
		case 'transfer':
			return <TransferDialog {...rest} card={opened.card} />;
		case 'restore':
			return <RestoreDialog {...rest} card={opened.card} />;
	}
}

const MEDIA = ['card', 'stripe', 'rfid', 'qr'] as const;

function IssueDialog({ panel: { memberId }, onClose, onDone }: CardDialogProps) {
	const { client } = useTerminal();
	const { cards: say } = useWords().member.page;
	const [newCardNo, setNewCardNo] = useState('');
	const [medium, setMedium] = useState<(typeof MEDIA)[number]>('card');
	const [typeCode, setTypeCode] = useState('');
	const { value: listed } = useAsked('', () => client.ask('card-type/list', {}));
	const types = listed?.ok === true ? listed.value.types.filter(({ active }) => active) : [];

	async function send(): Promise<ClientRefusal | undefined> {
		const issued = await client.ask('member/issue-card', {
			memberId,
			newCardNo,
			medium,
			typeCode,
		});
		if (!issued.ok) return issued.refusal;
		onDone(sayFilled(say.issuedDone, { cardNo: issued.value.cardNo }));
		return undefined;
	}

	return (
		<FormDialog
			title={say.issue}
			confirm={say.issue}
			walk={false}
			send={send}
			onDone={onClose}
			onClose={onClose}
		>
			<CardNumberField value={newCardNo} onChange={setNewCardNo} />
			<Choice
				label={say.medium}
				value={medium}
				onChange={setMedium}
				options={MEDIA.map((one) => ({ value: one, label: say.media[one] }))}
			/>
			{types.length > 0 && (
				<SelectField
					label={say.type}
					value={typeCode}
					onChange={setTypeCode}
					options={[
						{ value: '', label: say.noType },
						...types.map(({ code, name }) => ({ value: code, label: name })),
					]}
				/>
			)}
		</FormDialog>
	);
}

type OfCardProps = CardDialogProps & { readonly card: Card };

function ReplaceDialog({ panel: { memberId }, card, onClose, onDone }: OfCardProps) {
	const { client } = useTerminal();
	const { cards: say } = useWords().member.page;
	const [newCardNo, setNewCardNo] = useState('');

	async function send(): Promise<ClientRefusal | undefined> {
		const old = { memberId, cardNo: card.cardId };
		const replaced = await client.ask('member/replace-card', { ...old, newCardNo });
		if (!replaced.ok) return replaced.refusal;
		onDone(sayFilled(say.replacedDone, { cardNo: replaced.value.cardNo }));
		return undefined;
	}

	return (
		<FormDialog
			title={sayFilled(say.replaceTitle, { cardNo: card.cardNo })}
			size="small"
			confirm={say.replace}
			walk={false}
			send={send}
			onDone={onClose}
			onClose={onClose}
		>
			<CardNumberField value={newCardNo} onChange={setNewCardNo} />
		</FormDialog>
	);
}

/** A card that was called lost opens doors again: whoever found it is asked for. */
function RestoreDialog({ panel, card, onClose, onDone }: OfCardProps) {
	const { cardId, cardNo } = card;
	const { client } = useTerminal();
	const { member } = useWords();
	const { cards: say } = member.page;
	return (
		<QuestionDialog
			title={sayFilled(say.restoreAsk, { cardNo })}
			confirm={say.restore}
			onClose={onClose}
			send={async () => {
				const { memberId } = panel;
				const found = await client.ask('member/restore-card', { memberId, cardNo: cardId });
				if (!found.ok) return found.refusal;
				onDone(sayFilled(say.restored, { cardNo }));
				return undefined;
			}}
		>
			<p>{sayFilled(say.restoreLead, { name: sayWho(member, panel) })}</p>
		</QuestionDialog>
	);
}

type CardNumberFieldProps = {
	readonly value: string;
	readonly onChange: (value: string) => void;
};

function CardNumberField({ value, onChange }: CardNumberFieldProps) {
	const { cards: say } = useWords().member.page;
	return (
		<Field
			label={say.newCardNo}
			hint={say.newCardHint}
			value={value}
			onChange={onChange}
			scan="capture"
			focusFirst
			maxLength={64}
		/>
	);
}

/** First to whom, then what it comes to: the number moves, and nothing of what either has. */
function TransferDialog(props: OfCardProps) {
	const { panel, card, onClose } = props;
	const { cards: say } = useWords().member.page;
	const [to, setTo] = useState<Taken>();
	if (to !== undefined) return <TransferQuestion {...props} to={to} />;
	return (
		<Dialog
			title={sayFilled(say.transferTitle, { cardNo: card.cardNo })}
			size="wide"
			onClose={onClose}
		>
			<MemberFinder
				first=""
				except={panel.memberId}
				onType={() => undefined}
				onTake={(taken) => {
					setTo(taken);
					return Promise.resolve(undefined);
				}}
			/>
		</Dialog>
	);
}

function figuresOf({ phone, tierName: tier, storedValueFen: stored, points }: Taken, name: string) {
	return { name, phone, tier, stored, points };
}

function TransferQuestion({
	panel,
	card: { cardId, cardNo },
	to,
	onClose,
	onDone,
}: OfCardProps & { readonly to: Taken }) {
	const { client } = useTerminal();
	const { member } = useWords();
	const { cards: say } = member.page;
	const [from, name] = [sayWho(member, panel), sayWho(member, to)];
	return (
		<QuestionDialog
			title={sayFilled(say.transferAsk, { cardNo, name })}
			size="normal"
			confirm={say.transfer}
			onClose={onClose}
			send={async () => {
				const { memberId } = panel;
				const input = { memberId, cardNo: cardId, toMemberId: to.memberId };
				const moved = await client.ask('member/transfer-card', input);
				if (!moved.ok) return moved.refusal;
				onDone(sayFilled(say.transferredDone, { cardNo, name }));
				return undefined;
			}}
		>
			<p>{sayFilled(say.transferFrom, figuresOf(panel, from))}</p>
			<p>{sayFilled(say.transferTo, figuresOf(to, name))}</p>
			<p className={styles['soft']}>{say.transferLead}</p>
		</QuestionDialog>
	);
}
