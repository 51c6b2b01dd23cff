// Work in the background that this person asked for: remembered until he has seen how it ended, over a reload too.
import { useSyncExternalStore } from 'react'

export interface Started {
  service: string
  id: string
  title: string
}

/** A job as the API tells it. */
export interface JobState {
  id: string
  kind: string
  state: 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED'
  done: number
  total: number
  error: string
  message?: string
  undoable?: boolean
  undoes?: string
  cancelRequested?: boolean
  result?: JobResult
}

export interface JobResult {
  changed?: number
  unchanged?: number
  refused?: number
  refusals?: { id: string; title?: string; message?: string; reason: string; fields?: { field: string; message?: string }[] }[]
  created?: number
  updated?: number
  repeated?: number
  rejected?: number
  dryRun?: boolean
  rejectedFileId?: string
  fileId?: string
  fileName?: string
  rows?: number
}

const KEY = 'kehu.jobs'
const listeners = new Set<() => void>()
let current = read()

function read(): Started[] {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as Started[]
  } catch {
    return []
  }
}

function put(next: Started[]) {
  current = next
  sessionStorage.setItem(KEY, JSON.stringify(next))
  listeners.forEach((listener) => listener())
}

/** The newest is on top. */
export const watchJob = (job: Started) => put([job, ...current.filter((one) => one.id !== job.id)])

export const letGo = (id: string) => put(current.filter((one) => one.id !== id))

export const letAllGo = () => put([])

export function useJobs() {
  return useSyncExternalStore((listener) => (listeners.add(listener), () => listeners.delete(listener)), () => current)
}

export const isOver = (state: string) => ['SUCCEEDED', 'FAILED', 'CANCELLED'].includes(state)

/** The share that is done, in percent. */
export const percentOf = (job: JobState) => (job.total ? Math.round((job.done / job.total) * 100) : job.state === 'SUCCEEDED' ? 100 : 0)

/** An action that answers with work in the background, not with its record. */
export const isJob = (answer: unknown): answer is JobState => !!answer && typeof answer === 'object' && 'state' in answer && 'cancelRequested' in answer
