/** What a company has with the store besides: its account, and the list it buys at. */
import type { MemberPanelView } from '#shared/contract/member-views.ts';
import { showAccount } from '../account/account-requests.ts';
import { findCustomer } from '../account/account-store.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { findPriceList } from '../price-list/price-list-store.ts';
import type { MemberRow } from './member-store.ts';

export function companyPart(
	ledger: ReadableLedger,
	{ account_code: account, price_list: list }: MemberRow,
): Pick<MemberPanelView, 'account' | 'priceList'> {
	const customer = account === '' ? undefined : findCustomer(ledger, account);
	const found = list === '' ? undefined : findPriceList(ledger, list);
	return {
		...(customer === undefined ? {} : { account: showAccount(customer) }),
		...(found === undefined ? {} : { priceList: { code: found.code, name: found.name } }),
	};
}
