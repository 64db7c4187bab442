/** G with a company member on the sale: their own account, what is used of it and what is free. */
import type { AccountView } from '#shared/contract/account-requests.ts';
import { sayFilled } from '../../app/say.ts';
import { useWords } from '../../app/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { MoneyRows } from '../../ui/money-rows.tsx';
import styles from './dialogs.module.css';

export type OwnAccountProps = {
	readonly account: AccountView;
	readonly onTake: () => void;
};

export function OwnAccount({ account, onTake }: OwnAccountProps) {
	const { account: say } = useWords().checkout;
	const { name, code, limitFen, owedFen, freeFen } = account;
	const rows = [
		[say.limit, limitFen],
		[say.owed, owedFen],
		[say.freeNow, freeFen],
	] as const;
	return (
		<div className={styles['own']}>
			<p>{sayFilled(say.own, { name, code })}</p>
			<dl aria-label={say.list}>
				<MoneyRows rows={rows} />
			</dl>
			<Button size="large" tone="accent" keyLabel="Enter" onPress={onTake}>
				{say.take}
			</Button>
		</div>
	);
}
