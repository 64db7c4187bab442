/** Selling a pass (售卡): which one, then how it is paid. The money is owed until its uses are had. */
import { useState } from 'react';
import type { TemplateView } from '#shared/contract/pass-card-views.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { AskCustomer } from '../customer-ask/ask-customer.tsx';
import { answeredId, useCustomerAsk } from '../customer-ask/use-customer-ask.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Choice } from '../ui/choice.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { SplitMoneyFields } from './split-money.tsx';
import { isOpen, OPEN_MONEY, tendersOf } from './split-tenders.ts';
import { sayItems, sayValidity } from './say-pass.ts';
import { TwoStepDialog } from './two-step-dialog.tsx';
import styles from './pass-card.module.css';

export type SellPassDialogProps = {
	readonly memberId: string;
	/** Chosen to begin with: the pass that is renewed (续卡). */
	readonly templateId?: string;
	readonly onClose: () => void;
	/** A sentence of what was done. */
	readonly onDone?: (sentence: string) => void;
};

export function SellPassDialog(props: SellPassDialogProps) {
	const { client } = useTerminal();
	const { passCard: say } = useWords();
	const { value: templates } = useAsked('', async () => {
		const shown = await client.ask('pass-card/templates', {});
		return shown.ok ? shown.value.templates.filter(({ active }) => active) : [];
	});
	if (templates === undefined) return null;
	if (templates.length > 0) return <SellForm {...props} templates={templates} />;
	return (
		<Dialog title={say.sell.title} onClose={props.onClose}>
			<p>{say.sell.none}</p>
		</Dialog>
	);
}

type SellFormProps = SellPassDialogProps & { readonly templates: readonly TemplateView[] };

function SellForm({ memberId, templateId, templates, onClose, onDone }: SellFormProps) {
	const { client } = useTerminal();
	const { passCard: say, customerAsk } = useWords();
	const [commandId] = useState<string>(() => crypto.randomUUID());
	const first = templates.find((one) => one.templateId === templateId) ?? templates[0];
	const [chosen, setChosen] = useState(first?.templateId ?? '');
	const [isSecond, setIsSecond] = useState(false);
	const [money, setMoney] = useState(OPEN_MONEY);
	const contract = { document: 'pass', memberId, templateId: chosen } as const;
	const asking = useCustomerAsk(() => client.ask('customer-ask/sign', contract));
	const template = templates.find((one) => one.templateId === chosen);
	if (template === undefined) return null;
	const { name, priceFen: price } = template.template;

	async function send(): Promise<ClientRefusal | undefined> {
		const paid = { ...tendersOf(money, price), signAskId: answeredId(asking) };
		const input = { memberId, templateId: chosen, expectedPriceFen: price, ...paid };
		const sold = await client.ask('pass-card/sell', input, { commandId });
		if (!sold.ok) return sold.refusal;
		onDone?.(sayFilled(say.sell.done, { name, price }));
		return undefined;
	}

	return (
		<TwoStepDialog
			title={say.sell.title}
			isSecond={isSecond}
			next={say.sell.take}
			confirm={sayFilled(say.sell.confirm, { price })}
			problem={isOpen(money, price) ? say.chooseWay : undefined}
			choose={async () => {
				setIsSecond(true);
				return undefined;
			}}
			send={send}
			onBack={() => setIsSecond(false)}
			onClose={onClose}
		>
			{isSecond ? (
				<>
					<Terms template={template} />
					<SplitMoneyFields money={money} priceFen={price} onChange={setMoney} />
					<AskCustomer asking={asking} label={customerAsk.till.sign} />
				</>
			) : (
				<Choice
					label={say.sell.choose}
					value={chosen}
					onChange={setChosen}
					focusFirst
					options={templates.map((one) => {
						const { name: called, priceFen } = one.template;
						const details = { name: called, price: priceFen, items: sayItems(say, one) };
						return { value: one.templateId, label: sayFilled(say.sell.option, details) };
					})}
				/>
			)}
		</TwoStepDialog>
	);
}

/** What is sold, once more before the money is taken. */
function Terms({ template }: { readonly template: TemplateView }) {
	const { passCard: say } = useWords();
	const { pricePerUseFen: each } = template;
	return (
		<p className={styles['chosen']}>
			<strong>{template.template.name}</strong>
			<span>
				{sayItems(say, template)} · {sayValidity(say, template)}
				{each > 0 && ` · ${sayFilled(say.sell.perUse, { each })}`}
			</span>
			<small>{say.sell.owed}</small>
		</p>
	);
}
