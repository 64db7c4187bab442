/**
 * What a company (企业) has with the store, on its page: its account with limit, used and free,
 * paying off and the statement, and the price list it buys at.
 */
import { useState } from 'react';
import type { MemberPageView } from '#shared/contract/member-views.ts';
import { useWords } from '../app/use-words.ts';
import { SettleForm } from '../account/settle-form.tsx';
import { saySettled, settleLabel } from '../account/settle-words.ts';
import { StatementDialog } from '../account/statement-dialog.tsx';
import { Button } from '../ui/button.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import { AssignListDialog, LinkAccountDialog } from './company-dialogs.tsx';
import { hasLeft } from './say-member.ts';
import styles from './facts.module.css';

export type CompanyBlockProps = {
	readonly page: MemberPageView;
	readonly onDone: (sentence: string) => void;
};

type Act = 'link' | 'settle' | 'statement' | 'list';

/** A member who is no company is shown what they have, and is given a list all the same. */
export function CompanyBlock({ page, onDone }: CompanyBlockProps) {
	const { account: words, priceList: lists, member } = useWords();
	const { company: say } = words;
	const [act, setAct] = useState<Act>();
	const { panel } = page;
	const { account, priceList, kind } = panel;
	const isShut = hasLeft(panel);
	const close = () => setAct(undefined);
	return (
		<section aria-label={say.title}>
			<h3>{say.title}</h3>
			<dl className={styles['facts']}>
				{(kind === 'company' || account !== undefined) && (
					<div>
						<dt>{member.fields.accountCode}</dt>
						<dd>
							{account === undefined ? (
								say.none
							) : (
								<>
									{account.code} · {say.used} <MoneyText fen={account.owedFen} /> /{' '}
									<MoneyText fen={account.limitFen} /> · {say.free}{' '}
									<MoneyText fen={account.freeFen} />
									{!account.active && ` · ${words.off}`}
								</>
							)}
						</dd>
					</div>
				)}
				<div>
					<dt>{lists.ofMember}</dt>
					<dd>{priceList?.name ?? lists.none}</dd>
				</div>
			</dl>
			<div className={styles['acts']}>
				{kind === 'company' && !isShut && (
					<Button onPress={() => setAct('link')}>
						{account === undefined ? say.open : say.limit}
					</Button>
				)}
				{account !== undefined && (
					<>
						<Button disabled={account.owedFen === 0} onPress={() => setAct('settle')}>
							{settleLabel(words, account)}
						</Button>
						<Button onPress={() => setAct('statement')}>{words.statement.open}</Button>
					</>
				)}
				{!isShut && <Button onPress={() => setAct('list')}>{lists.assign}</Button>}
			</div>
			{act === 'link' && <LinkAccountDialog panel={panel} onClose={close} onDone={onDone} />}
			{act === 'list' && <AssignListDialog panel={panel} onClose={close} onDone={onDone} />}
			{act === 'settle' && account !== undefined && (
				<SettleForm
					account={account}
					onClose={close}
					onDone={(settled) => {
						onDone(saySettled(words, account, settled));
						close();
					}}
				/>
			)}
			{act === 'statement' && account !== undefined && (
				<StatementDialog account={account} onClose={close} />
			)}
		</section>
	);
}
