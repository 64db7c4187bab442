/** Where what is paid in a kind of tender stands; cash has drawers of its own. */
import { account } from './account.ts';

export function tenderAccount(kind: string, method: string): string {
	switch (kind) {
		case 'voucher':
			return account.voucherClearing;
		case 'store_credit':
			return account.storeCredit;
		case 'on_account':
			return account.receivable;
		case 'deposit':
			return account.deposit;
		case 'points':
			return account.pointsRedeemed;
		case 'card':
			return account.clearing('card');
		default:
			return account.clearing(method);
	}
}
