// A small company to work in: a representative, a pool, customers with follow-ups.
export const PASSWORD = 'green-teapot-42'

const NAMES = [
  ['上海晨光贸易有限公司', '上海', 'KEY'], ['深圳市华瑞电子有限公司', '深圳', 'IMPORTANT'], ['广州天河物流有限公司', '广州', 'NORMAL'], ['Blue Harbour Trading Ltd.', '上海', 'IMPORTANT'],
  ['杭州云栖软件有限公司', '杭州', 'KEY'], ['成都蓉城餐饮管理有限公司', '成都', 'NORMAL'], ['北京远航科技股份有限公司', '北京', 'KEY'], ['武汉长江精密机械制造有限责任公司华中分公司', '武汉', 'NORMAL'],
]

/** Everything is made anew by name, so that tests on one product don't meet each other's records; alone on a product it needs no mark. */
export async function company(product, mark = Math.random().toString(36).slice(2, 7)) {
  const digits = String(Math.floor(Math.random() * 9e6) + 1e6)
  const phone = (at) => `021-5${at}${digits.slice(0, 2)} ${digits.slice(2, 6)}`, mobile = `138 0${digits.slice(0, 3)} ${digits.slice(3)}`
  const admin = await product.admin()
  const role = (await admin('GET', '/v1/roles?filter=' + encodeURIComponent('preset = rep'))).roles[0].id
  const email = `lilei${mark && `.${mark}`}@example.com`
  const rep = await admin('POST', '/v1/users', { name: '李雷', email, password: PASSWORD, roleIds: [role] })
  const pool = await admin('POST', '/v1/pools', { name: `华东公海 ${mark}`.trim(), memberIds: [rep.id], dailyClaimLimit: 20, holdingCap: 200 })
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
  return { product, mark, digits, email, rep, pool, mine, asRep, admin, role }
}

const STAGES = ['初步接洽', '需求确认', '方案报价', '商务谈判', '签订合同']
const REASONS = {
  'Product fits best': '产品最符合需求', Price: '价格有优势', 'Service and relationship': '服务与客情关系', 'Brand and references': '品牌与成功案例', 'Price too high': '价格过高',
  'Lost to a competitor': '输给竞争对手', "Product doesn't fit": '产品不满足需求', 'No budget': '客户没有预算', 'Project cancelled or postponed': '项目取消或延期', 'No response': '客户失联',
}
const TASKS = ['了解客户需求和决策人', '整理客户需求、预算和时间计划', '提交方案和报价', '推进合同签署']

/** The ready-made pipeline and reasons in Chinese, whatever the company is called. */
export async function mainPipeline(admin) {
  const main = async () => (await admin('GET', `/v1/pipelines?filter=${encodeURIComponent('main = true')}&readMask=id,name,stages,stageTasks`)).pipelines[0]
  // it is founded a moment after the company
  for (let at = 0; at < 50 && !(await main()); at += 1) await new Promise((done) => setTimeout(done, 200))
  const found = await main()
  if (found.name === '销售流程') return found
  const { closeReasons } = await admin('GET', '/v1/close-reasons')
  for (const reason of closeReasons) if (REASONS[reason.name]) await admin('PATCH', `/v1/close-reasons/${reason.id}`, { name: REASONS[reason.name] })
  const stages = found.stages.map((stage, at) => ({ ...stage, name: STAGES[at] }))
  const stageTasks = found.stageTasks.map((task, at) => ({ ...task, subject: TASKS[at] }))
  return admin('PATCH', `/v1/pipelines/${found.id}`, { name: '销售流程', stages, stageTasks })
}

/** Four open deals of the representative in the ready-made pipeline, one of them further along. */
export async function deals(firm) {
  const pipeline = await mainPipeline(firm.admin)
  firm.stages = pipeline.stages
  const make = (name, at, more = {}) => firm.asRep('POST', '/v1/opportunities', { name: `${name} ${firm.mark}`.trim(), customerId: firm.mine[at].id, ...more })
  const yuan = (amount) => ({ currency: 'CNY', amount })
  const phone = await make('电话系统改造', 0, { priority: 'HIGH' })
  const server = await make('服务器采购', 1, { amount: yuan('120000'), expectedCloseDate: '2030-03-31', stageId: firm.stages[1].id })
  const office = await make('办公软件年费', 2, { amount: yuan('36800.50') })
  const cloud = await make('混合云迁移', 4, { amount: yuan('560000'), expectedCloseDate: '2030-06-30', stageId: firm.stages[3].id })
  return { pipeline, phone, server, office, cloud }
}

/** Customers that come and go: released, taken again, followed up; some deleted; and a rule by which others fall. */
export async function handedAround(firm) {
  const { admin, asRep, pool, mark, role, mine } = firm
  const email = `hanmeimei${mark && `.${mark}`}@example.com`
  const other = await admin('POST', '/v1/users', { name: '韩梅梅', email, password: PASSWORD, roleIds: [role] })
  await admin('PATCH', `/v1/pools/${pool.id}`, { memberIds: [firm.rep.id, other.id], recycleRules: [{ kind: 'NO_FOLLOW_UP', days: 15 }], exemptWhen: '' })
  const asOther = await firm.product.as(email, PASSWORD)
  for (const at of [5, 7]) {
    await asRep('POST', `/v1/customers/${mine[at].id}/release`, { reason: '今年没有预算', poolId: pool.id })
    await asOther('POST', `/v1/customers/${mine[at].id}/claim`, {})
  }
  await asOther('POST', '/v1/activities', { customerId: mine[5].id, type: 'CALL', subject: '重新联系，约下周拜访' })
  const inPool = await admin('GET', `/v1/customers?filter=${encodeURIComponent(`poolId = "${pool.id}"`)}`)
  const claimed = inPool.customers.slice(0, 2)
  for (const one of claimed) await asRep('POST', `/v1/customers/${one.id}/claim`, {})
  for (const name of ['重复录入的客户', '已注销的公司']) {
    const made = await admin('POST', '/v1/customers', { name: `${name}${mark}`, city: '无锡' })
    await admin('DELETE', `/v1/customers/${made.id}`)
  }
  return { other, asOther, claimed }
}

/** A marketer, and the department in which the representative takes leads. */
export async function marketing(firm) {
  const { admin, mark, rep } = firm
  const preset = async (name) => (await admin('GET', '/v1/roles?filter=' + encodeURIComponent(`preset = ${name}`))).roles[0].id
  const team = await admin('POST', '/v1/departments', { name: `线索组 ${mark}`.trim() })
  await admin('PATCH', `/v1/users/${rep.id}`, { departmentId: team.id })
  const email = `linna${mark && `.${mark}`}@example.com`
  const marketer = await admin('POST', '/v1/users', { name: '林娜', email, password: PASSWORD, roleIds: [await preset('marketer')] })
  const asMarketer = await firm.product.as(email, PASSWORD)
  // only what is this firm's: tests on one product share their rules
  const rule = await asMarketer('POST', '/v1/assignment-rules', { name: `线索组自行领取 ${mark}`.trim(), rank: 50, takes: mark && `company : "${mark}"`, teamId: team.id, way: 'GRAB', reclaimAfterHours: 48 })
  return { team, marketer, rule, email, asMarketer }
}

/** Leads of an exhibition: some wait to be taken, some are the representative's. */
export async function leads(firm) {
  const { asRep } = firm
  const { asMarketer, team } = await marketing(firm)
  const channel = await asMarketer('POST', '/v1/channels', { name: '展会', kind: 'EXHIBITION' })
  const yuan = (amount) => ({ currency: 'CNY', amount })
  const campaign = await asMarketer('POST', '/v1/campaigns', { name: '上海国际工业博览会', kind: 'EXHIBITION', status: 'RUNNING', channelId: channel.id, startsOn: '2026-11-18', endsOn: '2026-11-22', budget: yuan('80000'), actualCost: yuan('62400'), expectedLeads: 40 })
  await asMarketer('POST', '/v1/assignment-rules', { name: '医疗行业的热线索', rank: 10, takes: 'industry = "医疗器械" AND rating = HOT', teamId: team.id, way: 'FIXED', memberIds: [firm.rep.id], reclaimAfterHours: 4 })
  await asMarketer('POST', '/v1/assignment-rules', { name: '展会线索轮流分配', rank: 20, takes: `campaignId = "${campaign.id}" AND city IN ("上海", "苏州")`, teamId: team.id, way: 'ROUND_ROBIN', dailyCapacity: 20, openCap: 60, reclaimAfterHours: 24 })
  const people = [['高远', '苏州高远仪器有限公司', '苏州', '测量仪', 'HOT'], ['李大海', '大海餐饮管理有限公司', '成都', '点餐系统', 'WARM'], ['周晓雯', '宁波东升电器有限公司', '宁波', '备件', 'WARM'], ['陈立', '上海明康医疗器械有限公司', '上海', '灭菌设备', 'HOT'], ['Anna Berg', 'Nordwind Logistik GmbH', 'Hamburg', 'Fleet software', 'COLD']]
  const made = []
  for (const [at, [name, firmName, city, interest, rating]] of people.entries()) {
    made.push(await asMarketer('POST', '/v1/leads', { name, company: firmName, city, interest, rating, industry: at === 3 ? '医疗器械' : '制造业', phone: `139 1234 00${10 + at}`, campaignId: campaign.id, channelId: channel.id, note: '在展台留下名片，希望尽快收到报价。', capturedBy: 'API' }))
  }
  const waiting = (await asRep('GET', '/v1/leads?filter=' + encodeURIComponent('status = NEW'))).leads
  if (waiting[0]) await asRep('POST', `/v1/leads/${waiting[0].id}/grab`, {})
  const mine = (await asRep('GET', '/v1/leads?filter=' + encodeURIComponent('ownerId = me()'))).leads
  return { campaign, channel, made, mine, asMarketer }
}
