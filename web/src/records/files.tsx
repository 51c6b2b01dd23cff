// Files of a record: put there by choosing or dropping them, opened by their name.
import { DeleteOutlined, InboxOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Popconfirm, Spin, Upload } from 'antd'
import type { Definition, Field } from '../api/client'
import { kindOf, useMe } from '../api/definitions'
import { problemOf } from '../api/problem'
import { act, quoted, type Row, rowsQuery } from '../api/records'
import { sessionFetch } from '../api/session'
import { usePreferences } from '../shell/preferences'
import { Nothing } from '../shell/states'
import { useTexts } from '../texts'
import { timeText } from './times'

interface FilesProps { definition: Definition; field: Field; kind: string; parentId: string; writable: boolean }

export function Files({ definition, field, kind, parentId, writable }: FilesProps) {
  const text = useTexts()
  const { message } = App.useApp()
  const client = useQueryClient()
  const me = useMe()
  const { language } = usePreferences()
  const { data, isPending } = useQuery(rowsQuery(definition, { filter: `${field.name} = ${quoted(parentId)}`, pageSize: 100 }))
  const refresh = () => void client.invalidateQueries({ queryKey: ['list', kindOf(definition)] })
  const mayAdd = writable && !!me.permissions['collaboration.file.create']

  const put = async (file: File) => {
    const form = new FormData()
    form.append('recordKind', kind)
    form.append('recordId', parentId)
    form.append('file', file)
    const answer = await sessionFetch(new Request(new URL('/v1/files', location.origin), { method: 'POST', body: form }))
    if (!answer.ok) throw await problemOf(answer)
    refresh()
  }
  const remove = async (row: Row) => {
    await act(definition, 'delete', row.id, {}).catch((error: Error) => message.error(error.message))
    refresh()
  }
  if (isPending) return <Spin />
  return (
    <>
      {mayAdd && (
        <Upload.Dragger multiple showUploadList={false} customRequest={({ file, onSuccess, onError }) => void put(file as File).then(() => onSuccess?.({}), (error: Error) => { void message.error(error.message); onError?.(error) })}>
          <InboxOutlined aria-hidden /> {text('dropFiles')}
        </Upload.Dragger>
      )}
      {!data?.rows.length && !mayAdd && <Nothing title={text('noneYet', { records: definition.pluralLabel })} />}
      <ul className="files">
        {data?.rows.map((row) => (
          <li key={row.id}>
            <a href={`/v1/files/${row.id}/content`} target="_blank" rel="noreferrer">{String(row.name)}</a>
            <span className="faint">{sizeText(Number(row.size))} · {row.titles?.ownerId} · {timeText(String(row.createdAt), me.timeZone, language)}</span>
            {row.ownerId === me.userId && (
              <Popconfirm title={text('askDelete')} onConfirm={() => remove(row)} okText={text('remove')} cancelText={text('cancel')}>
                <Button type="text" size="small" icon={<DeleteOutlined aria-hidden />} aria-label={text('removeFile', { name: String(row.name) })} />
              </Popconfirm>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function sizeText(bytes: number) {
  if (bytes < 1024) return `${bytes} B`
  return bytes < 1 << 20 ? `${(bytes / 1024).toFixed(0)} kB` : `${(bytes / (1 << 20)).toFixed(1)} MB`
}
