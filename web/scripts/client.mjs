// Writes src/api/schema.d.ts from the product's own description: that of the built product, or of a running one:
// `npm run client http://127.0.0.1:8080`.
import { writeFile } from 'node:fs/promises'
import openapiTS, { astToString } from 'openapi-typescript'
import { startProduct } from '../tests/setting/product.mjs'

export async function schemaOf(description) {
  const banner = '// Written by `npm run client` from /openapi.json; never by hand.\n\n'
  return banner + astToString(await openapiTS(folded(description)))
}

// `allOf: [what, {required}]` would come out as a type that nothing fits.
function folded(value) {
  if (Array.isArray(value)) return value.map(folded)
  if (!value || typeof value !== 'object') return value
  const copy = Object.fromEntries(Object.entries(value).map(([name, own]) => [name, folded(own)]))
  const last = copy.allOf?.at(-1)
  if (copy.allOf?.length !== 2 || !last.required || last.properties) return copy
  const [first] = copy.allOf
  return first.$ref ? first : { ...first, required: last.required }
}

if (process.argv[1] === import.meta.filename) {
  const product = process.argv[2] ? { url: process.argv[2], stop: async () => {} } : await startProduct()
  const description = await (await fetch(`${product.url}/openapi.json`)).json()
  await writeFile(new URL('../src/api/schema.d.ts', import.meta.url), await schemaOf(description))
  await product.stop()
}
