// What a company sells with: a manager who approves, limits of discount, a catalogue and a price book.
import { PASSWORD } from './people.mjs'

const yuan = (amount) => ({ currency: 'CNY', amount })

/** A manager above the representative; without a mark alone on the product. */
export async function trade(firm) {
  const { admin, mark, rep, product } = firm
  const preset = async (name) => (await admin('GET', '/v1/roles?filter=' + encodeURIComponent(`preset = ${name}`))).roles[0].id
  const email = `zhaomin${mark && `.${mark}`}@example.com`
  const manager = await admin('POST', '/v1/users', { name: '赵敏', email, password: PASSWORD, roleIds: [await preset('manager')] })
  const team = await admin('POST', '/v1/departments', { name: `华东销售部 ${mark}`.trim(), headId: manager.id })
  for (const id of [rep.id, manager.id]) await admin('PATCH', `/v1/users/${id}`, { departmentId: team.id })
  // one for each role of the company, however many tests set it up
  const { discountLimits = [] } = await admin('GET', '/v1/discount-limits')
  for (const [name, roleId, maxDiscount] of [['销售代表', firm.role, '10'], ['销售经理', await preset('manager'), '25']]) {
    if (!discountLimits.some((limit) => limit.roleId === roleId)) await admin('POST', '/v1/discount-limits', { name, roleId, maxDiscount })
  }
  const make = (name, nameEn, unit, price, cost, more = {}) => admin('POST', '/v1/products', { name: `${name}${mark}`, nameEn, unit, listPrice: yuan(price), cost: yuan(cost), taxRate: '13', kind: 'GOOD', ...more })
  const goods = {
    switch: await make('千兆交换机', '24-port gigabit switch', '台', '1280.00', '820.00', { category: '网络设备', prices: [{ currency: 'USD', price: '179.50' }], specifications: [{ name: '端口', value: '24 × 1000BASE-T' }, { name: '交换容量', value: '56 Gbps' }, { name: '功耗', value: '≤ 18 W' }] }),
    access: await make('无线接入点', 'Ceiling access point', '台', '699.00', '410.00', { category: '网络设备' }),
    firewall: await make('下一代防火墙', 'Next-generation firewall', '台', '18600.00', '12100.00', { category: '网络安全' }),
    labour: await make('现场安装', 'On-site installation', '人天', '1500.00', '900.00', { category: '服务', kind: 'SERVICE', taxRate: '6' }),
  }
  goods.kit = await admin('POST', '/v1/products', { name: `办公室组网套装${mark}`, nameEn: 'Small office network kit', kind: 'BUNDLE', category: '套装', unit: '套', listPrice: yuan('3280.00'), taxRate: '13', items: [{ itemId: goods.switch.id, quantity: '1' }, { itemId: goods.access.id, quantity: '3' }] })
  const book = await admin('POST', '/v1/price-books', { name: `重点客户价 ${mark}`.trim(), currency: 'CNY', customerLevel: 'KEY', priority: 10 })
  await admin('POST', '/v1/price-book-lines', { priceBookId: book.id, productId: goods.switch.id, price: '1180.00' })
  await admin('POST', '/v1/price-book-lines', { priceBookId: book.id, productId: goods.switch.id, fromQuantity: '10', price: '1099.00' })
  await admin('POST', '/v1/price-book-lines', { priceBookId: book.id, productId: goods.access.id, fromQuantity: '20', discount: '12' })
  // the level of a customer is learned by event
  const wanted = { customerId: firm.mine[0].id, currency: 'CNY', lines: [{ productId: goods.switch.id, quantity: '1' }] }
  for (let at = 0; at < 50; at += 1) {
    const { lines } = await firm.asRep('POST', '/v1/price-books/resolve', wanted)
    if (lines[0].source === 'PRICE_BOOK') break
    await new Promise((done) => setTimeout(done, 200))
  }
  return { manager, email, team, goods, book, asManager: await product.as(email, PASSWORD) }
}
