// Who changed what, newest first.
import { useQuery } from '@tanstack/react-query'
import { Button, Spin } from 'antd'
import { useState } from 'react'
import type { AuditEntry, Definition } from '../api/client'
import { actionOf, isTechnical, kindOf, useMe } from '../api/definitions'
import { call } from '../api/session'
import { usePreferences } from '../shell/preferences'
import { Nothing } from '../shell/states'
import { goesOn, useTexts } from '../texts'
import { timeText } from './times'
import { Value } from './value'
import { isUnset } from './value-rules'

const FEW = 20

export function History({ definition, id }: { definition: Definition; id: string }) {
  const text = useTexts()
  const [pageSize, setPageSize] = useState(FEW)
  const { language } = usePreferences()
  const zone = useMe().timeZone
  const { data, isPending, error } = useQuery({
    queryKey: ['audit', kindOf(definition), id, pageSize],
    queryFn: () => call<{ auditEntries: AuditEntry[]; nextPageToken: string }>('GET', `/v1/${definition.service}/audit-entries`, { query: { kind: definition.kind, recordId: id, pageSize } }),
    placeholderData: (before) => before,
  })
  if (isPending) return <Spin />
  if (error) return <Nothing title={error.message} />
  const label = (action: string) => actionOf(definition, action)?.label ?? { created: goesOn(text('auditCreated')), updated: goesOn(text('auditUpdated')), deleted: goesOn(text('auditDeleted')), restored: goesOn(text('auditRestored')) }[action] ?? action
  return (
    <>
      <ol className="history">
        {data.auditEntries.map((entry) => (
          <li key={entry.id}>
            <div><strong>{entry.actorName || text('system')}</strong> {label(entry.action)} <time className="faint" dateTime={entry.at}>{entry.at && timeText(entry.at, zone, language)}</time></div>
            <Changes definition={definition} changes={entry.changes as Record<string, [unknown, unknown]>} />
          </li>
        ))}
      </ol>
      {data.nextPageToken && <Button onClick={() => setPageSize(Math.min(pageSize + 60, 200))}>{text('older')}</Button>}
    </>
  )
}

function Changes({ definition, changes }: { definition: Definition; changes?: Record<string, [unknown, unknown]> }) {
  const text = useTexts()
  const known = definition.fields.filter((field) => field.type !== 'custom' && !isTechnical(field)).flatMap((field) => {
    const change = changes?.[field.name]
    return Array.isArray(change) ? [{ field, change }] : []
  })
  if (!known.length) return null
  return (
    <ul>
      {known.map(({ field, change: [before, after] }) => (
        <li key={field.name}>
          {field.label}: {!isUnset(before) && <><del><Value field={field} value={before} link={false} of={definition} /></del> → </>}
          {isUnset(after) ? <span className="faint">{text('emptied')}</span> : <ins><Value field={field} value={after} link={false} of={definition} /></ins>}
        </li>
      ))}
    </ul>
  )
}
