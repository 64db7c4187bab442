/**
 * A gift for points (积分兑礼品, PTS-4): which and how many; the slip comes by itself. Without a card
 * or code in the hand the member shows that they are there, as for points that pay.
 */
import { useState } from 'react';
import type { GiftView } from '#shared/contract/points-views.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { ProofFields, proofOf, type ProofDraft } from '../checkout/dialogs/proof-fields.tsx';
import { useAsked } from '../sales/use-asked.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Choice } from '../ui/choice.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import type { PointsDialogProps } from './adjust-points-dialog.tsx';

export function GiftDialog(props: PointsDialogProps) {
	const { client } = useTerminal();
	const { gift: say } = useWords().points;
	const { value: got } = useAsked('', () => client.ask('points/gifts', {}));
	if (got === undefined) return null;
	const gifts = (got.ok ? got.value.gifts : []).filter(({ active, stock }) => active && stock > 0);
	if (gifts.length > 0) return <ChooseGift {...props} gifts={gifts} />;
	return (
		<Dialog title={say.title} onClose={props.onClose}>
			<p>{say.none}</p>
		</Dialog>
	);
}

type ChooseGiftProps = PointsDialogProps & { readonly gifts: readonly GiftView[] };

function ChooseGift({ memberId, gifts, onClose, onDone }: ChooseGiftProps) {
	const { client } = useTerminal();
	const { gift: say } = useWords().points;
	const [commandId] = useState<string>(() => crypto.randomUUID());
	const [giftId, setGiftId] = useState(gifts[0]?.giftId ?? '');
	const [quantity, setQuantity] = useState('1');
	/** Asked for once the terminal wants it. */
	const [proof, setProof] = useState<ProofDraft>();
	const [pinOnly, setPinOnly] = useState(false);
	const chosen = gifts.find((one) => one.giftId === giftId);

	async function send(): Promise<ClientRefusal | undefined> {
		const count = Number(quantity);
		const expectedPoints = count * (chosen?.points ?? 0);
		const shown = proof === undefined ? {} : { proof: proofOf(proof) };
		const input = { memberId, giftId, quantity: count, expectedPoints, ...shown };
		const done = await client.ask('points/exchange-gift', input, { commandId });
		if (!done.ok) {
			askFor(done.refusal);
			return done.refusal;
		}
		onDone?.(sayFilled(say.done, { points: done.value.balance }));
		return undefined;
	}

	function askFor({ code }: ClientRefusal): void {
		const onlyPin = code === 'points/needs-pin' || code === 'allowance/needs-proof';
		if (code !== 'points/needs-proof' && !onlyPin) return;
		setPinOnly(onlyPin);
		setProof((draft) => (draft === undefined || onlyPin ? unproved(onlyPin) : draft));
	}

	return (
		<FormDialog
			title={say.title}
			confirm={say.confirm}
			walk={false}
			problem={/^[1-9]\d?$/.test(quantity) ? undefined : say.missing}
			send={send}
			onDone={onClose}
			onClose={onClose}
		>
			<Choice
				label={say.choose}
				value={giftId}
				onChange={setGiftId}
				focusFirst
				options={gifts.map((one) => {
					const { name, points, stock } = one;
					return { value: one.giftId, label: sayFilled(say.option, { name, points, stock }) };
				})}
			/>
			<Field
				label={say.quantity}
				value={quantity}
				onChange={(text) => setQuantity(text.replaceAll(/\D/g, ''))}
				numeric
				maxLength={2}
			/>
			{proof !== undefined && (
				<ProofFields draft={proof} onChange={setProof} pinOnly={pinOnly} hint="" />
			)}
		</FormDialog>
	);
}

function unproved(pinOnly: boolean): ProofDraft {
	return { way: pinOnly ? 'pin' : 'tail', typed: '' };
}
