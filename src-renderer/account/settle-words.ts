/** What the money of an account is called: paid off (还款), or paid out where too much was paid. */
import type { AccountView } from '#shared/contract/account-requests.ts';
import type { RequestOutput } from '#shared/contract/terminal-contract.ts';
import { sayFilled } from '../app/say.ts';
import type { useWords } from '../app/use-words.ts';

type AccountWords = ReturnType<typeof useWords>['account'];

export function settleLabel(say: AccountWords, account: AccountView | undefined): string {
	return account !== undefined && account.owedFen < 0 ? say.payOut : say.settle;
}

/** Once it is done, of the account as it was before. */
export function saySettled(
	say: AccountWords,
	before: AccountView,
	{ account: { name, owedFen: owed }, amountFen: amount }: RequestOutput<'account/settle'>,
): string {
	return sayFilled(before.owedFen < 0 ? say.paidOut : say.settled, { name, amount, owed });
}
