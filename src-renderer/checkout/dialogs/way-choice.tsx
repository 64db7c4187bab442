/** How a discount is meant: 折, per cent or yuan off; one key goes through them without Tab. */
import { use } from 'react';
import type { DiscountWay } from '#shared/tender/parse-discount.ts';
import { sayFilled } from '../../app/say.ts';
import { LanguageContext, useWords } from '../../app/use-words.ts';
import { Choice } from '../../ui/choice.tsx';

/** Everything a discount dialog may be asked for. */
export type Way = DiscountWay | 'price' | 'no-fen' | 'no-jiao' | 'off';

/** Nobody counts in 折 in English. */
export function useFigureWays(): readonly DiscountWay[] {
	const language = use(LanguageContext);
	return language === 'en' ? ['percent-off', 'amount-off'] : ['zhe', 'percent-off', 'amount-off'];
}

export type WayChoiceProps<Chosen extends Way> = {
	readonly keyLabel: string;
	readonly ways: readonly Chosen[];
	readonly way: Chosen;
	readonly onChange: (way: Chosen) => void;
};

export function WayChoice<Chosen extends Way>(props: WayChoiceProps<Chosen>) {
	const { keyLabel, ways, way, onChange } = props;
	const { discount } = useWords().checkout;
	return (
		<Choice
			label={sayFilled(discount.way, { key: keyLabel })}
			value={way}
			onChange={onChange}
			options={ways.map((value) => ({ value, label: discount.ways[value] }))}
		/>
	);
}
