/** Adding somebody to a family: who, then how much they may spend; and changing how much. */
import { useState } from 'react';
import type { FamilyView } from '#shared/contract/family-requests.ts';
import { formatYuan } from '#shared/receipt/format.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { MemberFinder, type Taken } from './member-finder.tsx';
import { sayWho } from './say-member.ts';

type Link = FamilyView['links'][number];

export type FamilyOpened =
	| { readonly kind: 'find' }
	| { readonly kind: 'link'; readonly member: Taken }
	| { readonly kind: 'limit'; readonly link: Link };

export type FamilyDialogsProps = {
	readonly opened: FamilyOpened | undefined;
	readonly primaryId: string;
	readonly onOpen: (opened: FamilyOpened | undefined) => void;
	readonly onDone: () => void;
};

export function FamilyDialogs({ opened, primaryId, onOpen, onDone }: FamilyDialogsProps) {
	const { family: say } = useWords().member.page;
	const { client } = useTerminal();
	const close = () => onOpen(undefined);
	if (opened === undefined) return null;
	if (opened.kind === 'find') {
		return (
			<Dialog title={say.find} size="wide" onClose={close}>
				<MemberFinder
					first=""
					onType={() => undefined}
					onTake={(member) => {
						onOpen({ kind: 'link', member });
						return Promise.resolve(undefined);
					}}
				/>
			</Dialog>
		);
	}
	const { memberId } = opened.kind === 'link' ? opened.member : opened.link.member;
	const send = async (limits: Limits): Promise<ClientRefusal | undefined> => {
		const sent =
			opened.kind === 'link'
				? await client.ask('family/link', { primaryId, memberId, ...limits })
				: await client.ask('family/limit', { memberId, ...limits });
		return sent.ok ? undefined : sent.refusal;
	};
	return <LimitDialog opened={opened} send={send} onDone={onDone} onClose={close} />;
}

type Limits = { readonly dayLimitText: string; readonly monthLimitText: string };

type LimitDialogProps = {
	readonly opened: Exclude<FamilyOpened, { readonly kind: 'find' }>;
	readonly send: (limits: Limits) => Promise<ClientRefusal | undefined>;
	readonly onDone: () => void;
	readonly onClose: () => void;
};

function LimitDialog({ opened, send, onDone, onClose }: LimitDialogProps) {
	const { member } = useWords();
	const { family: say } = member.page;
	const link = opened.kind === 'limit' ? opened.link : undefined;
	const who = opened.kind === 'link' ? opened.member : opened.link.member;
	const [dayLimitText, setDay] = useState(() => limitText(link?.dayLimitFen));
	const [monthLimitText, setMonth] = useState(() => limitText(link?.monthLimitFen));
	return (
		<FormDialog
			title={sayFilled(say.limitTitle, { name: sayWho(member, who) })}
			size="small"
			confirm={opened.kind === 'link' ? say.add : say.save}
			walk={false}
			send={() => send({ dayLimitText, monthLimitText })}
			onDone={onDone}
			onClose={onClose}
		>
			<Field
				label={say.dayLimit}
				hint={say.limitHint}
				value={dayLimitText}
				onChange={setDay}
				focusFirst
				numeric
				maxLength={32}
			/>
			<Field
				label={say.monthLimit}
				value={monthLimitText}
				onChange={setMonth}
				numeric
				maxLength={32}
			/>
		</FormDialog>
	);
}

/** No limit is an empty field. */
function limitText(fen: number | null | undefined): string {
	return fen === undefined || fen === null ? '' : formatYuan(fen);
}
