/** The template a pass was sold as, as it is today; null when it is sold no more. */
import { useAsked } from '../sales/use-asked.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';

/** Undefined until the answer is there; nothing is asked without a pass. */
export function useTemplate(templateId: string) {
	const { client } = useTerminal();
	const { value } = useAsked(templateId, async () => {
		if (templateId === '') return undefined;
		const shown = await client.ask('pass-card/templates', {});
		const templates = shown.ok ? shown.value.templates : [];
		return templates.find((one) => one.templateId === templateId && one.active) ?? null;
	});
	return value?.templateId === templateId || value === null ? value : undefined;
}
