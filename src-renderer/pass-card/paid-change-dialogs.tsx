/**
 * What is paid for on a pass that is held: a longer one (续期), as its template offers it, and the
 * same one once more (续卡), with which what is left on the old one ends, or which follows it.
 */
import { useState } from 'react';
import type { RequestOutput } from '#shared/contract/terminal-contract.ts';
import type { Words } from '#shared/words/words-of.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Dialog } from '../ui/dialog.tsx';
import type { ChangeDialogProps } from './change-dialogs.tsx';
import { SplitMoneyFields } from './split-money.tsx';
import { isOpen, OPEN_MONEY, tendersOf } from './split-tenders.ts';
import { useTemplate } from './use-template.ts';
import styles from './pass-card.module.css';

type PaidProps = ChangeDialogProps & {
	readonly title: string;
	readonly lead: string;
	readonly priceFen: number;
	readonly send: (money: ReturnType<typeof tendersOf>) => Promise<ClientRefusal | undefined>;
};

function PaidDialog({ title, lead, priceFen, send, onClose, pass }: PaidProps) {
	const { passCard: say } = useWords();
	const [money, setMoney] = useState(OPEN_MONEY);
	return (
		<FormDialog
			title={title}
			confirm={sayFilled(say.sell.confirm, { price: priceFen })}
			walk={false}
			problem={isOpen(money, priceFen) ? say.chooseWay : undefined}
			send={() => send(tendersOf(money, priceFen))}
			onDone={onClose}
			onClose={onClose}
		>
			<p className={styles['chosen']}>
				<strong>{pass.name}</strong>
				<span>{lead}</span>
				<small>{say.paid.owed}</small>
			</p>
			<SplitMoneyFields money={money} priceFen={priceFen} onChange={setMoney} />
		</FormDialog>
	);
}

export function PaidExtensionDialog(props: ChangeDialogProps) {
	const { client } = useTerminal();
	const { passCard: say } = useWords();
	const [commandId] = useState<string>(() => crypto.randomUUID());
	const { passId, templateId, name } = props.pass;
	const template = useTemplate(templateId);
	if (template === undefined) return null;
	const offer = template?.template.extension;
	if (offer === undefined) return <Nothing {...props} lead={say.paid.noOffer} />;
	const { days, priceFen } = offer;

	async function send(money: ReturnType<typeof tendersOf>): Promise<ClientRefusal | undefined> {
		const input = { passId, expectedPriceFen: priceFen, ...money };
		const sold = await client.ask('pass-card/sell-extension', input, { commandId });
		if (!sold.ok) return sold.refusal;
		props.onDone(sayFilled(say.extend.done, { name, until: sold.value.pass.validUntil }));
		return undefined;
	}

	const lead = sayFilled(say.paid.extendLead, { days, price: priceFen });
	const title = sayFilled(say.paid.extendTitle, { name });
	return <PaidDialog {...props} title={title} lead={lead} priceFen={priceFen} send={send} />;
}

export function RenewDialog(props: ChangeDialogProps) {
	const { client } = useTerminal();
	const { passCard: say } = useWords();
	const [commandId] = useState<string>(() => crypto.randomUUID());
	const { passId, templateId, name, kind } = props.pass;
	const template = useTemplate(templateId);
	if (template === undefined) return null;
	if (template === null) return <Nothing {...props} lead={say.paid.notSold} />;
	const { priceFen } = template.template;

	async function send(money: ReturnType<typeof tendersOf>): Promise<ClientRefusal | undefined> {
		const input = { passId, expectedPriceFen: priceFen, ...money };
		const sold = await client.ask('pass-card/renew', input, { commandId });
		if (!sold.ok) return sold.refusal;
		props.onDone(sayRenewed(say, sold.value));
		return undefined;
	}

	const title = sayFilled(say.paid.renewTitle, { name });
	const sentence = kind === 'unlimited' ? say.paid.renewTimeLead : say.paid.renewLead;
	const lead = sayFilled(sentence, { price: priceFen });
	return <PaidDialog {...props} title={title} lead={lead} priceFen={priceFen} send={send} />;
}

/** A time card follows the old one; what is left of another ends with the new one. */
function sayRenewed(
	{ paid: say }: Words['passCard'],
	{ pass, renewed }: RequestOutput<'pass-card/renew'>,
): string {
	const { name, validFrom: from, validUntil: until } = pass;
	return renewed.kind === 'unlimited' && from !== ''
		? sayFilled(say.renewedFrom, { name, from, until })
		: sayFilled(say.renewed, { name, until: renewed.validUntil });
}

function Nothing({ lead, pass, onClose }: ChangeDialogProps & { readonly lead: string }) {
	return (
		<Dialog title={pass.name} onClose={onClose}>
			<p>{lead}</p>
		</Dialog>
	);
}
