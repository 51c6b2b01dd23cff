// The screen reckons as the product does: what stands below the lines while somebody types is what is saved, to the last cent.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { runnerImport } from 'vite'
import { company } from './setting/people.mjs'
import { startProduct } from './setting/product.mjs'

const { reckon, discountGiven, share } = (await runnerImport('./src/offers/reckoning.ts')).module
const { decimal, exact, halfUp, orZero, short } = (await runnerImport('./src/money/exact.ts')).module
const { minorUnits } = (await runnerImport('./src/money/currencies.ts')).module

test('numbers are read as people type them, and never lose a digit', () => {
  assert.equal(decimal(exact('１，２３４.50'), 2), '1234.50')
  assert.equal(decimal(exact('12345678901234567890.12345678'), 8), '12345678901234567890.12345678')
  assert.deepEqual(['', '.', '1.2.3', '12a', '-'].map(exact), [undefined, undefined, undefined, undefined, undefined])
  assert.deepEqual(['0.005', '-0.005', '0.0049'].map((one) => decimal(halfUp(exact(one), 2), 2)), ['0.01', '-0.01', '0.00'])
  assert.equal(short(exact('12.5000'), 4), '12.5')
})

test('tax comes on top or out of what is paid, and what is taken off the whole is shared to the last cent', () => {
  const lines = [{ quantity: '3', price: '100', discount: '10', taxRate: '13' }, { quantity: '1.5', price: '9.99', taxRate: '6' }]
  const told = (one) => ['gross', 'net', 'tax', 'total'].map((name) => decimal(one[name], 2))
  const onTop = reckon('CNY', lines, { taxIncluded: false })
  assert.deepEqual(onTop.lines.map(told), [['300.00', '270.00', '35.10', '305.10'], ['14.99', '14.99', '0.90', '15.89']])
  assert.deepEqual(told(reckon('CNY', lines, { taxIncluded: true }).lines[0]), ['300.00', '238.94', '31.06', '270.00'])
  const thirds = reckon('CNY', ['13', '13', '0'].map((taxRate) => ({ quantity: '1', price: '1', taxRate })), { taxIncluded: false, reduction: '1' })
  assert.deepEqual(thirds.lines.map((line) => decimal(line.net, 2)), ['0.67', '0.66', '0.67'])
  assert.equal(share(orZero('1'), orZero('0')), undefined)
})

describe('against the product', () => {
  let product
  before(async () => { product = await startProduct() })
  after(async () => product?.stop())

  test('random quotes in currencies of 0, 2 and 3 decimals come to the same, line by line', async () => {
    const firm = await company(product)
    const any = (most, decimals) => (Math.floor(Math.random() * most * 10 ** decimals) / 10 ** decimals).toFixed(decimals)
    for (let round = 0; round < 60; round += 1) {
      const currency = ['CNY', 'JPY', 'KWD', 'USD'][round % 4]
      const lines = Array.from({ length: 1 + (round % 20) }, (_, at) => ({ name: `${at}`, quantity: (Number(any(90, 3)) + 0.001).toFixed(3), price: any(5000, round % 5), discount: any(60, 2), taxRate: ['0', '1', '3', '6', '9', '13', '7.75'][at % 7] }))
      const whole = { taxIncluded: round % 3 === 0, discount: any(30, 2), reduction: any(1, minorUnits(currency)) }
      const saved = await firm.asRep('POST', '/v1/quotes', { customerId: firm.mine[0].id, currency, lines, ...whole })
      const units = minorUnits(currency)
      const mine = reckon(currency, lines, whole)
      const same = (figure, amount, what) => assert.equal(decimal(figure, units), decimal(orZero(amount), units), `${what} of ${JSON.stringify({ currency, lines, ...whole })}`)
      saved.lines.forEach((line, at) => ['net', 'tax', 'total'].forEach((name) => same(mine.lines[at][name], line[name], `${name} ${at}`)))
      same(mine.total.total, saved.total.amount, 'total')
      same(mine.total.tax, saved.taxTotal.amount, 'tax')
      assert.equal(short(discountGiven(lines.map((line) => ({ ...line, listPrice: line.price })), whole), 4), short(orZero(saved.discountRate), 4))
    }
  })
})
