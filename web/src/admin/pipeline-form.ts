// A pipeline as its form holds it: tasks within their stage. The API keeps them beside the stages, so that they are sorted
// in and out here, and so are the places that a refusal names.
import { pathOf, type Problem } from '../api/problem'
import type { Row } from '../api/records'
import type { Stage } from '../sales/pipelines'

interface Task { id?: string; stageId?: string; subject?: string; dueInDays?: number }

export interface PipelineForm {
  name?: string
  description?: string
  main?: boolean
  retired?: boolean
  stages: (Stage & { tasks: Task[] })[]
}

export function toForm(row: Row | undefined): PipelineForm {
  const stages = (row?.stages ?? []) as Stage[]
  const tasks = (row?.stageTasks ?? []) as Task[]
  return {
    name: row?.name as string | undefined, description: row?.description as string | undefined, main: !!row?.main, retired: !!row?.retired,
    stages: stages.map((stage) => ({ ...stage, tasks: tasks.filter((task) => task.stageId === stage.id) })),
  }
}

export function fromForm({ name, description, main, retired, stages }: PipelineForm) {
  const there = new Set(stages.map((stage) => stage.id))
  return {
    name, description: description?.trim() ? description : null, main: !!main, retired: !!retired,
    // a stage that was taken away is no longer led to
    stages: stages.map(({ tasks: _, nextStageIds, ...stage }) => ({ ...stage, nextStageIds: (nextStageIds ?? []).filter((id) => there.has(id)), demandedFields: stage.demandedFields ?? [] })),
    stageTasks: tasksOf(stages).map(({ task, stage }) => ({ ...task, stageId: stage.id })),
  }
}

const tasksOf = (stages: PipelineForm['stages']) =>
  stages.flatMap((stage, at) => (stage.tasks ?? []).map((task, line) => ({ task, stage, place: ['stages', at, 'tasks', line] as (string | number)[] })))

/** `stageTasks[3].subject` is the second task of the third stage. */
export function placeInForm(errors: Problem['errors'], values: PipelineForm) {
  const tasks = tasksOf(values.stages)
  const shown: { name: (string | number)[]; errors: string[] }[] = []
  const others: string[] = []
  for (const { field, detail } of errors) {
    const path = pathOf(field)
    const [list, at, ...rest] = path
    if (list === 'stageTasks' && typeof at === 'number' && tasks[at]) shown.push({ name: [...tasks[at].place, ...rest], errors: [detail] })
    // the input of a list shows what is wrong with one of its entries
    else if (list === 'stages' && rest.length) shown.push({ name: path.slice(0, 3), errors: [detail] })
    else if (path.length === 1 && list !== 'stages' && list !== 'stageTasks') shown.push({ name: path, errors: [detail] })
    else others.push(detail)
  }
  return { shown, others }
}
