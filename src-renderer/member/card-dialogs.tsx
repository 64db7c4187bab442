/** Issuing a card, giving a new number for one, handing one on to another member. */
import { useState } from 'react';
import type { MemberPageView } from '#shared/contract/member-views.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import { SelectField } from '../settings/select-field.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Choice } from '../ui/choice.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { MemberFinder } from './member-finder.tsx';
import { sayWho } from './say-member.ts';

export type CardOpened =
	| { readonly kind: 'issue' }
	| { readonly kind: 'replace' | 'transfer'; readonly card: Card };

type Card = MemberPageView['cards'][number];

export type CardDialogsProps = {
	readonly opened: CardOpened | undefined;
	readonly memberId: string;
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
	}
}

const MEDIA = ['card', 'stripe', 'rfid', 'qr'] as const;

function IssueDialog({ memberId, onClose, onDone }: CardDialogProps) {
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

function ReplaceDialog({ memberId, card, onClose, onDone }: OfCardProps) {
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

function TransferDialog({ memberId, card, onClose, onDone }: OfCardProps) {
	const { client } = useTerminal();
	const { member } = useWords();
	const { cards: say } = member.page;
	return (
		<Dialog
			title={sayFilled(say.transferTitle, { cardNo: card.cardNo })}
			size="wide"
			onClose={onClose}
		>
			<MemberFinder
				first=""
				onType={() => undefined}
				onTake={async (taken) => {
					const theirs = { memberId, cardNo: card.cardId };
					const toMemberId = taken.memberId;
					const moved = await client.ask('member/transfer-card', { ...theirs, toMemberId });
					if (!moved.ok) return moved.refusal;
					const said = { cardNo: card.cardNo, name: sayWho(member, taken) };
					onDone(sayFilled(say.transferredDone, said));
					return undefined;
				}}
			/>
		</Dialog>
	);
}
