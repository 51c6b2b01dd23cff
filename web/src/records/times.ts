// Times are instants; people read and type them in the company's time zone.
import dayjs, { type Dayjs } from 'dayjs'
import timezone from 'dayjs/plugin/timezone'
import utc from 'dayjs/plugin/utc'
import type { Language } from '../shell/preferences'

dayjs.extend(utc)
dayjs.extend(timezone)

const formats = new Map<string, Intl.DateTimeFormat>()

function format(language: Language, zone: string, withTime: boolean, withYear = true) {
  const key = `${language} ${zone} ${withTime} ${withYear}`
  let found = formats.get(key)
  if (!found) {
    const day: Intl.DateTimeFormatOptions = { ...(withYear && { year: 'numeric' }), month: language === 'en' ? 'short' : '2-digit', day: '2-digit' }
    const clock: Intl.DateTimeFormatOptions = withTime ? { hour: '2-digit', minute: '2-digit', hour12: false } : {}
    found = new Intl.DateTimeFormat(language, { ...day, ...clock, timeZone: zone || undefined })
    formats.set(key, found)
  }
  return found
}

export function timeText(iso: string, zone: string, language: Language): string {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return iso
  // an English date is long: its year is told when it is another one
  const year = (of: Date) => format('en', zone, false).formatToParts(of).find(({ type }) => type === 'year')?.value
  return format(language, zone, true, language !== 'en' || year(date) !== year(new Date())).format(date)
}

export function dateText(day: string, language: Language): string {
  const date = new Date(`${day}T00:00:00Z`)
  return Number.isNaN(date.getTime()) ? day : format(language, 'UTC', false).format(date)
}

/** The clock on the company's wall, for a picker. */
export const onTheWall = (iso: string, zone: string): Dayjs => (zone ? dayjs(iso).tz(zone) : dayjs(iso))

/** What was picked from that clock, as an instant. */
export function asInstant(picked: Dayjs, zone: string): string {
  const wall = picked.format('YYYY-MM-DDTHH:mm:ss')
  return (zone ? dayjs.tz(wall, zone) : dayjs(wall)).toISOString()
}

/** A time zone as people call it. */
export function zoneName(zone: string, language: Language): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone: zone || undefined, timeZoneName: 'longGeneric' }).formatToParts(new Date())
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone
}

export const isPast = (iso: unknown) => typeof iso === 'string' && new Date(iso).getTime() < Date.now()
