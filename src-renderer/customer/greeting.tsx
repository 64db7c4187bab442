/** Whoever is on the sale is greeted by their surname and their tier; a whole shop reads it. */
import type { CustomerView } from '#shared/contract/customer-requests.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import styles from './customer.module.css';

export type GreetingProps = { readonly member: NonNullable<CustomerView['member']> };

export function Greeting({ member: { name, tierName } }: GreetingProps) {
	const { customer } = useWords().app;
	return (
		<span className={styles['greeting']}>
			<span>{name === '' ? customer.greetNameless : sayFilled(customer.greet, { name })}</span>
			{tierName !== '' && <em>{tierName}</em>}
		</span>
	);
}
