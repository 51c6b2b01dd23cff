// The app's own words, a file per area. Names of records, fields and actions come from the product's definitions.
import { admin } from './admin-en'
import { company } from './company-en'
import { day } from './day-en'
import { deals } from './deals-en'
import { finance } from './finance-en'
import { frame } from './frame-en'
import { leads } from './leads-en'
import { lists } from './lists-en'
import { many } from './many-en'
import { offers } from './offers-en'
import { records } from './records-en'
import type { zh } from './zh'

export const en: Record<keyof typeof zh, string> = { ...admin, ...company, ...day, ...deals, ...finance, ...frame, ...leads, ...lists, ...many, ...offers, ...records }
