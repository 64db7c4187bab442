/**
 * Using a pass (核销) at the counter: Enter takes the pass that stands first, Enter again uses it
 * once. A number in between uses it so many times; what cannot be used says why.
 */
import { useState } from 'react';
import type { PassView } from '#shared/contract/pass-card-views.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import { TechnicianField } from '../technician/technician-field.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Choice } from '../ui/choice.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { PassChoice, type Usable } from './pass-choice.tsx';
import { sayLeft, sayState, sayUntil } from './say-pass.ts';
import { TwoStepDialog } from './two-step-dialog.tsx';
import { usePasses } from './use-passes.ts';
import styles from './pass-card.module.css';

export type UsePassDialogProps = {
	readonly memberId: string;
	/** Chosen to begin with; without it the one that stands first. */
	readonly passId?: string;
	readonly onClose: () => void;
	/** A sentence of what was done. */
	readonly onDone?: (sentence: string) => void;
};

export function UsePassDialog({ memberId, passId, onClose, onDone }: UsePassDialogProps) {
	const words = useWords();
	const { passes, refusal } = usePasses(memberId);
	if (refusal !== undefined) {
		const said = sayRefusal(words, refusal);
		return (
			<Dialog title={words.passCard.use.title} onClose={onClose}>
				<NoticeBar tone="red" say={said.say} next={said.next} alert />
			</Dialog>
		);
	}
	if (passes === undefined) return null;
	const usable = passes.flatMap((pass) =>
		pass.items.filter(({ usableNow }) => usableNow > 0).map((item): Usable => ({ pass, item })),
	);
	if (usable.length === 0) return <NothingUsable passes={passes} onClose={onClose} />;
	return (
		<UseForm passId={passId} passes={passes} usable={usable} onClose={onClose} onDone={onDone} />
	);
}

function NothingUsable({ passes, onClose }: { passes: readonly PassView[]; onClose: () => void }) {
	const { passCard: say } = useWords();
	return (
		<Dialog title={say.use.title} onClose={onClose}>
			<p>{say.use.none}</p>
			<Others passes={passes} />
		</Dialog>
	);
}

/** Passes that cannot be used, each with its reason. */
function Others({ passes }: { readonly passes: readonly PassView[] }) {
	const { passCard: say } = useWords();
	const others = passes.filter((pass) => sayState(say, pass) !== '');
	if (others.length === 0) return null;
	return (
		<section className={styles['others']} aria-label={say.use.others}>
			<h3>{say.use.others}</h3>
			<ul>
				{others.map((pass) => (
					<li key={pass.passId}>
						<span>{pass.name}</span>
						<span>{sayState(say, pass)}</span>
					</li>
				))}
			</ul>
		</section>
	);
}

type UseFormProps = {
	readonly passId: string | undefined;
	readonly passes: readonly PassView[];
	readonly usable: readonly Usable[];
	readonly onClose: () => void;
	readonly onDone: UsePassDialogProps['onDone'] | undefined;
};

type UseDraft = {
	readonly timesText: string;
	readonly technician: string;
	/** The service, for a pass of a category; '' for the pass's own. */
	readonly productId: string;
};

function UseForm({ passId: wanted, passes, usable, onClose, onDone }: UseFormProps) {
	const { client } = useTerminal();
	const { passCard: say } = useWords();
	const [commandId] = useState<string>(() => crypto.randomUUID());
	const first = usable.findIndex(({ pass: { passId } }) => passId === wanted);
	const [chosen, setChosen] = useState(Math.max(0, first));
	const [isSecond, setIsSecond] = useState(false);
	const [draft, setDraft] = useState<UseDraft>({ timesText: '', technician: '', productId: '' });
	const one = usable[chosen];
	if (one === undefined) return null;
	const { pass, item } = one;

	async function send(): Promise<ClientRefusal | undefined> {
		const times = draft.timesText === '' ? 1 : Number(draft.timesText);
		const service = draft.productId === '' ? {} : { productId: Number(draft.productId) };
		const { passId } = pass;
		const input = { passId, itemNo: item.itemNo, times, technician: draft.technician.trim() };
		const used = await client.ask('pass-card/use', { ...input, ...service }, { commandId });
		if (!used.ok) return used.refusal;
		const after = used.value.pass.items.find(({ itemNo }) => itemNo === item.itemNo) ?? item;
		onDone?.(sayFilled(say.use.done, { times, item: item.name, left: sayLeft(say, after) }));
		return undefined;
	}

	return (
		<TwoStepDialog
			title={say.use.title}
			isSecond={isSecond}
			next={say.use.take}
			confirm={say.use.confirm}
			choose={async () => {
				setIsSecond(true);
				return undefined;
			}}
			send={send}
			onBack={() => setIsSecond(false)}
			onClose={onClose}
		>
			{isSecond ? (
				<UseFields usable={one} draft={draft} onChange={setDraft} />
			) : (
				<>
					<PassChoice usable={usable} chosen={chosen} onChange={setChosen} />
					<Others passes={passes} />
				</>
			)}
		</TwoStepDialog>
	);
}

type UseFieldsProps = {
	readonly usable: Usable;
	readonly draft: UseDraft;
	readonly onChange: (draft: UseDraft) => void;
};

function UseFields({ usable: { pass, item }, draft, onChange }: UseFieldsProps) {
	const { passCard: say } = useWords();
	const { target } = item;
	return (
		<>
			<p className={styles['chosen']}>
				<strong>{pass.name}</strong>
				<span>
					{item.name} · {sayLeft(say, item)} · {sayUntil(say, pass)}
				</span>
			</p>
			<Field
				label={say.use.times}
				hint={sayFilled(say.use.timesHint, { most: item.usableNow })}
				value={draft.timesText}
				onChange={(text) => onChange({ ...draft, timesText: text.replaceAll(/\D/g, '') })}
				focusFirst
				numeric
				large
				maxLength={2}
			/>
			{target.kind === 'category' && (
				<ServiceChoice
					categoryId={target.categoryId}
					value={draft.productId}
					onChange={(productId) => onChange({ ...draft, productId })}
				/>
			)}
			<TechnicianField
				label={say.use.technician}
				value={draft.technician}
				onChange={(technician) => onChange({ ...draft, technician })}
			/>
		</>
	);
}

type ServiceChoiceProps = {
	readonly categoryId: number;
	readonly value: string;
	readonly onChange: (productId: string) => void;
};

/** Which service of the category is done now. */
function ServiceChoice({ categoryId, value, onChange }: ServiceChoiceProps) {
	const { client } = useTerminal();
	const { passCard: say } = useWords();
	const { value: found = [] } = useAsked(String(categoryId), async () => {
		const listed = await client.ask('product/by-category', { categoryId });
		return listed.ok ? listed.value.products : [];
	});
	return (
		<Choice
			label={say.use.service}
			value={value}
			onChange={onChange}
			options={found.map(({ productId, name, spec }) => {
				return { value: String(productId), label: `${name} ${spec}`.trim() };
			})}
		/>
	);
}
