// How this person likes the screens on this device: language, light or dark. Kept in the browser.
import { useSyncExternalStore } from 'react'

export type Language = 'zh-CN' | 'en'
export type Theme = 'light' | 'dark' | 'system'

export interface Preferences {
  language: Language
  theme: Theme
  /** Chosen here, or still what the browser and the account suggest. */
  languageChosen: boolean
}

const KEY = 'kehu.preferences'
const listeners = new Set<() => void>()
let current = read()

function read(): Preferences {
  const suggested: Language = navigator.language.startsWith('zh') ? 'zh-CN' : 'en'
  const first: Preferences = { language: suggested, theme: 'system', languageChosen: false }
  try {
    return { ...first, ...JSON.parse(localStorage.getItem(KEY) ?? '{}') }
  } catch {
    return first
  }
}

export const preferences = () => current

export function prefer(changes: Partial<Preferences>) {
  current = { ...current, ...changes }
  localStorage.setItem(KEY, JSON.stringify(current))
  document.documentElement.lang = current.language
  listeners.forEach((listener) => listener())
}

export function usePreferences() {
  return useSyncExternalStore((listener) => (listeners.add(listener), () => listeners.delete(listener)), preferences)
}

/** Something a person set on a screen, such as a list's columns. */
export function remembered<T>(key: string, otherwise: T): T {
  try {
    return (JSON.parse(localStorage.getItem(`kehu.${key}`) ?? 'null') as T) ?? otherwise
  } catch {
    return otherwise
  }
}

export function remember(key: string, value: unknown) {
  if (value === undefined) localStorage.removeItem(`kehu.${key}`)
  else localStorage.setItem(`kehu.${key}`, JSON.stringify(value))
}
