// A small company to work in: a representative, a pool, customers with follow-ups.
export const PASSWORD = 'green-teapot-42'

const NAMES = [
  ['上海晨光贸易有限公司', '上海', 'KEY'], ['深圳市华瑞电子有限公司', '深圳', 'IMPORTANT'], ['广州天河物流有限公司', '广州', 'NORMAL'], ['Blue Harbour Trading Ltd.', '上海', 'IMPORTANT'],
  ['杭州云栖软件有限公司', '杭州', 'KEY'], ['成都蓉城餐饮管理有限公司', '成都', 'NORMAL'], ['北京远航科技股份有限公司', '北京', 'KEY'], ['武汉长江精密机械制造有限责任公司华中分公司', '武汉', 'NORMAL'],
]

/** Everything is made anew by name, so that tests on one product don't meet each other's records. */
export async function company(product, mark = Math.random().toString(36).slice(2, 7)) {
  const digits = String(Math.floor(Math.random() * 9e6) + 1e6)
  const phone = (at) => `021-5${at}${digits.slice(0, 2)} ${digits.slice(2, 6)}`, mobile = `138 0${digits.slice(0, 3)} ${digits.slice(3)}`
  const admin = await product.admin()
  const role = (await admin('GET', '/v1/roles?filter=' + encodeURIComponent('preset = rep'))).roles[0].id
  const email = `lilei.${mark}@example.com`
  const rep = await admin('POST', '/v1/users', { name: '李雷', email, password: PASSWORD, roleIds: [role] })
  const pool = await admin('POST', '/v1/pools', { name: `华东公海 ${mark}`, memberIds: [rep.id], dailyClaimLimit: 20, holdingCap: 200 })
  const asRep = await product.as(email, PASSWORD)
  const mine = []
  for (const [at, [name, city, level]] of NAMES.entries()) {
    mine.push(await asRep('POST', '/v1/customers', { name: `${name}${mark}`, city, level, phone: phone(at), industry: '贸易', source: '展会', tags: ['老客户'], addresses: [{ use: 'OFFICE', city, street: '南京西路 100 号' }], registeredCapital: { currency: 'CNY', amount: '5000000.00' } }))
    await admin('POST', '/v1/customers', { name: `公海·${name}${mark}`, city, level, poolId: pool.id })
  }
  await asRep('POST', '/v1/contacts', { customerId: mine[0].id, name: '韩梅梅', jobTitle: '采购经理', phone: mobile, decisionRole: 'DECIDES', main: true })
  const yesterday = new Date(Date.now() - 86_400_000).toISOString()
  for (const [at, subject] of [[0, '电话沟通报价'], [1, '上门拜访，演示样品'], [0, '发送合同草案']]) {
    await asRep('POST', '/v1/activities', { customerId: mine[at].id, type: at ? 'VISIT' : 'CALL', subject, content: '客户对交期有疑问，希望下周给出明确答复。', nextStep: '确认交期', nextAt: yesterday })
  }
  const inDays = (days) => new Date(Date.now() + days * 86_400_000).toISOString()
  for (const [subject, days, priority] of [['准备投标文件', -2, 'URGENT'], ['回访老客户', 1, 'NORMAL'], ['整理报价单', 4, 'HIGH']]) {
    await asRep('POST', '/v1/tasks', { subject, dueAt: inDays(days), priority, customerId: mine[2].id })
  }
  await admin('POST', '/v1/tasks', { subject: '约见采购负责人', dueAt: inDays(2), ownerId: rep.id, customerId: mine[0].id })
  return { mark, digits, email, rep, pool, mine, asRep, admin, role }
}
