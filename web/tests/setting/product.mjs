// The product as it is shipped, started out of an empty folder (or the one at KEHU_URL), and what the tests say to it directly.
import { spawn } from 'node:child_process'
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../../..')
export const ADMIN = { email: 'admin@example.com', password: process.env.KEHU_PASSWORD ?? 'Correct-horse-9' }
const PATIENCE = 120_000

/** `settings` are those of the operators' handbook, such as a mail server. */
export async function startProduct(settings = {}) {
  if (process.env.KEHU_URL) return new Product(process.env.KEHU_URL, async () => {}, process.env.KEHU_DATA)
  const target = process.env.CARGO_TARGET_DIR ?? join(ROOT, 'target')
  const folder = mkdtempSync(join(tmpdir(), 'kehu-web-'))
  const log = join(folder, 'product.log')
  const out = openSync(log, 'a')
  const port = 20_000 + Math.floor(Math.random() * 20_000)
  const env = { ...process.env, CRM_ADMIN_EMAIL: ADMIN.email, CRM_ADMIN_PASSWORD: ADMIN.password, CRM_RATE_LIMITS: 'off', ...settings }
  const child = spawn(join(target, 'debug/crm'), ['up', '--data', join(folder, 'data'), '--listen', `127.0.0.1:${port}`], { env, stdio: ['ignore', out, out] })
  const ended = new Promise((done) => child.on('exit', done))
  const stop = async () => {
    child.kill('SIGINT')
    await Promise.race([ended, new Promise((done) => setTimeout(done, 30_000))])
    child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
  const url = `http://127.0.0.1:${port}`
  try {
    await ready(url, child)
  } catch (error) {
    console.error(readFileSync(log, 'utf8'))
    await stop()
    throw error
  }
  return new Product(url, stop, join(folder, 'data'))
}

async function ready(url, child) {
  const until = Date.now() + PATIENCE
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`the product ended with ${child.exitCode}`)
    const answer = await fetch(`${url}/readyz`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((done) => setTimeout(done, 200))
  }
  throw new Error('the product is not ready')
}

export class Product {
  constructor(url, stop, data) {
    this.url = url
    this.data = data
    this.stop = stop
  }

  /** Signs in as a program does; the answer calls as that person. */
  async as(email, password) {
    const { accessToken } = await this.call('POST', '/v1/auth/sign-in', { email, password })
    return (method, path, body) => this.call(method, path, body, accessToken)
  }

  admin() {
    return this.as(ADMIN.email, ADMIN.password)
  }

  async call(method, path, body, token, language) {
    const headers = { 'Content-Type': 'application/json', ...(language && { 'Accept-Language': language }), ...(token && { Authorization: `Bearer ${token}` }) }
    const answer = await fetch(this.url + path, { method, headers, body: body && JSON.stringify(body) })
    const reply = await answer.json().catch(() => ({}))
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(reply)}`)
    return reply
  }
}
