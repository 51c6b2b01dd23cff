// Ready-made roles as the product founds them, in both languages at once: what a company was founded with is told in the reader's.
import type { Language } from '../shell/preferences'

export const FOUNDED: Record<Language, Record<string, { name: string; description: string }>> = {
  'zh-CN': {
    administrator: { name: '系统管理员', description: '拥有全部权限。' },
    director: { name: '销售总监', description: '查看全部销售数据，管理所辖部门，设置公海和销售流程。' },
    manager: { name: '销售经理', description: '管理本部门及下级部门的客户和商机。' },
    marketer: { name: '市场专员', description: '管理渠道和市场活动，录入线索并设置分配规则。' },
    finance_clerk: { name: '财务专员', description: '登记回款和发票，查看全部合同与客户欠款。' },
    rep: { name: '销售代表', description: '跟进自己的客户和商机，从公海领取客户。' },
  },
  en: {
    administrator: { name: 'Administrator', description: 'May do everything.' },
    director: { name: 'Sales director', description: 'Reads all of sales, leads his departments, sets up pools and pipelines.' },
    manager: { name: 'Sales manager', description: 'Leads his department and those below it.' },
    marketer: { name: 'Marketer', description: 'Runs channels and campaigns, brings leads and says who gets them.' },
    finance_clerk: { name: 'Finance clerk', description: 'Books payments, issues invoices and sees who owes what.' },
    rep: { name: 'Sales representative', description: 'Works with his own customers and deals and claims from the pool.' },
  },
}
