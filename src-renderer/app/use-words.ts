/** The words of the language in use; switching it draws every screen anew, without a restart. */
import { createContext, useContext } from 'react';
import type { Language } from '#shared/contract/views.ts';
import { wordsOf, type Words } from '#shared/words/words-of.ts';

export const LanguageContext = createContext<Language>('zh-CN');

export function useWords(): Words {
	return wordsOf[useContext(LanguageContext)];
}
