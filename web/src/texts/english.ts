// All that is said in English: the app's own words, those of inputs, and the calendar's.
import inputs from 'antd/locale/en_US'
import { en } from './en'

export default { words: en, inputs, calendar: 'en' }
