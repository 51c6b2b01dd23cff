// 界面文字，按领域分文件。记录、字段、操作的名称来自产品的定义。
import { admin } from './admin-zh'
import { company } from './company-zh'
import { day } from './day-zh'
import { deals } from './deals-zh'
import { finance } from './finance-zh'
import { frame } from './frame-zh'
import { leads } from './leads-zh'
import { lists } from './lists-zh'
import { many } from './many-zh'
import { offers } from './offers-zh'
import { records } from './records-zh'

export const zh = { ...admin, ...company, ...day, ...deals, ...finance, ...frame, ...leads, ...lists, ...many, ...offers, ...records }
