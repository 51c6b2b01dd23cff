// The typed client for the product's fixed addresses; records go by their definitions, see records.ts.
import createClient, { type Middleware } from 'openapi-fetch'
import { problemOf } from './problem'
import type { components, paths } from './schema'
import { sessionFetch } from './session'

export type Me = components['schemas']['Me']
export type Definition = components['schemas']['Definition']
export type Field = components['schemas']['FieldDefinition']
export type Action = components['schemas']['ActionDefinition']
export type Permission = components['schemas']['ListPermissionsResponse.Permission']
export type AuditEntry = components['schemas']['AuditEntry']
export type Job = components['schemas']['Job']

/** Refusals are thrown, so that every caller has the sentence. */
const throwing: Middleware = {
  async onResponse({ response }) {
    if (!response.ok) throw await problemOf(response)
  },
}

export const api = createClient<paths>({ baseUrl: location.origin, fetch: sessionFetch })
api.use(throwing)
