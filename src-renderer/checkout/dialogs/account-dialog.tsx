/** G in the tender: which company customer buys on account (挂账); typing narrows the list. */
import { useState } from 'react';
import type { AccountView } from '#shared/contract/account-requests.ts';
import type { KeyPress } from '../../app/key-layers.ts';
import { sayFilled, sayRefusal } from '../../app/say.ts';
import { useWords } from '../../app/use-words.ts';
import { useAsked } from '../../sales/use-asked.ts';
import type { ClientRefusal } from '../../terminal-client/open-client.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { NoticeBar } from '../../ui/notice-bar.tsx';
import { closeDialog } from '../desk.ts';
import { payFrom } from '../payment-steps.ts';
import { takeCash } from '../tender-steps.ts';
import { useDesk, useSale } from '../use-desk.ts';
import { OwnAccount } from './own-account.tsx';
import styles from './dialogs.module.css';

export function AccountDialog() {
	const desk = useDesk();
	const { account } = useWords().checkout;
	const [text, setText] = useState('');
	const [at, setAt] = useState(0);
	const [refusal, setRefusal] = useState<ClientRefusal>();
	const { own, hasNone, others } = useChoice();
	const found = others.filter(isLike(text));
	const chosen = Math.min(at, Math.max(0, found.length - 1));

	async function take(customer: AccountView | undefined): Promise<void> {
		if (customer === undefined) {
			desk.sounds.no();
			return;
		}
		const from = { method: 'on_account', subject: customer.code } as const;
		const { dialog } = desk.state.get();
		const refused = await payFrom(desk, from, () => takeCash(desk));
		if (refused === undefined) closeDialog(desk, dialog);
		else setRefusal(refused);
	}

	function onKey({ code }: KeyPress): boolean {
		if (own !== undefined && code === 'Enter') take(own).catch(desk.onFailure);
		else if (code === 'ArrowDown') setAt(Math.min(chosen + 1, found.length - 1));
		else if (code === 'ArrowUp') setAt(Math.max(chosen - 1, 0));
		else return false;
		return true;
	}

	const none = hasNone ? ({ code: 'account/member-has-none' } as const) : undefined;
	const notice = <WhyNot refusal={refusal ?? none} />;
	if (own !== undefined) {
		return (
			<Dialog title={account.title} onClose={() => closeDialog(desk)} onKey={onKey}>
				<OwnAccount account={own} onTake={() => void take(own).catch(desk.onFailure)} />
				{notice}
			</Dialog>
		);
	}
	return (
		<Dialog title={account.title} size="wide" onClose={() => closeDialog(desk)} onKey={onKey}>
			<form
				className={styles['form']}
				onSubmit={(event) => {
					event.preventDefault();
					take(found[chosen]).catch(desk.onFailure);
				}}
			>
				<Field
					label={account.label}
					hint={account.hint}
					value={text}
					onChange={(next) => {
						setText(next);
						setAt(0);
						setRefusal(undefined);
					}}
					focusFirst
					large
					maxLength={60}
				/>
				{notice}
				<Accounts
					accounts={found}
					chosen={chosen}
					onChoose={(customer) => void take(customer).catch(desk.onFailure)}
				/>
			</form>
		</Dialog>
	);
}

function WhyNot({ refusal }: { readonly refusal: ClientRefusal | undefined }) {
	const words = useWords();
	if (refusal === undefined) return null;
	const { say, next } = sayRefusal(words, refusal);
	return <NoticeBar tone="red" say={say} next={next} alert />;
}

type ChoiceOfAccounts = {
	/** Of the member on the sale. */
	readonly own: AccountView | undefined;
	/** There is a member, and they have none. */
	readonly hasNone: boolean;
	/** Nobody buys on the account of another member. */
	readonly others: readonly AccountView[];
};

function useChoice(): ChoiceOfAccounts {
	const { client } = useDesk();
	const memberId = useSale().sale?.totals.member?.memberId;
	const { value: listed } = useAsked('', () => client.ask('account/list', {}));
	const accounts = listed?.ok === true ? listed.value.accounts : [];
	if (memberId === undefined) return { own: undefined, hasNone: false, others: accounts };
	const own = accounts.find(({ member }) => member?.memberId === memberId);
	return {
		own,
		hasNone: listed?.ok === true && own === undefined,
		others: accounts.filter(({ member }) => member === undefined),
	};
}

/** Not stopped, and its member, if it has one, not frozen or gone. */
function isOpen({ active, member }: AccountView): boolean {
	return active && (member === undefined || member.state === 'active');
}

/** Part of the code or of the name, as it is typed. */
function isLike(text: string) {
	const wanted = text.trim().toLowerCase();
	return ({ code, name }: AccountView) => `${code} ${name}`.toLowerCase().includes(wanted);
}

type AccountsProps = {
	readonly accounts: readonly AccountView[];
	readonly chosen: number;
	readonly onChoose: (account: AccountView) => void;
};

function Accounts({ accounts, chosen, onChoose }: AccountsProps) {
	const { account: say } = useWords().checkout;
	if (accounts.length === 0) {
		return (
			<div className={styles['list']}>
				<p className={styles['none']}>{say.none}</p>
			</div>
		);
	}
	return (
		<div className={styles['list']} role="listbox" aria-label={say.list} tabIndex={-1}>
			{accounts.map((one, index) => (
				<button
					key={one.code}
					type="button"
					role="option"
					aria-selected={index === chosen}
					className={styles['row']}
					tabIndex={-1}
					onMouseDown={(event) => event.preventDefault()}
					onClick={() => onChoose(one)}
				>
					<b>
						{one.name}
						<small>{one.code}</small>
					</b>
					<span className={styles['stock']}>
						{isOpen(one) ? sayFilled(say.free, { free: one.freeFen }) : say.off}
					</span>
				</button>
			))}
		</div>
	);
}
