// Pipelines as the screens use them: their stages, which moves a stage allows, and what it demands of a deal.
import type { Definition, Field } from '../api/client'
import { fieldOf } from '../api/definitions'
import { type Row, rowsQuery } from '../api/records'
import { call } from '../api/session'
import { isUnset } from '../records/value-rules'
import type { Money } from '../records/value'

export interface Stage {
  id: string
  name: string
  probability?: number
  nextStageIds?: string[]
  demandedFields?: string[]
  stalledAfterDays?: number
}

export interface Pipeline extends Row { name: string; main?: boolean; retired?: boolean; stages: Stage[] }

export interface StageSum { stageId: string; count: number; amounts: Money[] }

export const DEAL = 'sales.opportunity'
export const PIPELINE = 'sales.pipeline'

/** All of them, the main one first. */
export const pipelinesQuery = (definition: Definition) =>
  rowsQuery(definition, { pageSize: 200, orderBy: 'name', readMask: ['id', 'name', 'main', 'retired', 'stages'] })

export const inOrder = (rows: Row[]) => ([...rows] as Pipeline[]).sort((one, other) => Number(!!other.main) - Number(!!one.main))

/** Counted by the product over all deals, however few are on the screen. */
export const sumsQuery = (pipelineId: string, filter: string, search: string | undefined) => ({
  // lists of deals and their sums change together
  queryKey: ['list', DEAL, 'sums', pipelineId, filter, search],
  queryFn: async () => (await call<{ stages: StageSum[] }>('GET', `/v1/pipelines/${pipelineId}/sums`, { query: { filter, search } })).stages,
})

export const stageOf = (pipeline: Pipeline, id: unknown) => pipeline.stages.find((stage) => stage.id === id)

/** A stage that names the next ones allows no others. */
export const allows = (from: Stage | undefined, to: Stage) => from?.id !== to.id && (!from?.nextStageIds?.length || from.nextStageIds.includes(to.id))

/** What the stage demands and the deal lacks. */
export function missing(stage: Stage, deal: Row): string[] {
  return (stage.demandedFields ?? []).filter((name) => {
    const own = name.startsWith('custom.')
    return isUnset(own ? (deal.custom as Record<string, unknown> | undefined)?.[name.slice(7)] : deal[name])
  })
}

/** A demanded field as a form asks for it; the company's own ones are asked as texts. */
export function asked(definition: Definition, name: string): Field {
  const known = fieldOf(definition, name)
  return known ?? { name, label: name.replace(/^custom\./, ''), type: 'text', right: 'edit', required: true, options: [], fields: [], ref: '', help: '', lineOf: '', maxLength: 0, parent: false, indexed: false, fact: false, immutable: false, searchable: false, sortable: false, filterable: false }
}

/** `custom.region` goes into `custom`. */
export function changesFor(names: string[], values: Record<string, unknown>): Record<string, unknown> {
  const own = names.filter((name) => name.startsWith('custom.'))
  const plain = Object.fromEntries(names.filter((name) => !own.includes(name)).map((name) => [name, values[name]]))
  return own.length ? { ...plain, custom: Object.fromEntries(own.map((name) => [name.slice(7), values[name]])) } : plain
}
