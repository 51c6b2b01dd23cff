// The app's own words in two languages. Names of records, fields and actions come from the product's definitions.
import type { ConfigProviderProps } from 'antd'
import { type Language, prefer, preferences, usePreferences } from '../shell/preferences'
import type { zh } from './zh'

export type TextKey = keyof typeof zh
type Params = Record<string, string | number>

/** All that is said in a language; a chunk of its own, since a person reads one. */
interface Spoken { words: Record<TextKey, string>; inputs: ConfigProviderProps['locale']; calendar: string }

const LEARNING: Record<Language, () => Promise<{ default: Spoken }>> = { 'zh-CN': () => import('./chinese'), en: () => import('./english') }
const known: Partial<Record<Language, Spoken>> = {}

/** Before a language is shown. */
export async function learn(language: Language) {
  known[language] ??= (await LEARNING[language]()).default
}

/** Shows everything in another language, as soon as it is there. */
export async function speak(language: Language, chosen?: { languageChosen: true }) {
  await learn(language)
  prefer({ language, ...chosen })
}

export const spoken = (language: Language) => known[language]

export function text(key: TextKey, params: Params = {}, language: Language = preferences().language): string {
  // one is not many in English: "1 day(s)"
  const counted = (known[language]?.words[key] ?? '').replaceAll('(s)', Number(params.n) === 1 ? '' : 's')
  const words = counted.replace(/\{(\w+)\}/g, (_, name: string) => inSentence(name, String(params[name] ?? ''), language))
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Words that go on a sentence begin small. */
export const goesOn = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)

/** English writes records small within a sentence: "New customer". */
function inSentence(name: string, value: string, language: Language) {
  const isRecord = language === 'en' && name.startsWith('record') && !/^[A-Z]{2}/.test(value)
  return isRecord ? value.charAt(0).toLowerCase() + value.slice(1) : value
}

/** Words for a component, drawn anew when the language changes. */
export function useTexts() {
  const { language } = usePreferences()
  return (key: TextKey, params?: Params) => text(key, params, language)
}
