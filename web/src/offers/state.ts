// An offer on the screen before it is saved: its fields, its lines, and a draft of both that outlives a reload.
import { useEffect, useRef, useState } from 'react'
import { useMe } from '../api/definitions'
import type { Row } from '../api/records'
import { draftKey, draftOf, keepDraft, type Values } from '../records/drafts'
import type { OfferKind } from './kinds'
import { type Group, groupsOf } from './model'

export interface OfferState { values: Values; groups: Group[] }

const KEPT_AFTER = 400

export function useOfferState(kind: string, spec: OfferKind, row: Row | undefined, preset: Values) {
  const me = useMe()
  const key = draftKey(me.userId, `${kind}.page`, row?.id)
  const begun = (): OfferState => ({ values: row ? valuesOf(spec, row) : { currency: 'CNY', ...preset }, groups: groupsOf(row) })
  const [draft, setDraft] = useState(() => draftOf(key) as unknown as OfferState | undefined)
  const [state, setState] = useState<OfferState>(() => draft ?? begun())
  const [first, setFirst] = useState(begun)
  const touched = useRef(false)
  useEffect(() => {
    if (!touched.current) return
    const timer = setTimeout(() => keepDraft(key, state as unknown as Values), KEPT_AFTER)
    return () => clearTimeout(timer)
  }, [key, state])
  const change = (next: (state: OfferState) => OfferState) => {
    touched.current = true
    setState(next)
  }
  return {
    ...state, first, draft: !!draft,
    set: (values: Values) => change((before) => ({ ...before, values: { ...before.values, ...values } })),
    setGroups: (next: (groups: Group[]) => Group[]) => change((before) => ({ ...before, groups: next(before.groups) })),
    /** What is saved, or thrown away, needs no draft. */
    forget: () => {
      touched.current = false
      keepDraft(key, undefined)
      setDraft(undefined)
    },
    /** Begins again with what is saved by now. */
    restart: (saved?: Row) => {
      touched.current = false
      keepDraft(key, undefined)
      setDraft(undefined)
      const fresh = saved ? { values: valuesOf(spec, saved), groups: groupsOf(saved) } : begun()
      setFirst(fresh)
      setState(fresh)
    },
  }
}

function valuesOf(spec: OfferKind, row: Row): Values {
  return Object.fromEntries([...spec.head, ...spec.foot, 'discount', 'reduction'].map((name) => [name, row[name]]))
}
