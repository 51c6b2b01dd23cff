// The app's own words in two languages. Names of records, fields and actions come from the product's definitions.
import { type Language, preferences, usePreferences } from '../shell/preferences'
import { en } from './en'
import { zh } from './zh'

export type TextKey = keyof typeof zh
type Params = Record<string, string | number>

const TEXTS: Record<Language, Record<TextKey, string>> = { 'zh-CN': zh, en }

export function text(key: TextKey, params: Params = {}, language: Language = preferences().language): string {
  const words = TEXTS[language][key].replace(/\{(\w+)\}/g, (_, name: string) => inSentence(name, String(params[name] ?? ''), language))
  return words.charAt(0).toUpperCase() + words.slice(1)
}

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
